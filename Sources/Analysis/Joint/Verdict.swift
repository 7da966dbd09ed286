public import StudyDefinition
import StudyIndex

/// What an estimate says about a claim, by a rule that is printed with it.
public enum Verdict: String, Sendable, CaseIterable {
  /// The claimed sign, and p below the bound.
  case supported
  /// The opposite sign, and p below the bound.
  case contradicted
  /// p not below the bound, whatever the sign.
  case notSupported = "not supported"

  /// - Parameters:
  ///   - pValue: two-sided, of the null that the coefficient is 0.
  ///   - alpha: the bound; p that equals it is not below it.
  public init(estimate: Double, pValue: Double, expected: Hypothesis.Direction, alpha: Double) {
    guard pValue < alpha, estimate != 0 else {
      self = .notSupported
      return
    }
    self = (estimate > 0) == (expected == .positive) ? .supported : .contradicted
  }
}
