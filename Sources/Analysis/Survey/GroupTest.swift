public import Statistics

/// Which test of a difference between groups.
public enum GroupTestMethod: String, Sendable, Hashable, CaseIterable {
  /// By the variable: means by Welch's tests, ordinal answers by ranks, categories by `IndependenceTest`.
  case auto
  case welch
  case student
  case welchANOVA = "welch-anova"
  case anova
  case mannWhitney = "mann-whitney"
  case kruskalWallis = "kruskal-wallis"
  case chiSquared = "chi-squared"
  case fisher

  /// Whether it compares numbers; `nil` for what the variable decides.
  var isOfNumbers: Bool? {
    switch self {
    case .auto: nil
    case .welch, .student, .welchANOVA, .anova, .mannWhitney, .kruskalWallis: true
    case .chiSquared, .fisher: false
    }
  }

  /// Whether it takes two groups and no more.
  var isOfTwo: Bool { self == .welch || self == .student || self == .mannWhitney }
}

/// The test of a difference between groups of independent respondents, with the size of the effect.
public struct GroupTest: Sendable {
  /// What an effect is measured by.
  public enum Effect: String, Sendable {
    case hedgesG = "Hedges' g"
    case etaSquared = "eta squared"
    case rankBiserial = "rank-biserial r"
    case epsilonSquared = "epsilon squared"
    case cramersV = "Cramer's V"
    case oddsRatio = "odds ratio"
  }

  /// Welch's t, Student's t, Welch's ANOVA, ANOVA, Mann-Whitney, Kruskal-Wallis, chi-squared, Fisher's exact.
  public let method: String
  /// The letter it is written with: t, F, U, H, χ²; `nil` for exact tests of tables.
  public let symbol: String?
  public let statistic: Double?
  public let degreesOfFreedom: [Double]
  public let pValue: Double
  /// Of a Monte Carlo p-value.
  public let standardError: Double?
  public let effect: Effect
  public let effectSize: Double
  /// `nil` where it cannot be computed.
  public let effectInterval: Interval?
  /// The first group's mean less the second's, or Hodges and Lehmann's shift; `nil` for more than two groups and for
  /// categories.
  public let difference: (estimate: Double, interval: Interval?)?

  init(
    _ method: String, _ symbol: String?, _ statistic: Double?, _ degrees: [Double], _ p: Double,
    standardError: Double? = nil, _ effect: Effect, _ size: Double, _ interval: Interval?,
    difference: (estimate: Double, interval: Interval?)? = nil
  ) {
    self.method = method
    self.symbol = symbol
    self.statistic = statistic
    degreesOfFreedom = degrees
    pValue = p
    self.standardError = standardError
    self.effect = effect
    effectSize = size
    effectInterval = interval
    self.difference = difference
  }
}

/// How groups are tested.
struct GroupTesting {
  let method: GroupTestMethod
  /// Of all intervals.
  let level: Double
  /// Of Monte Carlo p-values and the bootstrap.
  let seed: UInt64
  /// Draws of the bootstrap interval of epsilon squared; `nil` leaves out what takes long: that interval, and the shift
  /// between two groups' ranks.
  let draws: Int?

  /// - Parameter groups: the numbers of each group, none empty, at least two.
  /// - Throws: `StatisticsError` of the test.
  func test(_ groups: [[Double]], areOrdinal: Bool) throws(StatisticsError) -> GroupTest {
    let chosen: GroupTestMethod =
      switch (method, areOrdinal, groups.count == 2) {
      case (.auto, true, true): .mannWhitney
      case (.auto, true, false): .kruskalWallis
      case (.auto, false, true): .welch
      case (.auto, false, false): .welchANOVA
      default: method
      }
    switch chosen {
    case .welch: return try means("Welch's t", TTest.welch(groups[0], groups[1]), groups)
    case .student: return try means("Student's t", TTest.pooled(groups[0], groups[1]), groups)
    case .mannWhitney: return try ranks(groups[0], groups[1])
    case .kruskalWallis: return try ranks(groups)
    case .welchANOVA:
      let test = try WelchANOVA(groups)
      let size = EtaSquared(try OneWayANOVA(groups))
      return GroupTest(
        "Welch's ANOVA", "F", test.statistic, [test.degreesBetween, test.degreesWithin], test.pValue, .etaSquared,
        size.estimate, try? size.interval(level: level))
    case .anova, .auto, .chiSquared, .fisher:
      let test = try OneWayANOVA(groups)
      let size = EtaSquared(test)
      return GroupTest(
        "ANOVA", "F", test.statistic, [test.degreesBetween, test.degreesWithin], test.pValue, .etaSquared,
        size.estimate, try? size.interval(level: level))
    }
  }

