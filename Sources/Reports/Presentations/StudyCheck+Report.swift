import Basics
public import StudyIndex

extension StudyCheck {
  /// One line a problem, as compilers write them; then the count.
  public func report(study: String) -> Report {
    let verdict =
      errors + warnings == 0
      ? "\(counted(files, "file")) checked, no problem."
      : "\(counted(files, "file")) checked: \(counted(errors, "error")), \(counted(warnings, "warning"))."
    let table = Self.schema.table(title: "Problems of the study", problems, notes: [verdict])
    return Report(
      command: "check", study: study, sections: [.listing(problems.map(\.description) + [verdict], table)],
      payload: [
        ("rows", Self.schema.values(problems)), ("errors", .integer(errors)), ("warnings", .integer(warnings)),
        ("files", .integer(files)),
      ])
  }

  static var schema: Schema<Problem> {
    Schema([
      .text("severity", "Severity", unit: "`error`, `warning`, `note`") { $0.severity.rawValue },
      .text("file", "File") { $0.file }, .integer("line", "Line", unit: "1-based") { $0.line },
      .integer("column", "Column", unit: "1-based") { $0.column }, .text("what", "What") { $0.what },
      .text("remedy", "Remedy") { $0.remedy },
    ])
  }
}
