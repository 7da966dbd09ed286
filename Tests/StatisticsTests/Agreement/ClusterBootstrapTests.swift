import Statistics
import Testing

@Suite struct ClusterBootstrapTests {
  @Test func limitsOfBCa() throws {
    // The means of all 5^5 draws from 1, 2, 4, 9, 3. Python: scipy.stats._resampling._bca_interval([x], np.mean, -1, .025,
    // draws, None) gives .0589889607 and .9937837558; np.percentile at these gives 2.0 and 7.4.
    let x: [Double] = [1, 2, 4, 9, 3]
    var draws = [0.0]
    for _ in 0..<5 { draws = draws.flatMap { sum in x.map { sum + $0 } } }
    let interval = try BiasCorrectedAccelerated.interval(
      estimate: 3.8, replicates: draws.map { $0 / 5 }, jackknife: x.map { (19 - $0) / 4 }, level: 0.95)
    #expect(near(interval.low, 2) && near(interval.high, 7.4))
    let narrow = try BiasCorrectedAccelerated.interval(
      estimate: 3.8, replicates: draws.map { $0 / 5 }, jackknife: x.map { (19 - $0) / 4 }, level: 0.5)
    #expect(narrow.low > interval.low && narrow.high < interval.high)
  }

  @Test func noInterval() {
    func absence(_ replicates: [Double], _ jackknife: [Double], estimate: Double = 1) -> BiasCorrectedAccelerated
      .Absence?
    {
      do throws(BiasCorrectedAccelerated.Absence) {
        _ = try BiasCorrectedAccelerated.interval(
          estimate: estimate, replicates: replicates, jackknife: jackknife, level: 0.95)
        return nil
      } catch {
        return error
      }
    }
    #expect(absence([1, 1, 1], [1, 1]) == .noVariation)
    #expect(absence([0, 1, 2], [1, .nan]) == .restsOnOneCluster)
    #expect(absence([2, 3, 4], [1, 2]) == .oneSided)
  }

  /// Forty clusters of ten units; one cluster in four is coded by both, and coders differ now and then.
  private func table() throws -> RatingTable {
    var table = try RatingTable(coders: 2, categories: 2)
    for cluster in 0..<40 {
      let often = cluster % 4 == 0 ? 6 : 1
      table.append([1, 1], count: often, cluster: cluster)
      table.append([0, 0], count: 10 - often - cluster % 3, cluster: cluster)
      table.append([1, 0], count: cluster % 3, cluster: cluster)
    }
    return table
  }

  @Test func clustersNotUnits() throws {
    let agreement = try ChanceCorrectedAgreement(table())
    let bootstrap = try ClusterBootstrap(clusters: 40, replicates: 2000, seed: 3)
    let intervals = try agreement.intervals([.cohen, .krippendorff], bootstrap).map { try $0.get() }
    for (interval, coefficient) in zip(intervals, [AgreementCoefficient.cohen, .krippendorff]) {
      let value = try agreement.outcome(coefficient).get().value
      #expect(interval.low < value && value < interval.high)
    }
    // Percentiles of a bootstrap that draws the clusters' rows one by one are close.
    let rows = try table()
    let plain = try Bootstrap(units: 40, replicates: 2000, seed: 9) { drawn throws(StatisticsError) in
      var copy = try RatingTable(coders: 2, categories: 2)
      for (place, cluster) in drawn.enumerated() {
        for index in 0..<rows.rows where rows.clusters[index] == cluster {
          copy.append(rows.row(index), count: rows.counts[index], cluster: place)
        }
      }
      return (try? ChanceCorrectedAgreement(copy).outcome(.cohen).get().value) ?? .nan
    }.percentileInterval()
    #expect(abs(plain.low - intervals[0].low) < 0.05 && abs(plain.high - intervals[0].high) < 0.05)
    let again = try ClusterBootstrap(clusters: 40, replicates: 2000, seed: 3)
    #expect(agreement.intervals([.cohen], again)[0] == .success(intervals[0]))
  }

  @Test func perfectAgreementHasNoInterval() throws {
    var perfect = try RatingTable(coders: 2, categories: 2)
    for cluster in 0..<10 {
      perfect.append([1, 1], count: 1 + cluster % 2, cluster: cluster)
      perfect.append([0, 0], count: 5, cluster: cluster)
    }
    let bootstrap = try ClusterBootstrap(clusters: 10, replicates: 200, seed: 1)
    #expect(try ChanceCorrectedAgreement(perfect).intervals([.cohen], bootstrap) == [.failure(.noVariation)])
  }

  @Test func oneClusterCarriesTheCode() throws {
    var table = try RatingTable(coders: 2, categories: 2)
    for cluster in 0..<12 { table.append([0, 0], count: 5, cluster: cluster) }
    table.append([1, 1], count: 2, cluster: 4)
    table.append([1, 0], count: 1, cluster: 4)
    let agreement = try ChanceCorrectedAgreement(table)
    let many = try ClusterBootstrap(clusters: 12, replicates: 200, seed: 1)
    guard case .failure(.tooManyUndefined(let number)) = agreement.intervals([.cohen], many)[0] else {
      Issue.record("a third of the draws miss the only cluster with the code")
      return
    }
    #expect(number > 20)
    let one = try ClusterBootstrap(clusters: 1, replicates: 200, seed: 1)
    var single = try RatingTable(coders: 2, categories: 2)
    single.append([0, 1], count: 3, cluster: 0)
    single.append([1, 1], count: 3, cluster: 0)
    #expect(try ChanceCorrectedAgreement(single).intervals([.cohen], one) == [.failure(.tooFewClusters(1))])
  }

  @Test func unitizedAlpha() throws {
    let continua = try (0..<30).map { text in
      try UnitizedContinuum(
        length: 100, coders: [[.init(0, 20 + text)], [.init(text % 5, 20 + text % 7)]])
    }
    let bootstrap = try ClusterBootstrap(clusters: 30, replicates: 500, seed: 8)
    let interval = try UnitizedAlpha.intervals(
      [.all], continua, clusters: Array(0..<30), values: 1, bootstrap)[0].get()
    let value = try UnitizedAlpha(continua, values: 1).outcome(.all).get().value
    #expect(interval.low < value && value < interval.high && interval.high - interval.low < 0.3)
  }
}
