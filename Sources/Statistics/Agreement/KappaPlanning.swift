/// How many units two coders must rate for kappa to be known within an interval of a wanted width.
///
/// - Of a code that is used or not, with prevalence p and kappa k in truth, both coders using it equally often, the
///   large-sample variance is v / n with v = (1 - k) ((1 - k)(1 - 2k) + k (2 - k) / (2 p (1 - p))).
/// - n is the least whole number with 2 z (v / n)^(1/2) <= width.
/// - Units within a transcript are not independent; `designEffect` says by how much the variance is larger than for
///   independent ones.
///
/// References: Bloch & Kraemer (1989), Biometrics 45: 269-287; Donner & Eliasziw (1992), Statistics in Medicine 11:
/// 1511-1519.
public struct KappaPlanning: Sendable, Hashable {
  public let kappa: Double
  public let prevalence: Double
  public let width: Double
  public let level: Double
  public let designEffect: Double

  /// - Throws: `StatisticsError.badLevel` with a value outside its range: prevalence, width and level between 0 and 1;
  ///   kappa below 1 and at least what the prevalence allows, -p / (1 - p) for p up to one half; `designEffect` above 0.
  public init(
    kappa: Double, prevalence: Double, width: Double, level: Double = 0.95, designEffect: Double = 1
  ) throws(StatisticsError) {
    for value in [prevalence, width, level] where !(value > 0 && value < 1) { throw .badLevel(value) }
    let rare = min(prevalence, 1 - prevalence)
    guard kappa < 1, kappa >= -rare / (1 - rare) else { throw .badLevel(kappa) }
    guard designEffect > 0, designEffect.isFinite else { throw .badLevel(designEffect) }
    self.kappa = kappa
    self.prevalence = prevalence
    self.width = width
    self.level = level
    self.designEffect = designEffect
  }

  /// The large-sample variance of kappa from one unit.
  public var variance: Double {
    let spread = 2 * prevalence * (1 - prevalence)
    return (1 - kappa) * ((1 - kappa) * (1 - 2 * kappa) + kappa * (2 - kappa) / spread)
  }

  public var units: Int {
    let z = StandardNormal().upperQuantile((1 - level) / 2)
    return max(2, Int((4 * z * z * variance * designEffect / (width * width)).rounded(.up)))
  }

  /// The width that a number of units gives.
  public func width(units: Int) -> Double {
    2 * StandardNormal().upperQuantile((1 - level) / 2) * (variance * designEffect / Double(units)).squareRoot()
  }
}
