/// How a disagreement between two categories is weighed in Cohen's kappa.
public enum KappaWeights: Sendable, Hashable {
  /// Every disagreement alike.
  case unweighted
  /// By distance: 1 - |i - j| / (k - 1).
  case linear
  /// By squared distance: 1 - (i - j)^2 / (k - 1)^2.
  case quadratic
}

/// Cohen's kappa: agreement of two raters beyond chance, from the square table of their categories.
///
/// - kappa = (Po - Pe) / (1 - Pe), Po and Pe weighted by `weights`.
/// - Standard errors: of the estimate, and under the null of chance agreement, by Fleiss, Cohen & Everitt (1969).
///
/// Reference: statsmodels cohens_kappa; psych::cohen.kappa.
public struct CohensKappa: Sendable, Hashable {
  public let estimate: Double
  /// For intervals.
  public let standardError: Double
  /// Under the null that kappa is 0, for the test.
  public let nullStandardError: Double
  /// The (weighted) share of agreement.
  public let agreement: Double
  public let count: Int

  /// - Throws: `StatisticsError.wrongShape` unless square with at least two categories, `.constantValues` when both
  ///   raters use one and the same category only, so that chance agreement is 1.
  public init(_ table: ContingencyTable, weights: KappaWeights = .unweighted) throws(StatisticsError) {
    let k = table.rows
    guard k == table.columns, k > 1 else { throw .wrongShape(rows: table.rows, columns: table.columns) }
    let n = Double(table.total)
    func weight(_ i: Int, _ j: Int) -> Double {
      let distance = Double(abs(i - j)) / Double(k - 1)
      switch weights {
      case .unweighted: return i == j ? 1 : 0
      case .linear: return 1 - distance
      case .quadratic: return 1 - distance * distance
      }
    }
    let rows = table.rowTotals.map { Double($0) / n }
    let columns = table.columnTotals.map { Double($0) / n }
    var observed = ExactSum()
    var chance = ExactSum()
    var rowWeights = [Double](repeating: 0, count: k)
    var columnWeights = rowWeights
    for i in 0..<k {
      for j in 0..<k {
        let w = weight(i, j)
        observed.add(w * Double(table.counts[i][j]) / n)
        chance.add(w * rows[i] * columns[j])
        rowWeights[i] += w * columns[j]
        columnWeights[j] += w * rows[i]
      }
    }
    let (po, pe) = (observed.value, chance.value)
    guard pe < 1 else { throw .constantValues }
    let kappa = (po - pe) / (1 - pe)
    var spread = ExactSum()
    var nullSpread = ExactSum()
    for i in 0..<k {
      for j in 0..<k {
        let marginal = rowWeights[i] + columnWeights[j]
        let deviation = weight(i, j) - marginal * (1 - kappa)
        spread.add(Double(table.counts[i][j]) / n * deviation * deviation)
        let null = weight(i, j) - marginal
        nullSpread.add(rows[i] * columns[j] * null * null)
      }
    }
    let centre = kappa - pe * (1 - kappa)
    estimate = kappa
    standardError = (max(0, spread.value - centre * centre) / n).squareRoot() / (1 - pe)
    nullStandardError = (max(0, nullSpread.value - pe * pe) / n).squareRoot() / (1 - pe)
    agreement = po
    count = table.total
  }

  /// The normal deviate under the null.
  public var statistic: Double { estimate / nullStandardError }
  public func pValue(_ alternative: Alternative = .twoSided) -> Double {
    StandardNormal().pValue(statistic, alternative)
  }

  /// - Throws: `StatisticsError.badLevel`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    Interval(
      around: estimate, margin: StandardNormal().upperQuantile(try tail(outside: level)) * standardError)
  }
}
