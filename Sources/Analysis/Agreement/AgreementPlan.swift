public import Statistics

/// How many units two coders must both code for kappa to be known well enough.
public struct AgreementPlan: Sendable {
  public struct Row: Sendable {
    public let planning: KappaPlanning
    public var units: Int { planning.units }
  }

  public let rows: [Row]
  public let kappa: Double
  public let level: Double
  public let designEffect: Double

  /// Shares of units with the code, where none is asked for.
  public static let usualPrevalences = [0.02, 0.05, 0.1, 0.2, 0.5]
  public static let usualWidths = [0.1, 0.2, 0.3, 0.4]

  /// - Throws: `StatisticsError.badLevel` with a number outside its range.
  public init(
    kappa: Double, prevalences: [Double], widths: [Double], level: Double, designEffect: Double = 1
  ) throws(StatisticsError) {
    self.kappa = kappa
    self.level = level
    self.designEffect = designEffect
    var rows: [Row] = []
    for prevalence in prevalences {
      for width in widths {
        rows.append(
          Row(
            planning: try KappaPlanning(
              kappa: kappa, prevalence: prevalence, width: width, level: level, designEffect: designEffect)))
      }
    }
    self.rows = rows
  }
}
