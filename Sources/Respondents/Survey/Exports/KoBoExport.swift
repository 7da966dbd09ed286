/// Exports of KoBoToolbox, as CSV or Excel: headings are names (`household/age`) or labels in one language; a question with
/// several answers is one column with all of them and one column an option (`fruits`, `fruits/apple`: 1 or 0), or only one
/// of the two; the columns that begin with `_` are KoBo's own. A row of HXL tags may stand below the headings.
///
/// support.kobotoolbox.org, Exporting and downloading your data; how headings are put together is in formpack's
/// reporting/export.py.
enum KoBoExport {
  @Sendable static func form(_ head: ExportHead, isNamed: Bool) -> ExportForm? {
    let marks = ["_id", "_uuid", "_submission_time"].count { head.has($0) }
    guard marks >= 2 || isNamed else { return nil }
    let headings = head.headings
    let areNames = headings.allSatisfy { isPath($0, separator: "/") }
    let paths = FormPaths(headings, separator: "/", areNames: areNames)
    return ExportForm(
      .kobo, rowsBelow: isTagRow(head) ? 1 : 0, labels: areNames ? .absent : .inHeadings,
      columns: paths.columns { $0.hasPrefix("_") || $0 == "meta/instanceID" }, long: paths.long)
  }

  /// Whether the first row below the headings holds HXL tags: `#adm1+name`.
  private static func isTagRow(_ head: ExportHead) -> Bool {
    guard head.rows.count >= 2 else { return false }
    let filled = head.rows[1].filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy { $0.hasPrefix("#") && !$0.contains(" ") }
  }

  /// Whether a heading is a name of a question, perhaps behind those of its groups.
  static func isPath(_ heading: String, separator: Character) -> Bool {
    heading.split(separator: separator, omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.first else { return heading.isEmpty }
      return (first.isLetter || first.isNumber || first == "_")
        && part.allSatisfy { $0.isLetter || $0.isNumber || "_.-".contains($0) }
    }
  }
}

/// Exports of ODK (Central, Briefcase, Aggregate) and SurveyCTO: `SubmissionDate` first, the submission's `KEY` or
/// `instanceID` at the end, groups before names with `-` or `:` between, options of a question with several answers as
/// columns `fruits/apple` where they were asked for.
///
/// docs.getodk.org/central-submissions; getodk/briefcase, docs/export-format.md.
enum ODKExport {
  @Sendable static func form(_ head: ExportHead, isNamed: Bool) -> ExportForm? {
    let headings = head.headings
    let hasKey = headings.contains { $0 == "KEY" || $0.hasSuffix("instanceID") }
    guard hasKey && head.has("SubmissionDate") || isNamed else { return nil }
    let separator: Character =
      headings.contains { $0.contains(":") } ? ":" : "-"
    let paths = FormPaths(headings, separator: separator, areNames: true)
    return ExportForm(
      .odk, labels: .absent,
      columns: paths.columns { own.contains($0) || $0.hasPrefix("meta-") || $0.hasPrefix("meta:") },
      long: paths.long)
  }

  private static let own: Set<String> = [
    "SubmissionDate", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
    "ReviewState", "DeviceID", "Edits", "FormVersion", "isValidated", "instanceID", "formdef_version", "review_status",
  ]
}
