import Statistics
import Testing

@Suite struct MultipleTestingTests {
  let p = [0.01, 0.04, 0.03, 0.005, 0.5, .nan]

  @Test func adjusted() {
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5, NA), "holm")
    #expect(near(MultipleTesting.holm.adjust(p), [0.04, 0.09, 0.09, 0.025, 0.5, .nan]))
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5, NA), "BH")
    #expect(near(MultipleTesting.benjaminiHochberg.adjust(p), [0.025, 0.05, 0.05, 0.025, 0.5, .nan]))
    #expect(near(MultipleTesting.none.adjust(p), p))
  }
}
