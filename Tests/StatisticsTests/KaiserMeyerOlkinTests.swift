import Statistics
import Testing

@Suite struct KaiserMeyerOlkinTests {
  @Test func overallAndItems() throws {
    let kmo = try KaiserMeyerOlkin(CorrelationMatrix(PrincipalComponentsTests.data()))
    // R: psych::KMO(attitude)$MSA
    #expect(near(kmo.overall, 0.7632754321587617))
    // R: psych::KMO(attitude)$MSAi
    #expect(
      near(
        kmo.items,
        [
          0.7317264047158593, 0.7374956866366311, 0.8441830706468688, 0.8114142306558235, 0.8143752140616047,
          0.6935977497253973, 0.6510743877689893,
        ]))
  }
}
