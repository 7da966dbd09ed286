import Basics
public import StudyIndex

extension StudyCheck {
  /// One line a problem, as compilers write them; then the count.
  public func report(study: String) -> Report {
    let verdict =
      problems.isEmpty
      ? "\(counted(files, "file")) checked, no problem."
      : "\(counted(files, "file")) checked: \(counted(errors, "error")), \(counted(warnings, "warning"))."
    return Report(
      command: "check", study: study, sections: [.listing(problems.map(\.description) + [verdict], table(verdict))],
      payload: [
        ("rows", .array(problems.map(value))), ("errors", .integer(errors)), ("warnings", .integer(warnings)),
        ("files", .integer(files)),
      ])
  }

  private func table(_ verdict: String) -> Table {
    Table(
      title: "Problems of the study",
      columns: [
        Column(key: "severity", heading: "Severity"), Column(key: "file", heading: "File"),
        Column(key: "line", heading: "Line", alignment: .right),
        Column(key: "column", heading: "Column", alignment: .right), Column(key: "what", heading: "What"),
        Column(key: "remedy", heading: "Remedy"),
      ],
      rows: problems.map { problem in
        Table.Row([
          .text(problem.severity.rawValue), .text(problem.file), problem.line.map { .integer($0) } ?? .empty,
          problem.column.map { .integer($0) } ?? .empty, .text(problem.what), .text(problem.remedy),
        ])
      }, notes: [verdict])
  }

  private func value(_ problem: Problem) -> JSONValue {
    .object([
      ("severity", .string(problem.severity.rawValue)), ("file", .optional(problem.file)),
      ("line", .optional(problem.line)), ("column", .optional(problem.column)), ("what", .string(problem.what)),
      ("remedy", .string(problem.remedy)),
    ])
  }
}
