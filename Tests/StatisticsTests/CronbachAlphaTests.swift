import Statistics
import Testing

@Suite struct CronbachAlphaTests {
  @Test func alpha() throws {
    let alpha = try CronbachAlpha(PrincipalComponentsTests.data())
    // R: psych::alpha(attitude)$total$raw_alpha
    #expect(near(alpha.estimate, 0.8431427695647599))
    // R: psych::alpha(attitude)$total$std.alpha
    #expect(near(alpha.standardised, 0.8390838030295106))
    // R: psych::alpha(attitude)$alpha.drop$raw_alpha
    #expect(
      near(
        alpha.ifDropped,
        [
          0.8097602063089214, 0.7969174572741397, 0.827847765938659, 0.8030309750225744, 0.7953865741982052,
          0.8638723114464368, 0.8404648682654573,
        ]))
    // R: sapply(1:7, function(i) cor(attitude[, i], rowSums(attitude[, -i])))
    #expect(
      near(
        alpha.itemRestCorrelations,
        [
          0.6712620572236643, 0.7421097102222386, 0.5607111114802557, 0.7144454981336762, 0.7862755938343999,
          0.26503433919667607, 0.4608105494684964,
        ]))
    let interval = try alpha.interval()
    // R: a <- psych::alpha(attitude)$total$raw_alpha; 1 - (1 - a) * qf(c(0.975, 0.025), 29, 29 * 6)
    #expect(near([interval.low, interval.high], [0.7393756856431073, 0.9157730721599816]))
    #expect(throws: StatisticsError.constantColumn(0)) { try CronbachAlpha(Matrix(columns: [[1, 1, 1], [1, 2, 4]])) }
  }
}
