import Statistics
import Testing

@Suite struct KruskalWallisTests {
  @Test func ties() throws {
    let test = try KruskalWallis([
      Sample.sprayA, Sample.sprayB, Sample.sprayC, Sample.sprayD, Sample.sprayE, Sample.sprayF,
    ])
    // R: kruskal.test(count ~ spray, spray)$statistic
    #expect(near(test.statistic, 54.691344622371446))
    // R: kruskal.test(count ~ spray, spray)$p.value
    #expect(near(test.pValue, 1.5108444394185103e-10))
  }
}
