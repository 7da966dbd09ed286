public import Statistics

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
  /// Of all intervals.
  public let level = 0.95

  public static let defaultPermutations = 9_999

  public init(
    adjustment: MultipleTesting = .holm, permutations: Int = Self.defaultPermutations, seed: UInt64 = 1,
    resamples: Int = 2_000
  ) {
    self.adjustment = adjustment
    self.permutations = permutations
    self.seed = seed
    self.resamples = resamples
  }
}
