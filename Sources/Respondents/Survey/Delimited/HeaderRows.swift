import Basics

/// Rows between the names of a survey's columns and its first answers, as Qualtrics writes them.
///
/// | file | below the names |
/// |---|---|
/// | Qualtrics | the question's text, then `{"ImportId":"QID1"}` |
/// | Qualtrics, legacy exporter | the question's text, under `V1`, `V2`, … |
struct HeaderRows {
  /// How many rows are no answers.
  let below: Int
  /// The questions by the position of their column; empty where the file has none.
  let labels: [String]

  /// - Parameter head: the file's beginning, UTF-8.
  init(_ head: [UInt8], from beginning: Beginning, delimiter: DelimitedText.Delimiter) {
    let rows = DelimitedRows.parse(head, from: beginning, delimiter: delimiter, limit: 3).all.map(\.cells)
    if rows.count >= 3, Self.areImportIDs(rows[2]) {
      (below, labels) = (2, rows[1])
    } else if rows.count >= 2, rows[0].starts(with: ["V1", "V2"]), rows[1].starts(with: ["ResponseID", "ResponseSet"]) {
      (below, labels) = (1, rows[1])
    } else {
      (below, labels) = (0, [])
    }
  }

  private static func areImportIDs(_ cells: [String]) -> Bool {
    !cells.isEmpty
      && cells.allSatisfy { $0.isEmpty || $0.hasPrefix("{") && $0.contains("\"ImportId\"") }
      && cells.contains { !$0.isEmpty }
  }

  /// The question of a column on one line; `nil` where there is none but the column's name.
  func label(_ index: Int, name: String) -> String? {
    guard labels.indices.contains(index) else { return nil }
    let label = labels[index].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return label.isEmpty || label == name ? nil : label
  }
}
