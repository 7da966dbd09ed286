import StudyDefinition
import StudyIndex
import Testing

@testable import Analysis

struct VerdictTests {
  private func verdict(
    _ estimate: Double, _ p: Double, _ expected: Hypothesis.Direction = .positive, alpha: Double = 0.05
  ) -> Verdict {
    Verdict(estimate: estimate, pValue: p, expected: expected, alpha: alpha)
  }

  @Test func theSignAndTheBoundDecide() {
    #expect(verdict(0.3, 0.049) == .supported)
    #expect(verdict(-0.3, 0.049) == .contradicted)
    #expect(verdict(-0.3, 0.049, .negative) == .supported)
    #expect(verdict(0.3, 0.049, .negative) == .contradicted)
    #expect(verdict(0.3, 0.051) == .notSupported)
    #expect(verdict(-0.3, 0.99) == .notSupported)
  }

  @Test func theBoundItselfIsNotBelowIt() {
    #expect(verdict(0.3, 0.05) == .notSupported)
    #expect(verdict(0.3, 0.1, alpha: 0.1) == .notSupported)
    #expect(verdict(0.3, 0.05, alpha: 0.1) == .supported)
  }

  /// A generous alpha helps the claim that was made, and no other: H1a of the sample study has p = 0.0995 against it.
  @Test func whatWasNotClaimedNeedsMore() {
    #expect(verdict(-0.2, 0.0995, alpha: 0.1) == .notSupported)
    #expect(verdict(-0.2, 0.05, alpha: 0.1) == .notSupported)
    #expect(verdict(-0.2, 0.049, alpha: 0.1) == .contradicted)
    #expect(verdict(0.2, 0.0995, alpha: 0.1) == .supported)
    #expect(verdict(-0.2, 0.02, alpha: 0.01) == .notSupported)
    #expect(verdict(-0.2, 0.009, alpha: 0.01) == .contradicted)
  }

  @Test func whatIsNoNumberSupportsNothing() {
    #expect(verdict(0.3, .nan) == .notTested)
    #expect(verdict(.nan, 0.01) == .notTested)
    #expect(verdict(0, 0) == .notSupported)
  }
}
