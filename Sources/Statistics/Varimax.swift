import Foundation

/// Kaiser's (1958) varimax rotation of loadings: the orthogonal rotation with the largest variance of squared loadings
/// within components, items scaled to communality 1 while rotating (Kaiser's normalisation) unless told otherwise.
///
/// Rotated components are in descending order of the sum of squared loadings, the largest loading in absolute value of
/// each positive. Iterated by singular value decompositions until the rotation no longer changes.
///
/// Reference: R `varimax` (with a small `eps`), psych::principal(rotate = "varimax").
public struct Varimax: Sendable, Hashable {
  public let loadings: Matrix
  /// Orthogonal: unrotated loadings times this are `loadings`.
  public let rotation: Matrix

  /// - Throws: `StatisticsError.noConvergence`, `.constantColumn` with an item whose loadings are all 0.
  public init(_ given: Matrix, normalised: Bool = true) throws(StatisticsError) {
    let k = given.columns
    var scaled = given
    for item in 0..<given.rows where normalised {
      let length = given.row(item).reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { throw .constantColumn(item) }
      for component in 0..<k { scaled[item, component] /= length }
    }
    var rotation = Matrix(rows: k, columns: k)
    for component in 0..<k { rotation[component, component] = 1 }
    var rounds = 0
    while k > 1 {
      rounds += 1
      guard rounds < 10_000 else { throw .noConvergence(iterations: rounds) }
      let turned = try scaled.times(rotation)
      var target = turned
      for component in 0..<k {
        let column = turned.column(component)
        let mean = column.reduce(0) { $0 + $1 * $1 } / Double(given.rows)
        for item in column.indices { target[item, component] = column[item] * (column[item] * column[item] - mean) }
      }
      let next = try LinearAlgebra.nearestRotation(try scaled.transposed.times(target)).rotation
      let change = zip(next.values, rotation.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
      rotation = next
      if change < 1e-14 { break }
    }
    let turned = try given.times(rotation)
    let sums = (0..<k).map { turned.column($0).reduce(0) { $0 + $1 * $1 } }
    let order = (0..<k).sorted { sums[$0] > sums[$1] }
    var result = turned.selecting(columns: order)
    var ordered = rotation.selecting(columns: order)
    for component in 0..<k where (result.column(component).max { abs($0) < abs($1) } ?? 0) < 0 {
      for item in 0..<result.rows { result[item, component] = -result[item, component] }
      for row in 0..<k { ordered[row, component] = -ordered[row, component] }
    }
    loadings = result
    self.rotation = ordered
  }
}
