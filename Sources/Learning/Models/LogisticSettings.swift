/// How a logistic model is estimated.
public struct LogisticSettings: Sendable, Hashable {
  /// Weight of the losses against the squared length of the coefficients: liblinear's and scikit-learn's C.
  public var cost = 10.0
  /// liblinear stops when the gradient's length is below this share of its first length, times the share of the rarer
  /// class.
  public var tolerance = 1e-4
  /// At most so many negative rows for each positive one, and at least `leastNegatives`: where there are more, they are
  /// drawn at random and weighted, so that they stand for all.
  public var negativesPerPositive = 4
  public var leastNegatives = 2000
  /// Of that draw.
  public var seed: UInt64 = 1

  public init() {}

  /// Every setting in a fixed form: what a model's hash is made of.
  public var form: String {
    "L2 logistic regression (liblinear, primal), C \(cost), tolerance \(tolerance), negatives at most "
      + "\(negativesPerPositive) a positive or \(leastNegatives), seed \(seed)"
  }
}
