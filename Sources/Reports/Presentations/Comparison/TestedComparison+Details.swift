import Analysis
import Codebooks
import Statistics
import StudyIndex

/// A row of the tests in detail: a code, or two of its levels.
struct TestLine {
  let code: Code
  /// The levels; `nil` for all together.
  let pair: (first: GroupLevel, second: GroupLevel)?
  let outcome: TestOutcome
  /// How far apart two levels are; `nil` without a test.
  let effects: PairTest?

  static func schema(_ unit: ComparisonUnit, _ adjustment: MultipleTesting) -> Schema<TestLine> {
    let fields: [Field<TestLine>] = [
      .text("name", "Code, and pairs of levels", .wrapped(18)) { $0.code.name }
        .styled { line, cell in
          if let pair = line.pair { cell.words = "\(pair.first.label) : \(pair.second.label)" }
          cell.colour = line.pair == nil ? line.code.colour : nil
        },
      .text("code", "Id", .data, unit: "code's id") { $0.code.id },
      .text("first", "First", .data, unit: "level's name") { $0.pair?.first.name },
      .text("second", "Second", .data, unit: "level's name") { $0.pair?.second.name },
      .reading("test", "test", .wrapped(7)) { line in
        switch line.outcome {
        case .tested(let test): .text(test.method.short)
        case .notTested(let absence): .text("not tested: \(absence.reason)", emphasis: .dim)
        }
      },
    ]
    let test = LevelTest.schema(unit, adjustment, isShown: true).fields.map { field in
      field.inTableOnly(absent: ["p": Numbers.missing]) { (line: TestLine) in line.outcome.test }
    }
    let absence = Field<TestLine>.text("not_tested", "Not tested", .data, unit: "why") { $0.outcome.absence?.reason }
    let effects = PairTest.effects(unit, isRatioShown: true, heading: "difference").map { field in
      field.inTableOnly { (line: TestLine) in line.effects }
    }
    return Schema(fields + test + [absence] + effects)
  }
}

extension TestedComparison {
  /// A row for each code's test of all levels, and below it one for each pair of levels.
  var detailedTable: Table {
    TestLine.schema(unit, settings.adjustment).table(
      title: "Tests by \(comparison.grouping.label)", rows.flatMap(testLines), notes: detailedNotes
    ) { line, row in row.indent = line.pair == nil ? 0 : 1 }
  }

  private func testLines(_ row: Row) -> [TestLine] {
    let code = comparison.view.codebook.codes[row.code]
    // With two levels, the pair is the whole table.
    let only = levels.count == 2 ? row.pairs.first : nil
    let pairs = only != nil || row.overall.test == nil ? [] : row.pairs
    func tested(_ pair: PairTest?) -> PairTest? { pair?.outcome.test == nil ? nil : pair }
    return [TestLine(code: code, pair: nil, outcome: row.overall, effects: tested(only))]
      + pairs.map { pair in
        TestLine(
          code: code, pair: (comparison.levels[pair.first].level, comparison.levels[pair.second].level),
          outcome: pair.outcome, effects: tested(pair))
      }
  }

  private var detailedNotes: [String] {
    var notes: [String] = []
    if levels.count > 2 {
      notes.append(
        settings.adjustment == .none
          ? "P-values of codes and of pairs are not adjusted for their number."
          : "p (\(settings.adjustment.name)) of a code is adjusted over the \(counted(testedCodes, "code")) tested, "
            + "that of a pair over the pairs of its code.")
    }
    switch unit {
    case .people:
      notes.append(
        "Odds ratio: odds of mentioning the code in the first level over those in the second, conditional maximum "
          + "likelihood with exact interval. Difference: first share less second, Newcombe's interval.")
    case .segments, .codings, .words:
      notes.append(
        "Difference: first level less second, percentile interval of the bootstrap over people within levels "
          + "(\(settings.resamples) draws, seed \(settings.seed)).")
    case .transcripts: break
    }
    return notes
  }
}
