import Foundation

/// Exports of REDCap, as CSV: raw (names as headings, codes as answers) or labels (questions as headings, words as answers),
/// or one for the headings and the other for the answers. An option of a question with several answers is a column
/// `fruits___1` (raw) or `Which fruits? (choice=Apple)`; `…_complete`, `Complete?` in labels, says for each form whether
/// it was filled in: 0 incomplete, 1 unverified, 2 complete.
///
/// REDCap's API documentation of Export Records (`rawOrLabel`, `rawOrLabelHeaders`); vubiostat/redcapAPI,
/// exportFieldNames: "[field_name]___[coded_checkbox_value]"; vubiostat/redcapAPI#301 for the labels of options.
enum REDCapExport {
  @Sendable static func form(_ head: ExportHead, isNamed: Bool) -> ExportForm? {
    let headings = head.headings
    let raw = headings.map { $0.lowercased() }
    let hasCompletion = raw.contains { $0.hasSuffix("_complete") }
    let isRaw =
      raw.contains { $0.hasPrefix("redcap_") }
      || hasCompletion && (raw[0] == "record_id" || raw.contains(where: isOption))
    if isRaw || isNamed && hasCompletion {
      return ExportForm(.redcap, labels: .absent, columns: headings.map(coded))
    }
    let isLabelled =
      raw.contains("complete?")
      && (raw[0] == "record id" || raw.contains { ownNames[$0] != nil } || raw.contains { $0.contains("(choice=") })
    guard isLabelled || isNamed else { return nil }
    return ExportForm(.redcap, labels: .inHeadings, columns: headings.map(worded))
  }

  private static func isOption(_ heading: String) -> Bool { heading.contains("___") }

  private static func coded(_ heading: String) -> ExportForm.Column {
    var column = ExportForm.Column(heading: heading, name: HeadingNames.code(heading))
    if let range = heading.range(of: "___") {
      column.content = .option(
        question: String(heading[..<range.lowerBound]), option: String(heading[range.upperBound...]))
    }
    if heading.hasSuffix("_complete") { (column.content, column.isOfProgram) = (.completion, true) }
    if heading.hasPrefix("redcap_") || heading.hasSuffix("_timestamp") { column.isOfProgram = true }
    return column
  }

  private static func worded(_ heading: String) -> ExportForm.Column {
    if let name = ownNames[heading.lowercased()] {
      return ExportForm.Column(
        heading: heading, name: name, label: heading, content: name == "complete" ? .completion : .answers,
        isOfProgram: true)
    }
    if heading.lowercased() == "record id" {
      return ExportForm.Column(heading: heading, name: "record_id", label: heading)
    }
    if let (question, option) = HeadingNames.grid(heading, open: " (choice=", close: ")") {
      return ExportForm.Column(
        heading: heading, name: HeadingNames.question(question, option: option), label: "\(question) - \(option)",
        content: .option(question: question, option: option))
    }
    return ExportForm.Column(
      heading: heading, name: HeadingNames.question(heading), label: heading.isEmpty ? nil : heading)
  }

  /// What REDCap notes of its own, in words, and its name in raw exports.
  private static let ownNames = [
    "event name": "redcap_event_name", "repeat instrument": "redcap_repeat_instrument",
    "repeat instance": "redcap_repeat_instance", "survey identifier": "redcap_survey_identifier",
    "data access group": "redcap_data_access_group", "survey timestamp": "survey_timestamp", "complete?": "complete",
  ]
}
