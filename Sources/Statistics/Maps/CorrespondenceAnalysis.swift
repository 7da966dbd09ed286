/// Simple correspondence analysis of a table of counts: rows and columns as points whose distances show how their
/// profiles differ.
///
/// - Singular values of the standardised residuals (p - r c) / sqrt(r c). Inertia of an axis: its singular value
///   squared; total inertia: chi-squared of the table over its total.
/// - Principal coordinates: standard ones times the singular value, of rows and columns alike (symmetric map). The
///   largest coordinate of the columns in absolute value is positive on each axis.
/// - Contribution: a point's share of an axis's inertia. Quality: the share of a point's inertia that the axes shown
///   hold.
///
/// Reference: Greenacre (2017), Correspondence Analysis in Practice, 3rd ed.; R ca::ca, MASS::corresp.
public struct CorrespondenceAnalysis: Sendable, Hashable {
  public struct Points: Sendable, Hashable {
    /// Shares of the table's total.
    public let masses: [Double]
    /// Points by axes.
    public let coordinates: Matrix
    /// Points by axes: shares of the axis's inertia.
    public let contributions: Matrix
    /// Of each point: what of its squared distance from the centre the first `shown` axes hold, 0 to 1.
    public let quality: [Double]
  }

  /// Inertia of each axis, descending; as many as the smaller of rows and columns less one.
  public let inertias: [Double]
  public let rows: Points
  public let columns: Points
  /// Axes for which `quality` is told.
  public let shown: Int
  public var total: Double { inertias.reduce(0, +) }
  /// Of the total inertia, one an axis.
  public var shares: [Double] { inertias.map { $0 / total } }

  /// - Parameter counts: rows by columns.
  /// - Throws: `StatisticsError.wrongShape` for fewer than two rows or columns, `.emptyMargin`, `.badCount` for a count
  ///   below zero, `.constantValues` where all profiles are the same.
  public init(_ counts: Matrix, shown: Int = 2) throws(StatisticsError) {
    guard counts.rows >= 2, counts.columns >= 2 else {
      throw .wrongShape(rows: counts.rows, columns: counts.columns)
    }
    try counts.checkFinite()
    if let bad = counts.values.firstIndex(where: { $0 < 0 }) { throw .badCount(index: bad) }
    let total = counts.values.reduce(0, +)
    let rowMasses = (0..<counts.rows).map { counts.row($0).reduce(0, +) / total }
    let columnMasses = (0..<counts.columns).map { counts.column($0).reduce(0, +) / total }
    if let empty = rowMasses.firstIndex(where: { !($0 > 0) }) { throw .emptyMargin(row: empty, column: nil) }
    if let empty = columnMasses.firstIndex(where: { !($0 > 0) }) { throw .emptyMargin(row: nil, column: empty) }
    var residuals = Matrix(rows: counts.rows, columns: counts.columns)
    for column in 0..<counts.columns {
      for row in 0..<counts.rows {
        let expected = rowMasses[row] * columnMasses[column]
        residuals[row, column] = (counts[row, column] / total - expected) / expected.squareRoot()
      }
    }
    let decomposition = try SingularValues(residuals)
    let axes = min(counts.rows, counts.columns) - 1
    guard decomposition.values[0] > 1e-12 else { throw .constantValues }
    let values = Array(decomposition.values.prefix(axes))
    inertias = values.map { $0 * $0 }
    self.shown = min(max(shown, 1), axes)
    let signs = (0..<axes).map { axis in
      ClassicalScaling.sign(
        of: (0..<counts.columns).map { decomposition.right[$0, axis] / columnMasses[$0].squareRoot() })
    }
    rows = Self.points(decomposition.left, rowMasses, values, signs, self.shown)
    columns = Self.points(decomposition.right, columnMasses, values, signs, self.shown)
  }

  private static func points(
    _ vectors: Matrix, _ masses: [Double], _ values: [Double], _ signs: [Double], _ shown: Int
  ) -> Points {
    var coordinates = Matrix(rows: masses.count, columns: values.count)
    var contributions = coordinates
    for axis in values.indices {
      for point in masses.indices {
        let standard = vectors[point, axis] * signs[axis] / masses[point].squareRoot()
        coordinates[point, axis] = standard * values[axis]
        contributions[point, axis] = vectors[point, axis] * vectors[point, axis]
      }
    }
    let quality = masses.indices.map { point in
      let squares = coordinates.row(point).map { $0 * $0 }
      let all = squares.reduce(0, +)
      return all > 0 ? squares.prefix(shown).reduce(0, +) / all : 0
    }
    return Points(masses: masses, coordinates: coordinates, contributions: contributions, quality: quality)
  }
}
