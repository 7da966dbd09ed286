import Statistics
import Testing

@Suite struct BootstrapTests {
  @Test func meanHasItsStandardError() throws {
    func mean(_ units: [Int]) -> Double { units.reduce(0) { $0 + Sample.mpg[$1] } / Double(units.count) }
    let bootstrap = try Bootstrap(units: 32, replicates: 4000, seed: 11) { units throws(StatisticsError) in mean(units)
    }
    let plugIn = (try Descriptives(Sample.mpg).variance * 31 / 32 / 32).squareRoot()
    // The standard error of a standard deviation from 4000 replicates is about 1.1 %.
    #expect(abs(bootstrap.standardError / plugIn - 1) < 0.045)
    let again = try Bootstrap(units: 32, replicates: 4000, seed: 11) { units throws(StatisticsError) in mean(units) }
    #expect(again == bootstrap)
    let interval = try bootstrap.percentileInterval()
    #expect(interval.low < bootstrap.estimate && bootstrap.estimate < interval.high)
    let corrected = try bootstrap.biasCorrectedInterval()
    #expect(abs(corrected.low - interval.low) < plugIn / 2)
  }

  @Test func strataKeepTheirSizes() throws {
    // Units 0, 2 and 5 are one stratum, 1, 3 and 4 another, mixed up on purpose.
    let strata = [7, 1, 7, 1, 1, 7]
    var isWhole = true
    _ = try Bootstrap(units: 6, strata: strata, replicates: 200, seed: 4) { units throws(StatisticsError) in
      isWhole = isWhole && units.count { strata[$0] == 7 } == 3
      return Double(units.reduce(0, +))
    }
    #expect(isWhole)
    // One stratum of all units draws as no strata do.
    let plain = try Bootstrap(units: 4, replicates: 50, seed: 2) { units throws(StatisticsError) in Double(units[0]) }
    let single = try Bootstrap(units: 4, strata: [0, 0, 0, 0], replicates: 50, seed: 2) {
      units throws(StatisticsError) in Double(units[0])
    }
    #expect(plain == single)
    #expect(throws: StatisticsError.lengthsDiffer(3, 2)) {
      try Bootstrap(units: 3, strata: [0, 0], seed: 1) { _ throws(StatisticsError) in 0 }
    }
  }

  @Test func failuresAreCounted() throws {
    let bootstrap = try Bootstrap(units: 3, replicates: 500, seed: 1) { units throws(StatisticsError) in
      Set(units).count == 1 ? .nan : Double(units.reduce(0, +))
    }
    #expect(bootstrap.failed > 0 && bootstrap.failed + bootstrap.replicates.count == 500)
  }
}
