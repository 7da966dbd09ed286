/// Cronbach's (1951) alpha: the internal consistency of a sum of items.
///
/// - Raw: k / (k - 1) (1 - sum of item variances / variance of the sum). Standardised: k r / (1 + (k - 1) r), r the mean
///   correlation.
/// - Interval: Feldt (1965): 1 - (1 - alpha) F, F with n - 1 and (n - 1)(k - 1) degrees of freedom.
/// - If dropped: alpha of the other items. Item-rest correlation: of the item with the sum of the others.
///
/// Reference: R psych::alpha, psych::alpha.ci.
public struct CronbachAlpha: Sendable, Hashable {
  public let estimate: Double
  public let standardised: Double
  /// Per item: raw alpha without it; NaN when only one item would be left.
  public let ifDropped: [Double]
  /// Per item.
  public let itemRestCorrelations: [Double]
  public let items: Int
  public let count: Int

  /// - Parameter data: observations by items, complete; items that point the other way already reversed.
  /// - Throws: what `CorrelationMatrix` throws, but for items of which one determines another (they are allowed), and
  ///   `.constantValues` when the sum does not vary.
  public init(_ data: Matrix) throws(StatisticsError) {
    guard data.columns > 1 else { throw .tooFewItems(needed: 2, given: data.columns) }
    guard data.rows > 2 else { throw .tooFewObservations(needed: 3, given: data.rows) }
    try data.checkFinite()
    let k = data.columns
    let centred = (0..<k).map { column in
      let values = data.column(column)
      let mean = exactMean(values)
      return values.map { $0 - mean }
    }
    if let constant = centred.firstIndex(where: { item in item.allSatisfy { $0 == item[0] } }) {
      throw .constantColumn(constant)
    }
    var covariances = Matrix(rows: k, columns: k)
    for a in 0..<k {
      for b in 0...a {
        let value = exactDot(centred[a], centred[b]) / Double(data.rows - 1)
        covariances[a, b] = value
        covariances[b, a] = value
      }
    }
    func alpha(_ chosen: [Int]) -> Double {
      let m = Double(chosen.count)
      let own = exactSum(chosen.map { covariances[$0, $0] })
      let all = exactSum(chosen.flatMap { a in chosen.map { covariances[a, $0] } })
      return m > 1 ? m / (m - 1) * (1 - own / all) : .nan
    }
    let everything = Array(0..<k)
    guard exactSum(covariances.values) > 0 else { throw .constantValues }
    estimate = alpha(everything)
    var correlation = ExactSum()
    for a in 0..<k {
      for b in 0..<k where a != b {
        correlation.add(covariances[a, b] / (covariances[a, a] * covariances[b, b]).squareRoot())
      }
    }
    let mean = correlation.value / Double(k * (k - 1))
    standardised = Double(k) * mean / (1 + Double(k - 1) * mean)
    ifDropped = everything.map { item in alpha(everything.filter { $0 != item }) }
    itemRestCorrelations = everything.map { item in
      let rest = everything.filter { $0 != item }
      let covariance = exactSum(rest.map { covariances[item, $0] })
      let spread = exactSum(rest.flatMap { a in rest.map { covariances[a, $0] } })
      return covariance / (covariances[item, item] * spread).squareRoot()
    }
    items = k
    count = data.rows
  }

  /// - Throws: `StatisticsError.badLevel`.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let outside = try tail(outside: level)
    let n = Double(count - 1)
    let distribution = FisherF(numerator: n, denominator: n * Double(items - 1))
    return Interval(
      low: 1 - (1 - estimate) * distribution.upperQuantile(outside),
      high: 1 - (1 - estimate) * distribution.quantile(outside))
  }
}
