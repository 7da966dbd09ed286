public import Analysis
import Codebooks

extension CoOccurrence {
  /// The pairs that stand together, the most frequent first.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let ordered = pairs.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(
      \.element)
    var notes = ["Counted: \(explanation) People: who have both together at least once."]
    if within != .overlap {
      notes.append("Jaccard: \(within.rawValue)s with both codes, of those with either.")
    }
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    let table = Table(
      title: "Codes that stand together", columns: columns,
      rows: ordered.map(tableRow), notes: notes)
    return try Report(
      "cooccur", of: view.study, unit: unit, sections: [.table(table)],
      payload: [
        ("within", .string(within.rawValue)), ("rows", .array(ordered.map(rowValue))),
        ("totals", .object(totals.map { (view.codebook.codes[$0.key].id, .integer($0.value)) })),
        ("notes", .strings(notes)),
      ])
  }

  private var unit: String { within == .overlap ? "pairs of segments" : within.rawValue + "s" }

  private var explanation: String {
    switch within {
    case .overlap: "pairs of segments that share words."
    case .turn: "turns that hold both codes."
    case .transcript: "transcripts that hold both codes."
    }
  }

  private var columns: [Column] {
    var columns = [
      Column(key: "first", heading: "Code", wraps: true, minimumWidth: 16),
      Column(key: "second", heading: "with", wraps: true, minimumWidth: 16),
      Column(key: "count", heading: within == .overlap ? "overlaps" : within.rawValue + "s", alignment: .right),
      Column(key: "people", heading: "people", alignment: .right),
    ]
    if within != .overlap { columns.append(Column(key: "coefficient", heading: "Jaccard", alignment: .right)) }
    return columns
  }

  private func tableRow(_ pair: Pair) -> Table.Row {
    var cells: [Cell] = [
      .text(view.codebook.codes[pair.first].id, colour: view.codebook.codes[pair.first].colour),
      .text(view.codebook.codes[pair.second].id, colour: view.codebook.codes[pair.second].colour),
      .integer(pair.count), .integer(pair.people),
    ]
    if within != .overlap { cells.append(pair.coefficient.map { .decimal($0, places: 2) } ?? .empty) }
    return Table.Row(cells)
  }

  private func rowValue(_ pair: Pair) -> JSONValue {
    .object([
      ("first", .string(view.codebook.codes[pair.first].id)), ("second", .string(view.codebook.codes[pair.second].id)),
      ("count", .integer(pair.count)), ("people", .integer(pair.people)),
      ("coefficient", .optional(pair.coefficient)),
    ])
  }
}
