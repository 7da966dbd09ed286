import Foundation

/// The bootstrap over independent units: they are drawn with replacement, as many as there are, and the statistic is
/// computed anew from each draw.
///
/// - Percentile interval (Efron & Tibshirani 1993, ch. 13): the type 7 quantiles of the replicates.
/// - With strata, as many are drawn from each stratum as it has: the sizes of groups that were chosen stay.
/// - Replicates whose statistic is not finite are counted and left out.
/// - The same seed gives the same result on every machine.
public struct Bootstrap: Sendable, Hashable {
  public let estimate: Double
  /// In ascending order, those that are finite.
  public let replicates: [Double]
  /// Replicates whose statistic was not finite.
  public let failed: Int
  public let seed: UInt64

  /// - Parameters:
  ///   - strata: the stratum of each unit; `nil` for one.
  ///   - statistic: is given the indices (0-based, with repetitions) of the units drawn.
  /// - Throws: `StatisticsError.tooFewObservations` below 2 units, `.lengthsDiffer`, `.badSetting` below 2 replicates, `.noConvergence`
  ///   when fewer than two replicates are finite, and what `statistic` throws for the units as they are. An error for a
  ///   draw counts as a replicate that failed.
  public init(
    units: Int, strata: [Int]? = nil, replicates number: Int = 2000, seed: UInt64,
    statistic: ([Int]) throws(StatisticsError) -> Double
  ) throws(StatisticsError) {
    guard units > 1 else { throw .tooFewObservations(needed: 2, given: units) }
    guard number > 1 else { throw .badSetting(number) }
    if let strata, strata.count != units { throw .lengthsDiffer(units, strata.count) }
    estimate = try statistic(Array(0..<units))
    // The units in the order of their strata, and where each place's stratum begins and how long it is.
    let order = strata.map { strata in (0..<units).sorted { (strata[$0], $0) < (strata[$1], $1) } }
    let pools = Self.pools(strata, units: units)
    var random = SeededRandom(seed: seed)
    var values: [Double] = []
    values.reserveCapacity(number)
    var drawn = [Int](repeating: 0, count: units)
    for _ in 0..<number {
      for place in drawn.indices {
        let unit = pools[place].lowerBound + random.below(pools[place].count)
        drawn[place] = order?[unit] ?? unit
      }
      if let value = try? statistic(drawn), value.isFinite { values.append(value) }
    }
    guard values.count > 1 else { throw .noConvergence(iterations: number) }
    replicates = values.sorted()
    failed = number - values.count
    self.seed = seed
  }

  /// For each place of a draw, the places of its stratum when the units stand in the order of their strata.
  private static func pools(_ strata: [Int]?, units: Int) -> [Range<Int>] {
    guard let strata else { return [Range<Int>](repeating: 0..<units, count: units) }
    var pools: [Range<Int>] = []
    for (_, members) in Dictionary(grouping: strata, by: { $0 }).sorted(by: { $0.key < $1.key }) {
      let pool = pools.count..<pools.count + members.count
      pools += [Range<Int>](repeating: pool, count: members.count)
    }
    return pools
  }

  /// The standard deviation of the replicates.
  public var standardError: Double { variance(replicates).squareRoot() }
  /// The mean of the replicates less the estimate.
  public var bias: Double { exactMean(replicates) - estimate }

  /// - Throws: `StatisticsError.badLevel`.
  public func percentileInterval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let outside = try tail(outside: level)
    let limits = try Quantile.values(of: replicates, at: [outside, 1 - outside])
    return Interval(low: limits[0], high: limits[1])
  }
}
