public import Reports

extension ReportKeys {
  /// With the rows of `run`.
  public static var ofAllCommands: [Entry] { all + [Entry("`run`", StepOutcome.schema.keys)] }
}
