import Statistics
import Testing

@Suite struct WelchANOVATests {
  @Test func unequalVariances() throws {
    let test = try WelchANOVA([
      Sample.sprayA, Sample.sprayB, Sample.sprayC, Sample.sprayD, Sample.sprayE, Sample.sprayF,
    ])
    // R: oneway.test(count ~ spray, spray)$statistic
    #expect(near(test.statistic, 36.06544389357725))
    // R: oneway.test(count ~ spray, spray)$parameter[2]
    #expect(near(test.degreesWithin, 30.04256050876738))
    // R: oneway.test(count ~ spray, spray)$p.value
    #expect(near(test.pValue, 7.999379455673348e-12))
  }

  @Test func constantGroup() {
    #expect(throws: StatisticsError.constantColumn(1)) { try WelchANOVA([[1, 2], [3, 3]]) }
  }
}