  private func means(_ name: String, _ test: TTest, _ groups: [[Double]]) throws(StatisticsError) -> GroupTest {
    let size = try CohensD(groups[0], groups[1])
    let interval = try? size.interval(level: level)
    return GroupTest(
      name, "t", test.statistic, [test.degreesOfFreedom], test.pValue(), .hedgesG, size.hedgesG,
      interval.map { Interval(low: $0.low * size.correction, high: $0.high * size.correction) },
      difference: (test.estimate, try? test.interval(level: level)))
  }

  private func ranks(_ a: [Double], _ b: [Double]) throws(StatisticsError) -> GroupTest {
    let test = try MannWhitney(a, b)
    return GroupTest(
      "Mann-Whitney", "U", test.statistic, [], test.pValue(), .rankBiserial, test.rankBiserial,
      try? test.rankBiserialInterval(level: level),
      difference: draws == nil ? nil : (test.shift, try? test.interval(level: level)))
  }

  private func ranks(_ groups: [[Double]]) throws(StatisticsError) -> GroupTest {
    let test = try KruskalWallis(groups)
    return GroupTest(
      "Kruskal-Wallis", "H", test.statistic, [test.degreesOfFreedom], test.pValue, .epsilonSquared,
      test.epsilonSquared, draws.flatMap { epsilonInterval(groups, draws: $0) })
  }

  /// The percentile interval of the bootstrap within the groups.
  private func epsilonInterval(_ groups: [[Double]], draws: Int) -> Interval? {
    // Of one value in each group every draw is the same.
    guard groups.contains(where: { $0.count > 1 }) else { return nil }
    let values = groups.flatMap { $0 }
    let strata = groups.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element.count) }
    let bootstrap = try? Bootstrap(units: values.count, strata: strata, replicates: draws, seed: seed) {
      drawn throws(StatisticsError) in
      var drawnGroups = [[Double]](repeating: [], count: groups.count)
      for unit in drawn { drawnGroups[strata[unit]].append(values[unit]) }
      return try KruskalWallis(drawnGroups).epsilonSquared
    }
    return try? bootstrap?.percentileInterval(level: level)
  }

  /// - Parameter table: categories by groups, without empty ones.
  /// - Throws: `StatisticsError` of the test.
  func test(_ table: ContingencyTable) throws(StatisticsError) -> GroupTest {
    switch method {
    case .chiSquared:
      let test = try ChiSquaredTest(table)
      return try made("chi-squared", (test.statistic, test.degreesOfFreedom), test.pValue, nil, table)
    case .fisher where table.rows != 2 || table.columns != 2:
      let test = try FisherExactTable(table, seed: seed)
      guard case .monteCarlo(_, _, let error) = test.method else {
        return try made("Fisher's exact", nil, test.pValue, nil, table)
      }
      return try made("Fisher's exact (Monte Carlo)", nil, test.pValue, error, table)
    default:
      let test = try IndependenceTest(table, seed: seed)
      switch test.method {
      case .fisher, .fisherFreemanHalton: return try made("Fisher's exact", nil, test.pValue, nil, table)
      case .monteCarlo(_, _, let error):
        return try made("Fisher's exact (Monte Carlo)", nil, test.pValue, error, table)
      case .chiSquared(let value, let degrees):
        return try made("chi-squared", (value, degrees), test.pValue, nil, table)
      }
    }
  }

  private func made(
    _ name: String, _ statistic: (value: Double, degrees: Double)?, _ p: Double, _ error: Double?,
    _ table: ContingencyTable
  ) throws(StatisticsError) -> GroupTest {
    let isFourfold = table.rows == 2 && table.columns == 2
    if isFourfold, let exact = try? FisherExactTest(table), !exact.oddsRatio.isNaN, statistic == nil {
      return GroupTest(
        name, nil, nil, [], p, .oddsRatio, exact.oddsRatio, try? exact.interval(level: level))
    }
    let size = try CramersV(table)
    return GroupTest(
      name, statistic.map { _ in "χ²" }, statistic?.value, statistic.map { [$0.degrees] } ?? [], p,
      standardError: error, .cramersV, size.estimate, try? size.interval(level: level))
  }
}
