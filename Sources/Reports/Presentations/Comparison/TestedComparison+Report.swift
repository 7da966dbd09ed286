public import Analysis
import Codebooks
import Statistics
import StudyIndex

extension TestedComparison {
  /// Codes down, levels across, p-values at the end.
  /// - Parameters:
  ///   - quotes: for each cell its best quotes, by `BestQuotes`.
  ///   - details: whether every test, and every pair of levels, gets a row of a second table.
  ///   - linksNarrowed: whether counts lead to quotes even where the comparison is narrowed, for whoever narrows the
  ///     quotes, too.
  /// - Throws: what reading the index throws.
  public func report(quotes: BestQuotes? = nil, details: Bool = false, linksNarrowed: Bool = false) throws -> Report {
    let notes = notes
    let schema = ComparedCode.schema(shape(withQuotes: quotes != nil))
    let lines = zip(comparison.rows, rows).map { ComparedCode($0, $1, of: self, quotes, linksNarrowed: linksNarrowed) }
    var sections: [Section] = [.table(table(schema, lines, quotes, notes))]
    if details, unit != .transcripts, levels.count > 1 { sections.append(.table(detailedTable)) }
    return try Report(
      "compare", of: comparison.view.study, unit: unit.rawValue, sections: sections,
      payload: [
        ("by", .string(comparison.grouping.name)), ("levels", Comparison.Level.schema.values(comparison.levels)),
        ("rows", schema.values(lines)), ("without_level", .strings(comparison.withoutLevel)),
        ("segments_without_level", .integer(comparison.segmentsWithoutLevel)), ("tests", settingsValue),
        ("notes", .strings(notes)),
      ])
  }

  private func shape(withQuotes: Bool) -> ComparedCode.Shape {
    ComparedCode.Shape(
      unit: unit, levels: comparison.levels.map { LevelHeading(name: $0.level.name, heading: $0.level.label) },
      adjustment: settings.adjustment, hasTests: testedCodes > 0, hasOnePair: levels.count == 2,
      withQuotes: withQuotes)
  }

  private func table(
    _ schema: Schema<ComparedCode>, _ lines: [ComparedCode], _ quotes: BestQuotes?, _ notes: [String]
  ) -> Table {
    var table = schema.table(title: "Codes by \(comparison.grouping.label)", lines, notes: notes) { line, row in
      row.indent = line.code.depth
      row.quoted = quotes?.lines(code: line.counts.code) ?? []
    }
    table.rows.append(totals(schema))
    return table
  }

  /// What the shares and rates are of.
  private func totals(_ schema: Schema<ComparedCode>) -> Table.Row {
    var cells: [String: Cell] = ["name": .text(unit.total, emphasis: .bold)]
    for level in comparison.levels {
      let all: [ComparisonUnit: Int] = [.people: level.people, .words: level.words, .transcripts: level.transcripts]
      for (unit, count) in all { cells["\(level.level.name).\(unit.rawValue)"] = .integer(count) }
      // Segments and codings are set against words.
      if unit == .segments || unit == .codings {
        cells["\(level.level.name).\(unit.rawValue)"] = .integer(level.words)
      }
    }
    return schema.row(cells, ruleAbove: true)
  }

  private var settingsValue: JSONValue {
    .object([
      ("adjust", .string(settings.adjustment.key)), ("codes", .integer(testedCodes)),
      ("permutations", .integer(settings.permutations)),
      ("seed", Int(exactly: settings.seed).map { .integer($0) } ?? .string(String(settings.seed))),
      ("resamples", .integer(settings.resamples)), ("level", .number(settings.level)),
    ])
  }
}

extension Comparison.Level {
  /// What there is of each level, coded or not.
  static var schema: Schema<Comparison.Level> {
    Schema([
      .text("level", "Level") { $0.level.name }, .text("label", "Label") { $0.level.label },
      .integer("people", "people", unit: "people interviewed") { $0.people },
      .integer("transcripts", "transcripts", unit: "transcripts") { $0.transcripts },
      .integer("words", "words", unit: "words spoken") { $0.words },
    ])
  }
}

extension BestQuotes {
  /// Lines for the row of a code: level, quote, source.
  fileprivate func lines(code: Int) -> [QuotedLine] {
    grouping.levels.indices.flatMap { level in
      quotes(code: code, level: level).map { quote in
        var line = QuotedLine(quote, level: nil)
        line.lead = grouping.levels[level].label
        return line
      }
    }
  }
}

extension ComparisonUnit {
  /// Heading of the row of totals.
  fileprivate var total: String {
    switch self {
    case .people: "People interviewed"
    case .segments, .codings, .words: "Words spoken"
    case .transcripts: "Transcripts"
    }
  }
}
