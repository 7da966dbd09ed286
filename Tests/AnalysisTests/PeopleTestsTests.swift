import Statistics
import Testing

@testable import Analysis

/// Tests of people on the resettlement study's own counts (levels takes part, lives near one, has none) against R 4.2.2.
struct PeopleTestsTests {
  private let tests = PeopleTests(sizes: [9, 10, 5], settings: TestSettings())

  private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-10) -> Bool {
    guard let a else { return false }
    return abs(a - b) <= tolerance * max(abs(b), 1e-300)
  }

  /// R: n <- c(9, 10, 5); fisher.test(cbind(x, n - x))$p.value
  @Test(arguments: [
    ([8, 5, 2], 0.1450335907194153229), ([7, 4, 2], 0.2170884372055442713), ([3, 1, 0], 0.3012422360248463438),
    ([8, 6, 2], 0.1543949387535315521), ([5, 4, 0], 0.1652706224990502237), ([5, 6, 0], 0.0743442685998880054),
    ([6, 10, 1], 0.0033718188752513353), ([2, 7, 0], 0.0143647744098678119), ([1, 4, 0], 0.2130152456239403636),
    ([3, 7, 4], 0.2059374196943173918),
  ])
  func threeLevelsWithSmallExpectedCountsAreExact(mentions: [Int], p: Double) throws {
    let test = try #require(tests.outcome(mentions, levels: [0, 1, 2]).test)
    #expect(test.method == .table(.fisherFreemanHalton))
    #expect(near(test.pValue, p))
  }

  @Test func twoLevelsAreFishersWithOddsRatioAndDifference() throws {
    // R: fisher.test(rbind(c(8, 1), c(5, 5)))$p.value
    let pair = tests.pair([8, 5, 2], 0, 1)
    let test = try #require(pair.outcome.test)
    #expect(test.method == .table(.fisher))
    #expect(near(test.pValue, 0.140866873065015497))
    // R's own search stops at four digits (7.147, 0.558, 423.3); uniroot on the same noncentral hypergeometric
    // distribution with tol = 1e-13 gives these.
    #expect(near(pair.oddsRatio?.value, 7.1472924766808141, 1e-9))
    #expect(near(pair.oddsRatio?.interval?.low, 0.55819572416114316, 1e-9))
    #expect(near(pair.oddsRatio?.interval?.high, 424.51768406646954, 1e-9))
    // Python: statsmodels 0.14 confint_proportions_2indep(8, 9, 5, 10, method="newcomb")
    #expect(near(pair.difference?.value, 8.0 / 9 - 0.5))
    #expect(near(pair.difference?.interval?.low, -0.028588082440774))
    #expect(near(pair.difference?.interval?.high, 0.667643851420692))
  }

  @Test func aBoundThatDoesNotExistIsInfinite() {
    // R: fisher.test(rbind(c(10, 0), c(1, 4))): p 0.003663, estimate Inf, interval 2.245590 to Inf
    let pair = tests.pair([6, 10, 1], 1, 2)
    #expect(near(pair.outcome.test?.pValue, 0.0036630036630036617))
    #expect(pair.oddsRatio?.value == .infinity && pair.oddsRatio?.interval?.high == .infinity)
    #expect(near(pair.oddsRatio?.interval?.low, 2.24559086505637850, 1e-4))
  }

  @Test func chiSquaredWhenEveryExpectedCountIsFiveOrMore() throws {
    // R: chisq.test(cbind(c(12, 20, 9), c(18, 10, 21)), correct = FALSE); $stdres; min(expected) 13.67
    let large = PeopleTests(sizes: [30, 30, 30], settings: TestSettings())
    let test = try #require(large.outcome([12, 20, 9], levels: [0, 1, 2]).test)
    guard case .table(.chiSquared(let statistic, let degrees)) = test.method else {
      Issue.record("\(test.method)")
      return
    }
    #expect(near(statistic, 8.690890990542559535) && degrees == 2)
    #expect(near(test.pValue, 0.012965730789192947))
    #expect(near(test.smallestExpected, 13.666666666666666))
    let residuals = large.residuals([12, 20, 9], levels: [0, 1, 2])
    for (own, r) in zip(residuals, [-0.74831817403883361, 2.84360906134756908, -2.09529088730873481]) {
      #expect(near(own, r))
    }
    // The border: 15 of 30 mention it in levels of ten, which expects 5; 14 expect 4.67.
    let border = PeopleTests(sizes: [10, 10, 10], settings: TestSettings())
    #expect(border.outcome([5, 5, 5], levels: [0, 1, 2]).test?.smallestExpected == 5)
    #expect(border.outcome([5, 5, 4], levels: [0, 1, 2]).test?.method == .table(.fisherFreemanHalton))
    if case .table(.chiSquared)? = border.outcome([5, 5, 5], levels: [0, 1, 2]).test?.method {
    } else {
      Issue.record("an expected count of exactly 5 allows chi-squared")
    }
  }

  @Test func residualsOfTheStudy() {
    // R: chisq.test(cbind(c(6, 10, 1), c(3, 0, 4)), correct = FALSE)$stdres[, 1]
    let residuals = tests.residuals([6, 10, 1], levels: [0, 1, 2])
    for (own, r) in zip(residuals, [-0.34786262139146906, 2.65684465662028613, -2.81060731686345111]) {
      #expect(near(own, r))
    }
  }

  @Test func nothingIsTestedWhereNothingVaries() {
    #expect(tests.outcome([0, 0, 0], levels: [0, 1, 2]) == .notTested(.nobody))
    #expect(tests.outcome([9, 10, 5], levels: [0, 1, 2]) == .notTested(.everybody))
    #expect(tests.outcome([3, 0, 0], levels: [0]) == .notTested(.fewLevels))
    #expect(tests.outcome([3, 0, 0], levels: []) == .notTested(.fewLevels))
    #expect(tests.residuals([0, 0, 0], levels: [0, 1, 2]) == [nil, nil, nil])
    let pair = tests.pair([3, 0, 0], 1, 2)
    #expect(pair.outcome == .notTested(.nobody) && pair.oddsRatio == nil)
    // A level without people takes no part, and has no interval.
    let empty = PeopleTests(sizes: [4, 0, 6], settings: TestSettings())
    #expect(empty.outcome([2, 0, 1], levels: [0, 2]).test?.method == .table(.fisher))
    #expect(empty.residuals([2, 0, 1], levels: [0, 2])[1] == nil)
    #expect(empty.interval(0, level: 1) == nil && empty.interval(0, level: 0) != nil)
  }
}
