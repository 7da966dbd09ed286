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
