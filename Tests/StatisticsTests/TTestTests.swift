import Statistics
import Testing

@Suite struct TTestTests {
  @Test func welch() throws {
    let test = try TTest.welch(Sample.sleep1, Sample.sleep2)
    // R: t.test(extra ~ group, sleep)$statistic
    #expect(near(test.statistic, -1.860813467486853))
    // R: t.test(extra ~ group, sleep)$parameter
    #expect(near(test.degreesOfFreedom, 17.7764735161785))
    // R: t.test(extra ~ group, sleep)$p.value
    #expect(near(test.pValue(), 0.07939414018735817))
    // R: t.test(extra ~ group, sleep, alternative = "less")$p.value
    #expect(near(test.pValue(.less), 0.039697070093679086))
    let interval = try test.interval()
    // R: t.test(extra ~ group, sleep)$conf.int
    #expect(near([interval.low, interval.high], [-3.3654832307117104, 0.20548323071171018]))
  }

  @Test func pooled() throws {
    // R: t.test(extra ~ group, sleep, var.equal = TRUE)$p.value
    #expect(near(try TTest.pooled(Sample.sleep1, Sample.sleep2).pValue(), 0.07918671421593818))
  }

  @Test func refusals() {
    #expect(throws: StatisticsError.constantValues) { try TTest.welch([1, 1], [2, 2]) }
    #expect(throws: StatisticsError.groupTooSmall(group: 1, needed: 2, given: 1)) { try TTest.welch([1, 2], [2]) }
  }
}
