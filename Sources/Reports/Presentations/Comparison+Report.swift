public import Analysis
import Codebooks
import Studies

extension Comparison {
  /// Codes down, levels across.
  /// - Parameter quotes: for each cell its best quotes, by `BestQuotes`.
  /// - Throws: what reading the index throws.
  public func report(unit: ComparisonUnit, quotes: BestQuotes? = nil) throws -> Report {
    let notes = notes(unit)
    let table = Table(
      title: "Codes by \(grouping.label)", columns: columns(unit),
      rows: rows.map { tableRow($0, unit, quotes) } + [totals(unit)], notes: notes)
    return try Report(
      "compare", of: view.study, unit: unit.rawValue, sections: [.table(table)],
      payload: [
        ("by", .string(grouping.name)), ("levels", .array(levels.map(levelValue))),
        ("rows", .array(rows.map { rowValue($0, quotes) })), ("without_level", .strings(withoutLevel)),
        ("segments_without_level", .integer(segmentsWithoutLevel)), ("notes", .strings(notes)),
      ])
  }

  private func columns(_ unit: ComparisonUnit) -> [Column] {
    var columns = [Column(key: "code", heading: "Code", wraps: true, minimumWidth: 16)]
    columns.append(Column(key: "id", heading: "Id", dataOnly: true))
    for level in levels {
      let group = level.level.label
      switch unit {
      case .people:
        columns.append(Column(key: "people", heading: "people", alignment: .right, group: group))
        columns.append(Column(key: "share_of_people", heading: "share", alignment: .right, group: group))
        columns.append(Column(key: "segments", heading: "segments", alignment: .right, group: group, dataOnly: true))
      case .segments:
        columns.append(Column(key: "segments", heading: "segments", alignment: .right, group: group))
        columns.append(Column(key: "per_1000_words", heading: "per 1,000 w.", alignment: .right, group: group))
      case .words:
        columns.append(Column(key: "words", heading: "words", alignment: .right, group: group))
        columns.append(Column(key: "share_of_words", heading: "share", alignment: .right, group: group))
      case .transcripts:
        columns.append(Column(key: "transcripts", heading: "transcripts", alignment: .right, group: group))
      }
    }
    return columns
  }

  private func tableRow(_ row: Row, _ unit: ComparisonUnit, _ quotes: BestQuotes?) -> Table.Row {
    let code = view.codebook.codes[row.code]
    var cells: [Reports.Cell] = [.text(code.name, colour: code.colour), .text(code.id)]
    for (level, cell) in zip(levels, row.cells) { cells += self.cells(cell, level, unit) }
    return Table.Row(cells, indent: code.depth, quoted: quotes?.lines(code: row.code) ?? [])
  }

  private func cells(_ cell: Comparison.Cell, _ level: Level, _ unit: ComparisonUnit) -> [Reports.Cell] {
    switch unit {
    case .people:
      [.integer(cell.people), share(cell.shareOfPeople(of: level)), .integer(cell.segments)]
    case .segments:
      [.integer(cell.segments), cell.perThousandWords(of: level).map { .decimal($0, places: 2) } ?? .empty]
    case .words:
      [.integer(cell.words), share(cell.shareOfWords(of: level))]
    case .transcripts:
      [.integer(cell.transcripts)]
    }
  }

  private func share(_ share: Double?) -> Reports.Cell { share.map { .percent($0, places: 0) } ?? .empty }

  /// What the shares and rates are of.
  private func totals(_ unit: ComparisonUnit) -> Table.Row {
    var cells: [Reports.Cell] = [.text(unit.total, emphasis: .bold), .empty]
    for level in levels {
      switch unit {
      case .people: cells += [.integer(level.people), .empty, .empty]
      case .segments, .words: cells += [.integer(level.words), .empty]
      case .transcripts: cells += [.integer(level.transcripts)]
      }
    }
    return Table.Row(cells, ruleAbove: true)
  }

  private func notes(_ unit: ComparisonUnit) -> [String] {
    var notes = [unit.explanation]
    let review = Segment.Review.allCases.compactMap { state -> String? in
      guard let count = reviewCounts[state], count > 0 else { return nil }
      return "\(count) \(state.explanation)"
    }
    if !review.isEmpty { notes.append("Segments of the top codes: \(review.joined(separator: ", ")).") }
    if !withoutLevel.isEmpty {
      notes.append(
        "Without a level of \(grouping.name), and in no column: \(withoutLevel.joined(separator: ", ")) "
          + "(\(counted(segmentsWithoutLevel, "segment")) of these codes).")
    }
    if let restriction = view.restriction { notes.append("Restricted: \(restriction).") }
    return notes
  }

  private func levelValue(_ level: Level) -> JSONValue {
    .object([
      ("level", .string(level.level.name)), ("label", .string(level.level.label)), ("people", .integer(level.people)),
      ("transcripts", .integer(level.transcripts)), ("words", .integer(level.words)),
    ])
  }

  private func rowValue(_ row: Row, _ quotes: BestQuotes?) -> JSONValue {
    let code = view.codebook.codes[row.code]
    let cells = zip(levels, row.cells).enumerated().map { index, pair -> JSONValue in
      let (level, cell) = pair
      var members: [(String, JSONValue)] = [
        ("level", .string(level.level.name)), ("people", .integer(cell.people)), ("segments", .integer(cell.segments)),
        ("words", .integer(cell.words)), ("transcripts", .integer(cell.transcripts)),
        ("per_1000_words", .optional(cell.perThousandWords(of: level))),
        ("share_of_people", .optional(cell.shareOfPeople(of: level))),
        ("share_of_words", .optional(cell.shareOfWords(of: level))),
      ]
      if let quotes { members.append(("quotes", .array(quotes.values(code: row.code, level: index)))) }
      return .object(members)
    }
    return .object([
      ("code", .string(code.id)), ("name", .string(code.name)), ("depth", .integer(code.depth)),
      ("cells", .array(cells)),
    ])
  }
}

extension ComparisonUnit {
  /// Heading of the row of totals.
  fileprivate var total: String {
    switch self {
    case .people: "People interviewed"
    case .segments, .words: "Words spoken"
    case .transcripts: "Transcripts"
    }
  }

  fileprivate var explanation: String {
    switch self {
    case .people:
      "Who mentions a code of the people interviewed; a person counts once for a code, and for a parent with its children."
    case .segments: "Rates are per 1,000 words spoken by the level's participants."
    case .words: "Words inside segments, and their share of the words that the level's participants speak."
    case .transcripts: "Transcripts in which the level has the code at least once."
    }
  }
}

extension Segment.Review {
  /// For the notes under tables.
  var explanation: String {
    switch self {
    case .person: "coded by people"
    case .accepted: "rules' hits accepted by people"
    case .unreviewed: "rules' hits not reviewed"
    }
  }
}
