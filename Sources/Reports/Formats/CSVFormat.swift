import Respondents

/// A report as CSV (RFC 4180, lines ending with a line feed): every table, quote list and tree, an empty line between
/// them. Running text is left out unless there is nothing else; then it is one column `text`.
enum CSVFormat {
  /// Hands out the lines in pieces, in order.
  static func write(_ report: Report, _ take: ([UInt8]) throws -> Void) rethrows {
    var tables = (report.data ?? report.sections).compactMap(DataTable.init)
    if tables.isEmpty {
      let texts = report.sections.compactMap(\.runningText)
      if !texts.isEmpty { tables = [DataTable(texts: texts)] }
    }
    for (number, table) in tables.enumerated() {
      if number > 0 { try take([0x0A]) }
      try write(table, take)
    }
  }

  static func render(_ table: DataTable) -> String {
    var bytes: [UInt8] = []
    write(table) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ table: DataTable, _ take: ([UInt8]) throws -> Void) rethrows {
    try take(line(table.headings.map(DelimitedCell.safe)))
    try table.forEachRow { row in try take(line(row.map(field))) }
  }

  private static func line(_ fields: [String]) -> [UInt8] {
    // A line of one empty field would be an empty line, which parts tables.
    if fields == [""] { return Array("\"\"\n".utf8) }
    var line: [UInt8] = []
    for (number, field) in fields.enumerated() {
      if number > 0 { line.append(UInt8(ascii: ",")) }
      DelimitedCell.append(field, to: &line)
    }
    line.append(0x0A)
    return line
  }

  private static func field(_ cell: Cell) -> String {
    cell.isNumber ? cell.data : DelimitedCell.safe(cell.data)
  }
}

/// The tables of a report as CSV for other programs: one table a file, as R and spreadsheets read it.
public enum CSVFiles {
  /// One text a table, in the report's order; tables with the same headings are one. Empty when the report has none.
  public static func tables(of sections: [Section]) -> [String] {
    var merged: [DataTable] = []
    for table in sections.compactMap(DataTable.init) {
      if let same = merged.firstIndex(where: { $0.headings == table.headings }) {
        merged[same].append(table)
      } else {
        merged.append(table)
      }
    }
    return merged.map(CSVFormat.render)
  }
}
