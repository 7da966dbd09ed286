public import Analysis
import Codebooks
import StudyIndex

extension CaseSelection {
  /// The participants with their distances, then what they say.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let notes = notes
    let lines = cases.map { Line(chosen: $0, level: grouping.levels[$0.level], mentions: $0.mentions.map(codeID)) }
    let quoteSchema = QuoteLine.schema(groupings.map(\.name), ofCases: true)
    let quotes = cases.flatMap { chosen in chosen.quotes.map { line($0, of: chosen) } }
    let list = QuoteList(items: quotes.map { $0.item(quoteSchema) }, headingKey: "case")
    let table = Self.schema.table(title: "\(kind.title) participants by \(grouping.label)", lines, notes: notes)
    return try Report(
      "quotes", of: view.study, unit: "participants",
      sections: [.table(table)] + (quotes.isEmpty ? [] : [.quotes(list)]),
      payload: [
        ("cases", Self.schema.values(lines)), ("rows", quoteSchema.values(quotes)),
        ("total", .integer(quotes.count)), ("notes", .strings(notes)),
      ])
  }

  struct Line {
    let chosen: Case
    let level: GroupLevel
    /// Ids of codes.
    let mentions: [String]
  }

  static var schema: Schema<Line> {
    Schema([
      .text("level", "Level", .wrapped(12)) { $0.level.name }.read { $0.level.label },
      .integer("rank", "Rank", .data, unit: "from 1 in each level") { $0.chosen.rank },
      .text("participant", "Participant") { $0.chosen.participant },
      .number("distance", "distance", .decimal(3), unit: "0 to 1") { $0.chosen.distance },
      .integer("quotes", "quotes", unit: "segments") { $0.chosen.quotes.count },
      .list("mentions", "mentions", .wrapped(20), unit: "codes' ids") { $0.mentions },
    ])
  }

  private func codeID(_ code: Int) -> String { view.codebook.codes[code].id }

  private func line(_ quote: Quote, of chosen: Case) -> QuoteLine {
    var line = QuoteLine(quote, view)
    (line.rank, line.distance) = (chosen.rank, chosen.distance)
    let distance = Numbers.fixed(chosen.distance, places: 3)
    line.heading =
      "\(chosen.participant), \(kind.rawValue) of \(grouping.levels[chosen.level].label) (distance \(distance))"
    return line
  }

  private var notes: [String] {
    var notes = [
      "Distance: mean absolute difference, over the \(counted(codes.count, "code")) that somebody mentions, between what "
        + "a participant mentions (1 or 0) and the share of the level's people who do. \(kind.rule) first; of equals the "
        + "first by id."
    ]
    let few = grouping.levels.indices.filter { (1..<TestedComparison.fewPeople).contains(people[$0]) }
    if !few.isEmpty {
      let named = few.map { "\(grouping.levels[$0].label) (\(people[$0]))" }.joined(separator: ", ")
      notes.append("Warning: fewer than five people in \(named): that is too few to call anybody typical.")
    }
    let silent = grouping.levels.indices.filter { people[$0] == 0 }.map { grouping.levels[$0].label }
    if !silent.isEmpty { notes.append("Nobody is interviewed in \(silent.joined(separator: ", ")).") }
    notes += grouping.notes
    notes += view.countingNotes
    return notes
  }
}

extension CaseSelection.Kind {
  fileprivate var title: String { self == .typical ? "Typical" : "Deviant" }
  fileprivate var rule: String { self == .typical ? "The nearest are" : "The farthest are" }
}
