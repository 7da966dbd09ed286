import Statistics
import Testing

@Suite struct BreuschPaganTests {
  @Test func bothForms() throws {
    let fit = try LinearRegressionTests.fit()
    // R: bptest(fit)$statistic
    #expect(near(try BreuschPagan(fit).statistic, 2.0700718723848417))
    // R: bptest(fit)$p.value
    #expect(near(try BreuschPagan(fit).pValue, 0.5579911149312167))
    // R: bptest(fit, studentize = FALSE)$statistic
    #expect(near(try BreuschPagan(fit, studentised: false).statistic, 2.308490172695496))
  }
}
