import Respondents

/// A report as CSV (RFC 4180, lines ending with a line feed): every table, quote list and tree, an empty line between
/// them. Running text is left out unless there is nothing else; then it is one column `text`.
enum CSVFormat {
  static func render(_ report: Report) -> String {
    var tables = (report.data ?? report.sections).compactMap(DataTable.init)
    if tables.isEmpty {
      let texts = report.sections.compactMap(\.runningText)
      if !texts.isEmpty { tables = [DataTable(texts: texts)] }
    }
    return tables.map(render).joined(separator: "\n")
  }

  static func render(_ table: DataTable) -> String {
    var lines = line(table.headings.map(DelimitedCell.safe))
    for row in table.rows { lines += line(row.map(field)) }
    return lines
  }

  private static func line(_ fields: [String]) -> String {
    // A line of one empty field would be an empty line, which parts tables.
    fields == [""] ? "\"\"\n" : fields.map { DelimitedCell.written($0) }.joined(separator: ",") + "\n"
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
        merged[same].rows += table.rows
      } else {
        merged.append(table)
      }
    }
    return merged.map(CSVFormat.render)
  }
}
