import Foundation

/// The covariance of coefficients that does not rest on the model's own variance: bread, meat, bread.
///
/// Half of it is computed and multiplied by itself, so that it stays symmetric and not negative.
/// Reference: R sandwich::vcovHC, sandwich::vcovCL(type = "HC1", cadjust = TRUE).
struct Sandwich {
  /// Observations by coefficients.
  let model: Matrix
  /// The inverse of the information, without the error variance.
  let bread: Matrix
  /// What each observation's row of the model is multiplied by in the score: weight times residual.
  let scores: [Double]
  /// Observations with a positive weight.
  let counts: [Bool]

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
    case .hc2:
      for (row, leverage) in try leverages().enumerated() { scores[row] /= (1 - leverage).squareRoot() }
      return try product(rows: scaled(by: scores), factor: 1)
    case .hc3:
      for (row, leverage) in try leverages().enumerated() { scores[row] /= 1 - leverage }
      return try product(rows: scaled(by: scores), factor: 1)
    case .cluster(let clusters):
      let sums = try clusterSums(clusters)
      let number = Double(sums.rows)
      return try product(rows: sums, factor: number / (number - 1) * (n - 1) / (n - k))
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
