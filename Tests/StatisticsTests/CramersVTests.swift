import Statistics
import Testing

@Suite struct CramersVTests {
  @Test func plainAndCorrected() throws {
    let v = try CramersV(ContingencyTable([[13, 29], [40, 11]]))
    // R: effectsize::cramers_v(rbind(c(13, 29), c(40, 11)), adjust = FALSE)$Cramers_v
    #expect(near(v.estimate, 0.4772470902576009))
    // R: effectsize::cramers_v(rbind(c(13, 29), c(40, 11)), adjust = TRUE)$Cramers_v
    #expect(near(v.corrected, 0.4682720191270897))
    #expect(try CramersV(ContingencyTable([[2, 2], [2, 2]])).corrected == 0)
  }

  /// Origin: R effectsize 0.8.3, `cramers_v(m, adjust = FALSE, alternative = "two.sided")`, whose search ends at some six
  /// digits.
  @Test func interval() throws {
    let v = try CramersV(ContingencyTable([[30, 12, 8], [25, 20, 15]]))
    #expect(near(v.estimate, 0.18356375506595263))
    let interval = try v.interval()
    #expect(interval.low == 0 && near(interval.high, 0.35240203475417481, 1e-5))
    // R: f <- function(p) uniroot(function(l) pchisq(x, 2, ncp = l, lower = FALSE) - p, c(0, 300), tol = 1e-13)$root;
    //   sqrt(c(f(.025), f(.975)) / n), x chisq.test's statistic
    let strong = try CramersV(ContingencyTable([[40, 5, 5], [5, 40, 15]])).interval()
    #expect(near([strong.low, strong.high], [0.53840058377771949, 0.91383005600961587], 1e-8))
  }
}
