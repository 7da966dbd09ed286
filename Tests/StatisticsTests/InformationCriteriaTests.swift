import Statistics
import Testing

@Suite struct InformationCriteriaTests {
  @Test func counts() throws {
    let criteria = InformationCriteria(try LinearRegressionTests.fit())
    // R: logLik(fit)
    #expect(near(criteria.logLikelihood, -73.57130541999919))
    // R: AIC(fit)
    #expect(near(criteria.aicR, 157.14261083999838))
    // R: BIC(fit)
    #expect(near(criteria.bicR, 164.471290353997))
    // R: AIC(fit) - 2
    #expect(near(criteria.aicStata, 155.14261083999838))
    // R: BIC(fit) - log(32)
    #expect(near(criteria.bicStata, 161.00555445119727))
    // R: AIC(wfit)
    #expect(near(InformationCriteria(try LinearRegressionTests.weightedFit()).aicR, 151.95934213035156))
  }
}
