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
}
