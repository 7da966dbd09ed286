/// Exports of Qualtrics: CSV and TSV have the question's text below the names and `{"ImportId":"QID1"}` below that (Excel
/// has it in some versions of the exporter); the legacy exporter has the text alone, below `V1`, `V2`, ….
///
/// "CSV and TSV files come with 3 rows of headers" (qualtrics.com/support, Understanding Your Dataset).
enum QualtricsExport {
  @Sendable static func form(_ head: ExportHead, isNamed: Bool) -> ExportForm? {
    let headings = head.headings
    let rowsBelow: Int
    if head.rows.count >= 3, areImportIDs(head.rows[2]) {
      rowsBelow = 2
    } else if isLegacy(head) || hasWordsForDates(head) {
      rowsBelow = 1
    } else if isNamed {
      rowsBelow = 0
    } else {
      return nil
    }
    return ExportForm(
      .qualtrics, rowsBelow: rowsBelow, labels: rowsBelow > 0 ? .inSecondRow : .absent,
      columns: headings.enumerated().map { index, heading in
        let label = rowsBelow > 0 ? head.cell(1, index) ?? "" : ""
        return ExportForm.Column(
          heading: heading, name: HeadingNames.code(heading), label: label.isEmpty || label == heading ? nil : label,
          isOfProgram: own.contains(heading.lowercased()))
      })
  }

  private static func areImportIDs(_ cells: [String]) -> Bool {
    !cells.isEmpty
      && cells.allSatisfy { $0.isEmpty || $0.hasPrefix("{") && $0.contains("\"ImportId\"") }
      && cells.contains { !$0.isEmpty }
  }

  private static func isLegacy(_ head: ExportHead) -> Bool {
    head.rows.count >= 2 && head.rows[0].starts(with: ["V1", "V2"])
      && head.rows[1].starts(with: ["ResponseID", "ResponseSet"])
  }

  /// Whether a column of times has words in its first cell, in any language: "Start Date", "Startdatum".
  private static func hasWordsForDates(_ head: ExportHead) -> Bool {
    guard head.has("ResponseId") else { return false }
    return ["StartDate", "EndDate", "RecordedDate"].contains { name in
      guard let column = head.position(of: name), let cell = head.cell(1, column), !cell.isEmpty else { return false }
      return !cell.contains { $0.isNumber } && (head.cell(2, column)?.contains { $0.isNumber } ?? true)
    }
  }

  /// In lower case.
  private static let own: Set<String> = [
    "startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)", "finished", "recordeddate",
    "responseid", "recipientlastname", "recipientfirstname", "recipientemail", "externalreference", "locationlatitude",
    "locationlongitude", "distributionchannel", "userlanguage",
  ]
}
