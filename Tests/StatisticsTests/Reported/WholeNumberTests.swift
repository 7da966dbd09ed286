import Foundation
import Statistics
import Testing

@Suite struct WholeNumberMeanTests {
  /// R scrutiny 0.6.1: grim_map(pigs1), as its documentation prints it (means in hundredths, n, consistent).
  static let grimMap: [(mean: Int, count: Int, possible: Bool)] = [
    (722, 32, true), (474, 25, false), (523, 29, false), (257, 24, false), (677, 27, false), (268, 28, true),
    (701, 29, false), (738, 26, true), (314, 27, false), (689, 31, false), (500, 25, true),
  ]

  @Test(arguments: grimMap) func agreesWithScrutiny(mean: Int, count: Int, possible: Bool) throws {
    #expect(try WholeNumberMean(printed(mean, 2), count: count).isPossible == possible)
  }

  @Test func sumsAndTheNearestOnes() throws {
    // 5.93 of 49: 290/49 = 5.918, 291/49 = 5.939. The Economist, 18 June 2016, on Brown & Heathers.
    let mean = try WholeNumberMean(printed(593, 2), count: 49)
    #expect(mean.sums == nil && mean.nearestSums == [291, 290])
    // 46/287 = 0.16028, 45/287 = 0.15679.
    #expect(try WholeNumberMean(printed(159, 3), count: 287).nearestSums == [46, 45])
    #expect(try WholeNumberMean(printed(160, 3), count: 287).sums == 46...46)
    // Below zero: -7/3 = -2.333.
    #expect(try WholeNumberMean(printed(-233, 2), count: 3).sums == -7 ... -7)
    #expect(try WholeNumberMean(printed(-234, 2), count: 3).sums == nil)
  }

  @Test func halvesCountEitherWay() throws {
    // 9/8 = 1.125 prints as 1.12 or as 1.13.
    #expect(try WholeNumberMean(printed(112, 2), count: 8).isPossible)
    #expect(try WholeNumberMean(printed(113, 2), count: 8).isPossible)
  }

  @Test func itemsAreAnswersToo() throws {
    // 4.74 of 25 is impossible, but 474 of 25 x 4 answers is not.
    #expect(try WholeNumberMean(printed(474, 2), count: 25, items: 4).sums == 474...474)
  }

  @Test func impossibleSizesAreRefused() throws {
    let mean = try printed(1, 0)
    #expect(throws: StatisticsError.tooFewObservations(needed: 1, given: 0)) { try WholeNumberMean(mean, count: 0) }
    #expect(throws: StatisticsError.tooFewItems(needed: 1, given: 0)) {
      try WholeNumberMean(mean, count: 1, items: 0)
    }
    #expect(throws: StatisticsError.badCount(index: 0)) { try WholeNumberMean(mean, count: .max, items: 2) }
  }
}

@Suite struct WholeNumberDeviationTests {
  /// All answers of six people on four levels, by their sum: the SDs there are, by n - 1 and by n.
  private static func enumerated() -> [Int: [Double]] {
    var found: [Int: Set<Double>] = [:]
    for code in 0..<4096 {
      let answers = (0..<6).map { Double((code >> (2 * $0)) & 3 + 1) }
      let sum = answers.reduce(0, +)
      let squares = answers.reduce(0) { $0 + ($1 - sum / 6) * ($1 - sum / 6) }
      found[Int(sum), default: []].formUnion([(squares / 5).squareRoot(), (squares / 6).squareRoot()])
    }
    return found.mapValues { $0.sorted() }
  }

  @Test func whatCanBeIsPossibleAndNearlyNothingElse() throws {
    var tooMany = 0
    for (sum, deviations) in Self.enumerated() {
      let printedMean = try printed(Int((Double(sum) / 6 * 1000).rounded()), 3)
      let mean = try WholeNumberMean(printedMean, count: 6)
      #expect(mean.sums == sum...sum)
      for hundredths in 0...200 {
        let deviation = try printed(hundredths, 2)
        let passes = try WholeNumberDeviation(deviation, with: mean, answers: 1...4).isPossible
        let exists = deviations.contains { deviation.bounds.contains($0) }
        #expect(passes == true || !exists, "sum \(sum), SD \(hundredths)/100 exists")
        if passes == true && !exists { tooMany += 1 }
      }
    }
    // Next to the largest sum of squares, see the documentation of the test.
    #expect(tooMany <= 20, "\(tooMany)")
  }

  @Test func nearestDeviationsStandAroundThePrintedOne() throws {
    // R: all 4^6 answers with sum 13 have SDs 0.4082 0.7528 0.9832 1.1690 1.3292 1.4720 (expand.grid, sd).
    let mean = try WholeNumberMean(printed(217, 2), count: 6)
    let test = try WholeNumberDeviation(printed(80, 2), with: mean, answers: 1...4)
    #expect(test.isPossible == false)
    #expect(near(test.nearest ?? [], [0.7528, 0.9832], 1e-4))
    #expect(try WholeNumberDeviation(printed(148, 2), with: mean, answers: 1...4).isPossible == false)
    #expect(try WholeNumberDeviation(printed(148, 2), with: mean).isPossible == false)
    #expect(try WholeNumberDeviation(printed(172, 2), with: mean).isPossible == true)
  }

  @Test func withoutAPossibleMeanThereIsNothingToTest() throws {
    let mean = try WholeNumberMean(printed(593, 2), count: 49)
    let test = try WholeNumberDeviation(printed(120, 2), with: mean)
    #expect(test.isPossible == nil && test.nearest == nil)
  }

  @Test func meansOfItemsAreScaledToTheirSums() throws {
    // R: sd(c(1, 1.5, 2.5, 3) ) = 0.912870929175277, mean 2: sums 2 3 5 6 of two items each.
    let mean = try WholeNumberMean(printed(200, 2), count: 4, items: 2)
    #expect(try WholeNumberDeviation(printed(9129, 4), with: mean, answers: 1...3).isPossible == true)
    #expect(try WholeNumberDeviation(printed(9130, 4), with: mean, answers: 1...3).isPossible == false)
  }
}

@Suite struct PossibleDeviationTests {
  @Test func theLargestStandsAtTheEnds() throws {
    // R: sd(rep(1:2, c(1, 3))) = 0.5 with mean 1.75; all answers at the two ends.
    let bounds = try PossibleDeviation(mean: .exactly(1.75), range: Bounds(1, 2), step: nil, count: 4).bounds
    #expect(near(bounds.high, 0.5) && bounds.low <= 0)
    // The middle of the range lies within the mean's digits: R sd(rep(c(1, 5), 50)) = 2.0100756305184243.
    let middle = try PossibleDeviation(mean: Bounds(2.5, 3.5), range: Bounds(1, 5), step: nil, count: 100).bounds
    #expect(near(middle.high, 2.0100756305184243))
  }

  @Test func wholeNumbersCannotAllBeTheirMean() throws {
    // Seven 1s and three 2s by n: sqrt(0.7 * 0.3).
    let bounds = try PossibleDeviation(mean: .exactly(1.3), range: nil, step: 1, count: 10).bounds
    #expect(near(bounds.low, 0.45825756949558397) && bounds.high == .infinity)
    #expect(try PossibleDeviation(mean: Bounds(1.9, 2.1), range: nil, step: 1, count: 10).bounds.low <= 0)
    // Means of two items: halves.
    let halves = try PossibleDeviation(mean: .exactly(1.25), range: nil, step: 0.5, count: 10).bounds
    #expect(near(halves.low, 0.25))
  }
}
