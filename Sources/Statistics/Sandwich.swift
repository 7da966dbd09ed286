import Foundation

/// The covariance of coefficients that does not rest on the model's own variance: bread, meat, bread.
///
/// Half of it is computed and multiplied by itself, so that it stays symmetric and not negative. An observation that
/// fits itself (leverage 1) has no HC2 and no HC3: the whole covariance is NaN then, as in R.
/// Reference: R sandwich::vcovHC, sandwich::vcovCL(cadjust = TRUE) with its default type: HC1 of `lm`, HC0 of others.
struct Sandwich {
  /// What corrects the sum over clusters for there being few of them.
  enum ClusterFactor {
    /// G / (G - 1) (n - 1) / (n - k), CR1: linear models.
    case ofLinearModels
    /// G / (G - 1): models fitted by maximum likelihood.
    case ofLikelihood
  }

  /// Observations by coefficients.
  let model: Matrix
  /// The inverse of the information, without the error variance.
  let bread: Matrix
  /// What each observation's row of the model is multiplied by in the score: weight times residual.
  let scores: [Double]
  /// Observations with a positive weight.
  let counts: [Bool]
  var clusterFactor = ClusterFactor.ofLinearModels

  /// 1 less a leverage below this is none.
  static let noRest = 1e-10

  /// - Parameters:
  ///   - errors: not `.classical`.
  ///   - leverages: asked for HC2 and HC3 only.
  /// - Throws: `StatisticsError.lengthsDiffer`, `.tooFewGroups` for fewer than two clusters.
  func covariance(
    _ errors: StandardErrors, leverages: () throws(StatisticsError) -> [Double]
  ) throws(StatisticsError) -> Matrix {
    let n = Double(counts.count { $0 })
    let k = Double(model.columns)
    var scores = scores
    switch errors {
    case .classical, .hc0: return try product(rows: scaled(by: scores), factor: 1)
    case .hc1: return try product(rows: scaled(by: scores), factor: n / (n - k))
    case .hc2, .hc3:
      let isHC2 = errors == .hc2
      for (row, leverage) in try leverages().enumerated() {
        let rest = 1 - leverage
        guard rest > Self.noRest else {
          return try Matrix(columns: (0..<model.columns).map { _ in [Double](repeating: .nan, count: model.columns) })
        }
        scores[row] /= isHC2 ? rest.squareRoot() : rest
      }
      return try product(rows: scaled(by: scores), factor: 1)
    case .cluster(let clusters):
      let sums = try clusterSums(clusters)
      let number = Double(sums.rows)
      let factor = clusterFactor == .ofLikelihood ? 1 : (n - 1) / (n - k)
      return try product(rows: sums, factor: number / (number - 1) * factor)
    }
  }

  private func product(rows: Matrix, factor: Double) throws(StatisticsError) -> Matrix {
    try rows.times(bread).crossProduct.scaled(by: factor)
  }

  private func scaled(by scores: [Double]) -> Matrix {
    var result = model
    for column in 0..<model.columns {
      for row in scores.indices { result[row, column] *= scores[row] }
    }
    return result
  }

  private func clusterSums(_ clusters: [Int]) throws(StatisticsError) -> Matrix {
    guard clusters.count == scores.count else { throw .lengthsDiffer(clusters.count, scores.count) }
    var places: [Int: Int] = [:]
    for row in clusters.indices where counts[row] {
      let next = places.count
      if places[clusters[row]] == nil { places[clusters[row]] = next }
    }
    guard places.count > 1 else { throw .tooFewGroups(needed: 2, given: places.count) }
    var sums = Matrix(rows: places.count, columns: model.columns)
    for column in 0..<model.columns {
      for row in scores.indices {
        guard let place = places[clusters[row]] else { continue }
        sums[place, column] += scores[row] * model[row, column]
      }
    }
    return sums
  }
}
