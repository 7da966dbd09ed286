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
  }

  /// Python 3.11 with the same generator written anew (xoshiro256**, SplitMix64, Lemire's numbers below a bound), which gives
  /// `reps`, the means of 4000 draws from x = mtcars$hp; numpy 1.26.4, scipy 1.12.0.
  @Test func intervals() throws {
    let bootstrap = try Bootstrap(units: 32, replicates: 4000, seed: 11) { units throws(StatisticsError) in
      units.reduce(0) { $0 + Sample.hp[$1] } / 32
    }
    // Python: reps.std(ddof=1)
    #expect(near(bootstrap.standardError, 11.80658227093632))
    // Python: np.percentile(reps, [2.5, 97.5])
    let percentiles = try bootstrap.percentileInterval()
    #expect(near(percentiles.low, 124.4046875) && near(percentiles.high, 170.65703125))
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
