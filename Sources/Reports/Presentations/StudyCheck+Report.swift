import Ground
public import Studies

extension StudyCheck {
  /// One line a problem, as compilers write them; then the count.
  public func report(study: String) -> Report {
    let lines = problems.map(\.description)
    let verdict =
      problems.isEmpty
      ? "\(counted(files, "file")) checked, no problem."
      : "\(counted(files, "file")) checked: \(counted(errors, "error")), \(counted(warnings, "warning"))."
    return Report(
      command: "check", study: study, sections: [.text((lines + [verdict]).joined(separator: "\n"))],
      payload: [
        ("rows", .array(problems.map(value))), ("errors", .integer(errors)), ("warnings", .integer(warnings)),
        ("files", .integer(files)),
      ])
  }

  private func value(_ problem: Problem) -> JSONValue {
    .object([
      ("severity", .string(problem.severity.rawValue)), ("file", .optional(problem.file)),
      ("line", .optional(problem.line)), ("column", .optional(problem.column)), ("what", .string(problem.what)),
      ("remedy", .string(problem.remedy)),
    ])
  }
}
