import Foundation

/// Intervals by drawing whole clusters (transcripts, people) with replacement, as many as there are: passages of one
/// transcript are not independent of one another.
///
/// The statistic is computed from sums that clusters contribute to, so that one set of draws serves many statistics. The
/// same seed gives the same result on every machine.
public struct ClusterBootstrap: Sendable {
  public let clusters: Int
  public let replicates: Int
  public let seed: UInt64
  /// How often each cluster was drawn, draw after draw.
  private let drawn: [UInt16]

  /// An interval, or why there is none.
  public typealias Outcome = Result<Interval, BiasCorrectedAccelerated.Absence>

  /// - Throws: `StatisticsError.badSetting` below two replicates.
  public init(clusters: Int, replicates: Int = 2000, seed: UInt64) throws(StatisticsError) {
    guard replicates > 1 else { throw .badSetting(replicates) }
    self.clusters = clusters
    self.replicates = replicates
    self.seed = seed
    guard clusters > 1 else {
      drawn = []
      return
    }
    var random = SeededRandom(seed: seed)
    var drawn = [UInt16](repeating: 0, count: clusters * replicates)
    for replicate in 0..<replicates {
      let start = replicate * clusters
      for _ in 0..<clusters { drawn[start + random.below(clusters)] += 1 }
    }
    self.drawn = drawn
  }

  /// BCa intervals of statistics that are functions of sums over clusters.
  ///
  /// - Parameters:
  ///   - sums: what each cluster contributes, cluster after cluster, `width` numbers each.
  ///   - statistic: is given the sums of a draw and returns the statistics, NaN for those without a value.
  public func intervals(
    of sums: [Double], width: Int, level: Double = 0.95, statistic: ([Double]) -> [Double]
  ) -> [Outcome] {
    intervals(ofBlocks: sums, width: width, level: level) { draws in
      (0..<draws.columns).map { statistic(Array(draws.values[($0 * width)..<(($0 + 1) * width)])) }
    }
  }

  /// The same with many draws at a time, for statistics that are cheaper together.
  /// - Parameter statistics: is given the sums of several draws, a column a draw, and returns the statistics of each.
  func intervals(
    ofBlocks sums: [Double], width: Int, level: Double = 0.95, statistics: (Matrix) -> [[Double]]
  ) -> [Outcome] {
    precondition(sums.count == clusters * width, "sums have `width` numbers a cluster")
    let sums = ClusterSums(sums, clusters: clusters, width: width)
    let total = sums.total
    guard let estimates = statistics(total).first else { return [] }
    guard clusters > 1 else { return estimates.map { _ in .failure(.tooFewClusters(clusters)) } }
    var values = [[Double]](repeating: [], count: estimates.count)
    for start in stride(from: 0, to: replicates, by: Self.block) {
      let number = min(Self.block, replicates - start)
      let draws = sums.drawn(number, drawn[(start * clusters)..<((start + number) * clusters)])
      for found in statistics(draws) {
        for (place, value) in found.enumerated() where value.isFinite { values[place].append(value) }
      }
    }
    var without = [[Double]](repeating: [], count: estimates.count)
    for start in stride(from: 0, to: clusters, by: Self.block) {
      for found in statistics(sums.without(start..<min(start + Self.block, clusters), of: total)) {
        for (place, value) in found.enumerated() { without[place].append(value) }
      }
    }
    return estimates.indices.map { place in
      let undefined = replicates - values[place].count
      guard estimates[place].isFinite, undefined * 10 <= replicates else {
        return .failure(.tooManyUndefined(undefined))
      }
      do throws(BiasCorrectedAccelerated.Absence) {
        return .success(
          try BiasCorrectedAccelerated.interval(
            estimate: estimates[place], replicates: values[place], jackknife: without[place], level: level))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Draws whose sums are in memory at once.
  private static let block = 32
}

extension ChanceCorrectedAgreement {
  /// BCa intervals of coefficients over the table's clusters, in the coefficients' order. Those for two coders need a
  /// table of two coders in which both rated every unit.
  public func intervals(
    _ coefficients: [AgreementCoefficient], _ bootstrap: ClusterBootstrap, level: Double = 0.95
  ) -> [ClusterBootstrap.Outcome] {
    let width = AgreementSums.width(coders: table.coders, categories: table.categories)
    var sums = AgreementSums.byCluster(table, weights)
    sums += [Double](repeating: 0, count: max(0, bootstrap.clusters * width - sums.count))
    var draw = AgreementSums(coders: table.coders, categories: table.categories)
    return bootstrap.intervals(of: sums, width: width, level: level) { values in
      draw.values = values
      return coefficients.map { coefficient in
        (try? Self.value(coefficient, draw, weights).get().value) ?? .nan
      }
    }
  }
}
