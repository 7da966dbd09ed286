public import Statistics

/// One test of a code between levels: of all levels together, or of two.
public struct LevelTest: Sendable, Hashable {
  /// How the p-value came about; chosen by the numbers, so that every output says it.
  public enum Method: Sendable, Hashable {
    /// Of a table of people, as `IndependenceTest` chooses.
    case table(IndependenceTest.Method)
    /// People permuted over the levels, every division visited.
    case permutationOfAll(divisions: Int)
    /// People permuted over the levels at random.
    case permutation(draws: Int, seed: UInt64, standardError: Double)
    /// Those who speak together permuted over the levels as wholes, every division visited.
    case permutationOfAllCircles(divisions: Int)
    /// The same at random.
    case permutationOfCircles(draws: Int, seed: UInt64, standardError: Double)
  }

  /// Why there is no test.
  public enum Absence: Sendable, Hashable {
    /// Nobody in these levels mentions the code.
    case nobody
    /// Everybody in these levels mentions it.
    case everybody
    /// Fewer than two levels have people.
    case fewLevels
    /// The people of these levels say no words, so that there are no rates.
    case noWords
    /// Transcripts are no independent units: they share people, and people share them.
    case transcripts
  }

  public let method: Method
  public let pValue: Double
  /// By the settings' adjustment, within the family that the comparison states.
  public internal(set) var adjustedPValue: Double
  /// The smallest expected count of the table of people; `nil` for permutations.
  public let smallestExpected: Double?
  /// Cramer's V corrected for bias (0 to 1); `nil` for permutations.
  public let cramersV: Double?
}

/// A test, or why there is none.
public enum TestOutcome: Sendable, Hashable {
  case tested(LevelTest)
  case notTested(LevelTest.Absence)

  public var test: LevelTest? { if case .tested(let test) = self { test } else { nil } }
  public var absence: LevelTest.Absence? { if case .notTested(let absence) = self { absence } else { nil } }
}

/// An estimate with its interval at the settings' level; a bound that does not exist is infinite.
public struct IntervalEstimate: Sendable, Hashable {
  public let value: Double
  /// `nil` where none can be computed.
  public let interval: Interval?
}

/// Two levels of one code against each other.
public struct PairTest: Sendable, Hashable {
  /// Indices in `Comparison.levels`; the first is first in the table.
  public let first: Int
  public let second: Int
  /// Adjusted within the pairs of one code.
  public internal(set) var outcome: TestOutcome
  /// The odds of mentioning the code in the first level over those in the second: the conditional maximum likelihood
  /// estimate with its exact interval. Only for people; `nil` where the margins allow one table only.
  public let oddsRatio: IntervalEstimate?
  /// The first level less the second: shares of people (0 to 1) with Newcombe's interval; segments per 1,000 words or
  /// shares of words (0 to 1) with a percentile interval of the bootstrap over people within levels.
  public let difference: IntervalEstimate?
}

/// What a tested comparison was asked to do; every output names it.
public struct TestSettings: Sendable, Hashable {
  /// How p-values are adjusted for the number of codes in the table, and for the pairs of levels of one code.
  public var adjustment: MultipleTesting
  /// Draws of a permutation test. Where people can be divided among the levels in no more ways than this, all are
  /// visited instead and the test is exact.
  public var permutations: Int
  /// Of permutations, of the bootstrap and of Monte Carlo p-values.
  public var seed: UInt64
  /// Draws of the bootstrap.
  public var resamples: Int
  /// Whether those who speak together are permuted as wholes, where each such circle is in one level.
  public var together: Bool
  /// Of all intervals.
  public let level = 0.95

  public static let defaultPermutations = 9_999

  public init(
    adjustment: MultipleTesting = .holm, permutations: Int = Self.defaultPermutations, seed: UInt64 = 1,
    resamples: Int = 2_000, together: Bool = false
  ) {
    self.together = together
    self.adjustment = adjustment
    self.permutations = permutations
    self.seed = seed
    self.resamples = resamples
  }
}
