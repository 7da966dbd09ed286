import Statistics
import Testing

@Suite struct MannWhitneyTests {
  let a = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
  let b = [1.15, 0.88, 0.90, 0.74, 1.21]

  @Test func exact() throws {
    // Hollander & Wolfe (1973), p. 69: permeability of membranes.
    let test = try MannWhitney(a, b)
    #expect(test.isExact && test.statistic == 35)
    // R: wilcox.test(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46), c(1.15, 0.88, 0.90, 0.74,
    //   1.21), alternative = "g")$p.value
    #expect(near(test.pValue(.greater), 0.1272061272061272))
    // R: wilcox.test(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46), c(1.15, 0.88, 0.90, 0.74,
    //   1.21))$p.value
    #expect(near(test.pValue(), 0.2544122544122544))
    // R: wilcox.test(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46), c(1.15, 0.88, 0.90, 0.74,
    //   1.21), conf.int = TRUE)$estimate
    #expect(near(test.shift, 0.30500000000000005))
    let interval = try test.interval()
    // R: wilcox.test(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46), c(1.15, 0.88, 0.90, 0.74,
    //   1.21), conf.int = TRUE)$conf.int
    #expect(near([interval.low, interval.high], [-0.15000000000000002, 0.7599999999999999]))
  }

  /// Origin: R effectsize 0.8.3, `rank_biserial(mtcars$mpg[mtcars$am == 1], mtcars$mpg[mtcars$am == 0])`.
  @Test func rankBiserial() throws {
    let groups = [1.0, 0].map { kind in zip(Sample.mpg, Sample.am).filter { $0.1 == kind }.map(\.0) }
    let test = try MannWhitney(groups[0], groups[1])
    #expect(near(test.rankBiserial, 0.65991902834008087))
    let interval = try test.rankBiserialInterval()
    #expect(near([interval.low, interval.high], [0.36188693194590221, 0.83556160214533992]))
  }

  @Test func ties() throws {
    let test = try MannWhitney(Sample.sprayA, Sample.sprayB)
    #expect(!test.isExact)
    // R: wilcox.test(count ~ spray, subset(spray, spray %in% c("A", "B")))$statistic
    #expect(near(test.statistic, 62))
    // R: wilcox.test(count ~ spray, subset(spray, spray %in% c("A", "B")))$p.value
    #expect(near(test.pValue(), 0.5812159883741732))
    // R: wilcox.test(count ~ spray, subset(spray, spray %in% c("A", "B")), alternative = "l")$p.value
    #expect(near(test.pValue(.less), 0.2906079941870866))
    // R: with(spray, median(outer(count[spray == "A"], count[spray == "B"], "-")))
    #expect(near(test.shift, -1))
  }

  @Test func shiftIsTheMedianOfAllDifferences() throws {
    let test = try MannWhitney(Sample.hp, Sample.disp)
    let all = Sample.hp.flatMap { a in Sample.disp.map { a - $0 } }.sorted()
    #expect(test.shift == (all[511] + all[512]) / 2)
  }

  @Test func nothingVaries() {
    #expect(throws: StatisticsError.constantValues) { try MannWhitney([1, 1], [1]) }
  }
}
