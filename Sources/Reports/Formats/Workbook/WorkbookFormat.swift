import Basics

/// A report as an Excel workbook: a sheet for each table and list of quotes, the numbers behind tables of words, and a
/// sheet of notes with what the report rests on.
enum WorkbookFormat {
  /// - Throws: `Problem` of kind `usage` for a table that no sheet can hold; of kind `inputOutput` or `cannotWrite`
  ///   when the workbook cannot be put together.
  static func render(_ report: Report) throws -> [UInt8] {
    try WorkbookWriter.workbook(sheets(of: report), title: report.heading)
  }

  /// The sheets in order, named as Excel allows it, the notes last.
  static func sheets(of report: Report) -> [WorkbookSheet] {
    var sheets = report.sections.flatMap { section in sheetsOf(section, fallback: report.command.capitalised) }
    for (number, section) in (report.data ?? []).enumerated() {
      let name = report.data?.count == 1 ? "Data" : "Data \(number + 1)"
      sheets += TableSheet.data(section, name: name).map { [$0] } ?? []
    }
    let notes = NotesSheet(report: report)
    var names = WorkbookNames()
    let reserved = names.name(for: NotesSheet.name)
    for index in sheets.indices { sheets[index].name = names.name(for: sheets[index].name) }
    return sheets + [notes.sheet(of: sheets, name: reserved)]
  }

  private static func sheetsOf(_ section: Section, fallback: String) -> [WorkbookSheet] {
    switch section {
    case .table(let table), .listing(_, let table): TableSheet(table: table, fallback: fallback).sheets
    case .tree(let tree): TableSheet(table: tree.table, fallback: fallback).sheets
    case .quotes(let quotes): [QuotesSheet.sheet(quotes, fallback: fallback)]
    case .text: []
    }
  }
}

extension Report {
  /// The study and the command, as the head of a page names them.
  var heading: String { "\(study): \(command)" }
}

extension String {
  /// The first letter in upper case: a name for what has none.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
