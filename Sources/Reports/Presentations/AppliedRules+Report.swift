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
    let levels = (grouping?.levels ?? []).map { LevelHeading(name: $0.name, heading: $0.label) }
    let schema = Self.schema(levels, over: grouping?.label)
    let lines = rows.map { Line(row: $0, code: view.codebook.codes[$0.code]) }
    let table = schema.table(title: "What the codebook's rules find", lines, notes: notes) { line, row in
      row.indent = line.code.depth
      if showingRules {
        row.quoted = line.row.rules.map { QuotedLine("\($0.file):\($0.line): \(counted($0.hits, "hit"))") }
      }
    }
    return try Report(
      "apply", of: view.study, unit: "hits", sections: [.table(table)],
      payload: [("rows", schema.values(lines)), ("notes", .strings(notes))])
  }

  struct Line {
    let row: Row
    let code: Code
  }

  static func schema(_ levels: [LevelHeading], over: String?) -> Schema<Line> {
    let hits = Schema<Int>([.integer("hits", "hits", unit: "hits that are not rejected") { $0 }])
    let rules = Schema<RuleCount>([
      .text("file", "File") { $0.file }, .integer("line", "Line", unit: "1-based") { $0.line },
      .integer("hits", "hits", unit: "hits") { $0.hits },
    ])
    return Schema([
      .text("code", "Code", .wrapped(16), unit: "code's id") { $0.code.id }.coloured { $0.code.colour },
      .integer("hits", "hits", unit: "hits") { $0.row.hits },
      .integer("unreviewed", "unreviewed", unit: "hits") { $0.row.unreviewed },
      .integer("accepted", "accepted", unit: "hits") { $0.row.accepted },
      .integer("rejected", "rejected", unit: "hits") { $0.row.rejected },
      .integer("people", "people", unit: "people with a hit that is not rejected") { $0.row.people },
      .levels("levels", levels, over: over, hits) { $0.row.levels },
      .nested("rules", rules) { $0.row.rules },
    ])
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
}
