import Statistics
import Testing

@Suite struct AdjustedResidualsTests {
  @Test func residuals() throws {
    let residuals = try AdjustedResiduals(ContingencyTable(ContingencyTableTests.job))
    // R: t(chisq.test(job, correct = FALSE)$stdres)
    #expect(
      near(
        residuals.values.flatMap { $0 },
        [
          0.20960898543110063, 1.3164908537208972, -0.40326168762596976, -1.081062279507482, 0.21422055076151622,
          0.014785216543601437, 0.9616454570177873, -1.3303253947928364, 0.5264312475839845, 0.07121382111954486,
          -0.3375961402340786, -0.2016915863876266, -0.7786628214276602, -0.6269931364220769, -0.1664500757152958,
          1.5936381457791915,
        ]))
    // R: 2 * pnorm(-abs(chisq.test(job, correct = FALSE)$stdres[4, 4]))
    #expect(near(residuals.pValues[3][3], 0.11101710551218616))
  }
}
