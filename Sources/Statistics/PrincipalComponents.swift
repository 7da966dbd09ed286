import Foundation

/// Principal components of a correlation matrix.
///
/// - Eigenvalues in descending order sum to the number of items. Kept: those above 1 (Kaiser 1960), at least one, or as
///   many as asked for.
/// - Loadings: eigenvector times the root of its eigenvalue, the largest in absolute value of each component positive.
/// - Communality: the sum of an item's squared loadings over the components kept.
/// - Scores: standardised items times eigenvector over the root of the eigenvalue; mean 0, SD 1, uncorrelated.
///
/// Reference: R `eigen(cor(x))`, psych::principal(rotate = "none").
public struct PrincipalComponents: Sendable, Hashable {
  public let correlations: CorrelationMatrix
  /// All of them, descending: the scree.
  public let eigenvalues: [Double]
  /// How many components are kept.
  public let kept: Int
  /// Items by components kept.
  public let loadings: Matrix
  /// Items by components kept: standardised items times these are the scores.
  public let weights: Matrix

  /// - Throws: `StatisticsError.badSetting` for fewer than 1 or more than all components.
  public init(_ correlations: CorrelationMatrix, components: Int? = nil) throws(StatisticsError) {
    let (values, vectors) = try LinearAlgebra.symmetricEigen(correlations.values)
    let number = components ?? max(1, values.filter { $0 > 1 }.count)
    guard (1...values.count).contains(number) else { throw .badSetting(number) }
    var loadings = Matrix(rows: values.count, columns: number)
    var weights = loadings
    for component in 0..<number {
      guard values[component] > 1e-12 else { throw .notPositiveDefinite }
      let vector = vectors.column(component)
      let leading = vector.max { abs($0) < abs($1) } ?? 1
      let sign = leading < 0 ? -1.0 : 1.0
      let root = values[component].squareRoot()
      for item in vector.indices {
        loadings[item, component] = sign * vector[item] * root
        weights[item, component] = sign * vector[item] / root
      }
    }
    self.correlations = correlations
    eigenvalues = values
    kept = number
    self.loadings = loadings
    self.weights = weights
  }

  /// The share of the items' variance that each component (of all) explains.
  public var explained: [Double] { eigenvalues.map { $0 / Double(eigenvalues.count) } }

  public var communalities: [Double] {
    (0..<loadings.rows).map { item in loadings.row(item).reduce(0) { $0 + $1 * $1 } }
  }

  /// One column a component kept, for the items' observations (complete) in the same order of items.
  /// - Throws: `StatisticsError.lengthsDiffer`, `.notFiniteInMatrix`.
  public func scores(_ data: Matrix) throws(StatisticsError) -> Matrix {
    guard data.columns == correlations.items else { throw .lengthsDiffer(data.columns, correlations.items) }
    try data.checkFinite()
    var standardised = data
    for column in 0..<data.columns {
      for row in 0..<data.rows {
        standardised[row, column] =
          (data[row, column] - correlations.means[column]) / correlations.standardDeviations[column]
      }
    }
    return try standardised.times(weights)
  }
}
