public import Analysis
import Codebooks
import Statistics
import StudyIndex

extension TestedComparison {
  /// Codes down, levels across, p-values at the end.
  /// - Parameters:
  ///   - quotes: for each cell its best quotes, by `BestQuotes`.
  ///   - details: whether every test, and every pair of levels, gets a row of a second table.
  /// - Throws: what reading the index throws.
  public func report(quotes: BestQuotes? = nil, details: Bool = false) throws -> Report {
    let notes = notes
    var sections: [Section] = [.table(table(quotes: quotes, notes: notes))]
    if details, unit != .transcripts, levels.count > 1 { sections.append(.table(detailedTable)) }
    return try Report(
      "compare", of: comparison.view.study, unit: unit.rawValue, sections: sections,
      payload: [
        ("by", .string(comparison.grouping.name)), ("levels", .array(comparison.levels.map(levelValue))),
        ("rows", .array(zip(comparison.rows, rows).map { rowValue($0, $1, quotes) })),
        ("without_level", .strings(comparison.withoutLevel)),
        ("segments_without_level", .integer(comparison.segmentsWithoutLevel)), ("tests", settingsValue),
        ("notes", .strings(notes)),
      ])
  }

  private func levelValue(_ level: Comparison.Level) -> JSONValue {
    .object([
      ("level", .string(level.level.name)), ("label", .string(level.level.label)), ("people", .integer(level.people)),
      ("transcripts", .integer(level.transcripts)), ("words", .integer(level.words)),
    ])
  }

  private var settingsValue: JSONValue {
    .object([
      ("adjust", .string(settings.adjustment.key)), ("codes", .integer(testedCodes)),
      ("permutations", .integer(settings.permutations)),
      ("seed", Int(exactly: settings.seed).map { .integer($0) } ?? .string(String(settings.seed))),
      ("resamples", .integer(settings.resamples)), ("level", .number(settings.level)),
    ])
  }

  private func rowValue(_ row: Comparison.Row, _ tests: Row, _ quotes: BestQuotes?) -> JSONValue {
    let code = comparison.view.codebook.codes[row.code]
    let cells = comparison.levels.indices.map { index -> JSONValue in
      let (level, cell, interval) = (comparison.levels[index], row.cells[index], tests.intervals[index])
      var members: [(String, JSONValue)] = [
        ("level", .string(level.level.name)), ("people", .integer(cell.people)), ("segments", .integer(cell.segments)),
        ("codings", .integer(cell.codings)),
        ("words", .integer(cell.words)), ("transcripts", .integer(cell.transcripts)),
        ("per_1000_words", .optional(cell.perThousandWords(of: level))),
        ("codings_per_1000_words", .optional(cell.codingsPerThousandWords(of: level))),
        ("share_of_people", .optional(cell.shareOfPeople(of: level))),
        ("share_of_words", .optional(cell.shareOfWords(of: level))),
        ("low", .optional(interval?.low)), ("high", .optional(interval?.high)),
        ("residual", .optional(tests.residuals[index])),
      ]
      if let quotes { members.append(("quotes", .array(quotes.values(code: row.code, level: index)))) }
      return .object(members)
    }
    return .object([
      ("code", .string(code.id)), ("name", .string(code.name)), ("depth", .integer(code.depth)),
      ("cells", .array(cells)), ("test", tests.overall.value), ("not_tested", .optional(tests.overall.absence?.reason)),
      ("pairs", .array(tests.pairs.map(pairValue))),
    ])
  }

  private func pairValue(_ pair: PairTest) -> JSONValue {
    func members(_ name: String, _ estimate: IntervalEstimate?) -> [(String, JSONValue)] {
      [
        (name, .optional(estimate?.value)), (name + "_low", .optional(estimate?.interval?.low)),
        (name + "_high", .optional(estimate?.interval?.high)),
      ]
    }
    return .object(
      [
        ("first", .string(comparison.levels[pair.first].level.name)),
        ("second", .string(comparison.levels[pair.second].level.name)), ("test", pair.outcome.value),
        ("not_tested", .optional(pair.outcome.absence?.reason)),
      ] + members("odds_ratio", pair.oddsRatio) + members("difference", pair.difference))
  }
}

extension TestOutcome {
  /// As JSON has it; null without a test.
  var value: JSONValue {
    guard let test else { return .null }
    var members: [(String, JSONValue)] = [
      ("method", .string(test.method.key)), ("p", .number(test.pValue)), ("p_adjusted", .number(test.adjustedPValue)),
      ("cramers_v", .optional(test.cramersV)), ("smallest_expected", .optional(test.smallestExpected)),
    ]
    switch test.method {
    case .table(.fisher), .table(.fisherFreemanHalton): break
    case .table(.chiSquared(let statistic, let degrees)):
      members += [("statistic", .number(statistic)), ("df", .number(degrees))]
    case .table(.monteCarlo(let draws, _, let error)), .permutation(let draws, _, let error):
      members += [("draws", .integer(draws)), ("standard_error", .number(error))]
    case .permutationOfAll(let divisions):
      members.append(("divisions", .integer(divisions)))
    }
    return .object(members)
  }
}
