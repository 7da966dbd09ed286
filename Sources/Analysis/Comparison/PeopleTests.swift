import Statistics

/// Tests of who mentions a code: in each level so many of so many people.
struct PeopleTests {
  /// People in each level.
  let sizes: [Int]
  let settings: TestSettings

  /// - Parameters:
  ///   - mentions: people who mention the code, in each level.
  ///   - levels: indices of the levels that take part, each with people.
  func outcome(_ mentions: [Int], levels: [Int]) -> TestOutcome {
    if levels.count < 2 { return .notTested(.fewLevels) }
    if let absence = absence(mentions, levels) { return .notTested(absence) }
    guard let table = table(mentions, levels), let test = try? test(table) else { return .notTested(.fewLevels) }
    return .tested(test)
  }

  func pair(_ mentions: [Int], _ first: Int, _ second: Int) -> PairTest {
    let odds = table(mentions, [first, second]).flatMap { try? FisherExactTest($0) }.flatMap { test in
      let ratio = test.oddsRatio
      return ratio.isNaN ? nil : IntervalEstimate(value: ratio, interval: try? test.interval(level: settings.level))
    }
    var difference: IntervalEstimate?
    if let a = try? Proportion(successes: mentions[first], of: sizes[first]),
      let b = try? Proportion(successes: mentions[second], of: sizes[second])
    {
      let found = RiskDifference(a, b)
      difference = IntervalEstimate(value: found.estimate, interval: try? found.interval(level: settings.level))
    }
    return PairTest(
      first: first, second: second, outcome: outcome(mentions, levels: [first, second]), oddsRatio: odds,
      difference: difference)
  }

  /// Wilson's interval of the share of people; `nil` for a level without people.
  func interval(_ mentions: Int, level: Int) -> Interval? {
    try? Proportion(successes: mentions, of: sizes[level]).interval(level: settings.level)
  }

  /// Adjusted standardised residuals of the people who mention the code; of levels that take part.
  func residuals(_ mentions: [Int], levels: [Int]) -> [Double?] {
    var residuals = [Double?](repeating: nil, count: sizes.count)
    guard levels.count > 1, absence(mentions, levels) == nil, let table = table(mentions, levels),
      let found = try? AdjustedResiduals(table)
    else { return residuals }
    for (place, level) in levels.enumerated() { residuals[level] = found.values[place][0] }
    return residuals
  }

  private func absence(_ mentions: [Int], _ levels: [Int]) -> LevelTest.Absence? {
    let mentioning = levels.reduce(0) { $0 + mentions[$1] }
    if mentioning == 0 { return .nobody }
    return mentioning == levels.reduce(0) { $0 + sizes[$1] } ? .everybody : nil
  }

  private func table(_ mentions: [Int], _ levels: [Int]) -> ContingencyTable? {
    try? ContingencyTable(levels.map { [mentions[$0], sizes[$0] - mentions[$0]] })
  }

  private func test(_ table: ContingencyTable) throws(StatisticsError) -> LevelTest {
    let test = try IndependenceTest(table, seed: settings.seed)
    return LevelTest(
      method: .table(test.method), pValue: test.pValue, adjustedPValue: test.pValue,
      smallestExpected: test.smallestExpected, cramersV: test.cramersV.corrected)
  }
}
