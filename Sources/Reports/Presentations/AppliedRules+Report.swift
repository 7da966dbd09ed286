public import Analysis
import Codebooks
import Foundation
import StudyIndex

extension AppliedRules {
  /// Hits by code, by state and by level.
  /// - Parameter showingRules: each rule's hits below its code.
  /// - Throws: what reading the index throws.
  public func report(showingRules: Bool) throws -> Report {
    var notes = [
      "\(counted(rows.reduce(0) { $0 + $1.hits }, "hit")) of rules; people: who have at least one hit that is not rejected."
    ]
    notes.append("Overlapping hits of one code are one segment in quotes and comparisons.")
    if showingRules { notes.append("A hit counts for the first of its code's rules that finds it.") }
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    if let grouping { notes.append("Hits by \(grouping.label): those that are not rejected.") }
    let table = Table(
      title: "What the codebook's rules find", columns: columns, rows: rows.map { tableRow($0, showingRules) },
      notes: notes)
    return try Report(
      "apply", of: view.study, unit: "hits", sections: [.table(table)],
      payload: [("rows", .array(rows.map(rowValue))), ("notes", .strings(notes))])
  }

  /// What is new and gone since the last time; `nil` the first time.
  public var newsText: String? {
    guard let news else { return nil }
    let since = news.since.formatted(Date.ISO8601FormatStyle()).replacing("T", with: " ").replacing("Z", with: " UTC")
    let codes = rows.compactMap { row -> String? in
      let id = view.codebook.codes[row.code].id
      let (new, gone) = (news.new[id] ?? 0, news.gone[id] ?? 0)
      if new == 0, gone == 0 { return nil }
      return "\(id) "
        + [new > 0 ? "+\(new)" : nil, gone > 0 ? "−\(gone)" : nil].compactMap { $0 }.joined(separator: " ")
    }
    return "Since the last apply (\(since)): \(codes.isEmpty ? "no change" : codes.joined(separator: ", "))."
  }

  private var columns: [Column] {
    var columns = [
      Column(key: "code", heading: "Code", wraps: true, minimumWidth: 16),
      Column(key: "hits", heading: "hits", alignment: .right),
      Column(key: "unreviewed", heading: "unreviewed", alignment: .right),
      Column(key: "accepted", heading: "accepted", alignment: .right),
      Column(key: "rejected", heading: "rejected", alignment: .right),
      Column(key: "people", heading: "people", alignment: .right),
    ]
    for level in grouping?.levels ?? [] {
      columns.append(Column(key: level.name, heading: level.label, alignment: .right, group: grouping?.label))
    }
    return columns
  }

  private func tableRow(_ row: Row, _ showingRules: Bool) -> Table.Row {
    let code = view.codebook.codes[row.code]
    let cells: [Cell] =
      [
        .text(code.id, colour: code.colour), .integer(row.hits), .integer(row.unreviewed), .integer(row.accepted),
        .integer(row.rejected), .integer(row.people),
      ] + row.levels.map { .integer($0) }
    let rules = showingRules ? row.rules.map { "\($0.file):\($0.line): \(counted($0.hits, "hit"))" } : []
    return Table.Row(cells, indent: code.depth, quoted: rules.map { QuotedLine($0) })
  }

  private func rowValue(_ row: Row) -> JSONValue {
    let levels = zip(grouping?.levels ?? [], row.levels).map { level, hits in
      JSONValue.object([("level", .string(level.name)), ("hits", .integer(hits))])
    }
    let rules = row.rules.map { rule in
      JSONValue.object([("file", .string(rule.file)), ("line", .integer(rule.line)), ("hits", .integer(rule.hits))])
    }
    return .object([
      ("code", .string(view.codebook.codes[row.code].id)), ("hits", .integer(row.hits)),
      ("unreviewed", .integer(row.unreviewed)), ("accepted", .integer(row.accepted)),
      ("rejected", .integer(row.rejected)), ("people", .integer(row.people)), ("levels", .array(levels)),
      ("rules", .array(rules)),
    ])
  }
}
