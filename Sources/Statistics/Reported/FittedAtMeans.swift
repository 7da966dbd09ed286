/// The fitted value of a printed regression at the means of its regressors, which must be the mean of the outcome.
///
/// Least squares with a constant goes through the means: mean(y) = b0 + sum of b_j mean(x_j), exactly, whatever the
/// data. The bounds come from all values behind the printed digits of every coefficient and mean.
///
/// Reference: any text of regression; Greene, Econometric Analysis, section 3.2.
public struct FittedAtMeans: Sendable, Hashable {
  public let constant: Bounds
  /// Coefficient and mean of each regressor.
  public let terms: [Term]

  public struct Term: Sendable, Hashable {
    public let coefficient: Bounds
    public let mean: Bounds

    public init(coefficient: Bounds, mean: Bounds) {
      self.coefficient = coefficient
      self.mean = mean
    }
  }

  public init(constant: Bounds, terms: [Term]) {
    self.constant = constant
    self.terms = terms
  }

  public var fitted: Bounds { terms.reduce(constant) { $0 + $1.coefficient * $1.mean } }

  /// The fitted value with one regressor's mean multiplied, as it is when the regressor was entered on another scale.
  /// - Parameter index: 0-based in `terms`.
  public func fitted(scaling index: Int, by factor: Double) -> Bounds {
    terms.enumerated().reduce(constant) { sum, term in
      sum + term.element.coefficient * (term.offset == index ? term.element.mean * factor : term.element.mean)
    }
  }
}
