/// Classical (metric) multidimensional scaling: places of objects whose distances from one another are as near as can
/// be to those given.
///
/// - Eigenvectors of the doubly centred squared distances, each times the root of its eigenvalue; the largest
///   coordinate in absolute value of each dimension is positive.
/// - Goodness of fit: the eigenvalues of the dimensions kept over the sum of the absolute values of all, and over the
///   sum of those above zero.
///
/// Reference: Torgerson (1952); Borg & Groenen (2005), Modern Multidimensional Scaling, ch. 12; R `cmdscale(eig =
/// TRUE)`.
public struct ClassicalScaling: Sendable, Hashable {
  /// Objects by dimensions.
  public let points: Matrix
  /// All of them, descending.
  public let eigenvalues: [Double]
  public let fitOfAll: Double
  public let fitOfPositive: Double

  /// - Throws: `StatisticsError.tooFewObservations` for fewer than three objects; `.badSetting` for fewer than one
  ///   dimension, or more than the objects less one; `.constantValues` where all distances are zero.
  public init(_ distances: DistanceMatrix, dimensions: Int = 2) throws(StatisticsError) {
    let count = distances.count
    guard count >= 3 else { throw .tooFewObservations(needed: 3, given: count) }
    guard dimensions >= 1, dimensions < count else { throw .badSetting(dimensions) }
    let squares = (0..<count).map { row in (0..<count).map { distances[row, $0] * distances[row, $0] } }
    let means = squares.map { $0.reduce(0, +) / Double(count) }
    let mean = means.reduce(0, +) / Double(count)
    guard mean > 0 else { throw .constantValues }
    var centred = Matrix(rows: count, columns: count)
    for row in 0..<count {
      for column in 0..<count { centred[row, column] = -(squares[row][column] - means[row] - means[column] + mean) / 2 }
    }
    let (values, vectors) = try LinearAlgebra.symmetricEigen(centred)
    var points = Matrix(rows: count, columns: dimensions)
    for dimension in 0..<dimensions where values[dimension] > 1e-12 * values[0] {
      let vector = vectors.column(dimension)
      let root = values[dimension].squareRoot() * Self.sign(of: vector)
      for row in 0..<count { points[row, dimension] = vector[row] * root }
    }
    self.points = points
    eigenvalues = values
    let kept = values.prefix(dimensions).reduce(0, +)
    fitOfAll = kept / values.reduce(0) { $0 + abs($1) }
    fitOfPositive = kept / values.reduce(0) { $0 + max($1, 0) }
  }

  /// -1 where the largest value in absolute value is negative; of equals the first counts.
  static func sign(of vector: [Double]) -> Double {
    let greatest = vector.map(abs).max() ?? 0
    let leading = vector.first { abs($0) >= greatest * (1 - 1e-9) } ?? 1
    return leading < 0 ? -1 : 1
  }
}
