public import Analysis
import Codebooks
import StudyIndex

extension CaseSelection {
  /// The participants with their distances, then what they say.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let notes = notes
    let table = Table(
      title: "\(kind.title) participants by \(grouping.label)", columns: columns, rows: cases.map(tableRow),
      notes: notes)
    let items = cases.flatMap { chosen in chosen.quotes.map { item($0, of: chosen) } }
    let quotes = QuoteList(items: items, headingKey: "case")
    return try Report(
      "quotes", of: view.study, unit: "participants",
      sections: [.table(table)] + (items.isEmpty ? [] : [.quotes(quotes)]),
      payload: [
        ("cases", .array(cases.map(value))),
        ("rows", .array(cases.flatMap { chosen in chosen.quotes.map { rowValue($0, of: chosen) } })),
        ("total", .integer(items.count)), ("notes", .strings(notes)),
      ])
  }

  private var columns: [Column] {
    [
      Column(key: "level", heading: "Level", wraps: true, minimumWidth: 12),
      Column(key: "rank", heading: "Rank", alignment: .right, dataOnly: true),
      Column(key: "participant", heading: "Participant"),
      Column(key: "distance", heading: "distance", alignment: .right),
      Column(key: "quotes", heading: "quotes", alignment: .right),
      Column(key: "mentions", heading: "mentions", wraps: true, minimumWidth: 20),
    ]
  }

  private func tableRow(_ chosen: Case) -> Table.Row {
    Table.Row([
      .text(grouping.levels[chosen.level].label), .integer(chosen.rank), .text(chosen.participant),
      .decimal(chosen.distance, places: 3), .integer(chosen.quotes.count), .list(chosen.mentions.map(codeID)),
    ])
  }

  private func codeID(_ code: Int) -> String { view.codebook.codes[code].id }

  private func item(_ quote: Quote, of chosen: Case) -> QuoteItem {
    let level = grouping.levels[chosen.level].label
    let distance = Numbers.fixed(chosen.distance, places: 3)
    return quote.item(
      view, groupings, heading: "\(chosen.participant), \(kind.rawValue) of \(level) (distance \(distance))",
      first: [
        .init("rank", .integer(chosen.rank), shown: nil),
        .init("distance", .decimal(chosen.distance, places: 3), shown: nil),
      ])
  }

  private func value(_ chosen: Case) -> JSONValue {
    .object([
      ("level", .string(grouping.levels[chosen.level].name)), ("participant", .string(chosen.participant)),
      ("rank", .integer(chosen.rank)), ("distance", .number(chosen.distance)),
      ("mentions", .strings(chosen.mentions.map(codeID))), ("quotes", .integer(chosen.quotes.count)),
    ])
  }

  private func rowValue(_ quote: Quote, of chosen: Case) -> JSONValue {
    .object(
      quote.members(view, groupings) + [("rank", .integer(chosen.rank)), ("distance", .number(chosen.distance))])
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
      notes.append("Warning: fewer than five people in \(named): hardly anybody is typical of so few.")
    }
    let silent = grouping.levels.indices.filter { people[$0] == 0 }.map { grouping.levels[$0].label }
    if !silent.isEmpty { notes.append("Nobody is interviewed in \(silent.joined(separator: ", ")).") }
    notes += grouping.notes
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    return notes
  }
}

extension CaseSelection.Kind {
  fileprivate var title: String { self == .typical ? "Typical" : "Deviant" }
  fileprivate var rule: String { self == .typical ? "The nearest stand" : "The farthest stand" }
}
