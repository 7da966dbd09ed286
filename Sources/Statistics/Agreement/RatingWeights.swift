import Foundation

/// How much of an agreement two different categories are: 1 for the same, less the further apart they are.
///
/// With a and b the categories' values, from the smallest (min) to the largest (max):
/// - identity: 0 for different categories;
/// - linear: 1 - |a - b| / (max - min); quadratic: the square of that distance; radical: its square root;
/// - ordinal: 1 - C(d + 1, 2) / C(q, 2), d the difference of their ranks, q the number of categories;
/// - ratio: 1 - ((a - b) / (a + b))^2 / ((max - min) / (max + min))^2, values of 0 and more;
/// - circular: 1 - sin^2(pi (a - b) / (max - min + 1)) over the largest such sine;
/// - bipolar: 1 - (a - b)^2 / ((a + b - 2 min) (2 max - a - b)) over the largest such quotient.
///
/// Reference: Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, ch. 3; PyPI irrCAC 0.4.4, `Weights`.
public enum RatingWeights: Sendable, Hashable {
  case identity
  case linear
  case quadratic
  case ordinal
  case radical
  case ratio
  case circular
  case bipolar
  /// One's own, with ones on the diagonal. Two coders: rows are the first coder's categories. More coders, or
  /// coefficients that do not tell coders apart: the mean of both directions is taken.
  case matrix(Matrix)

  /// The weights as a square matrix.
  /// - Parameter values: of the categories, ascending; `nil` for 1, 2, 3 …
  /// - Throws: `StatisticsError.wrongShape`, `.lengthsDiffer`, `.notFinite` with the index of a value that is not finite
  ///   or not above the one before it (below 0, for ratio), `.badWeight` with the index (row after row) of a weight that
  ///   is not finite or, on the diagonal, not 1.
  public func matrix(categories: Int, values: [Double]? = nil) throws(StatisticsError) -> Matrix {
    if case .matrix(let matrix) = self { return try checked(matrix, categories: categories) }
    let values = values ?? (0..<categories).map { Double($0 + 1) }
    guard values.count == categories else { throw .lengthsDiffer(values.count, categories) }
    for index in values.indices
    where !values[index].isFinite || (index > 0 && values[index] <= values[index - 1])
      || (self == .ratio && values[index] < 0)
    {
      throw .notFinite(index: index)
    }
    var apart = Matrix(rows: categories, columns: categories)
    for a in 0..<categories {
      for b in 0..<categories where a != b { apart[a, b] = distance(a, b, values) }
    }
    let largest = apart.values.max() ?? 0
    var weights = apart
    for a in 0..<categories {
      for b in 0..<categories { weights[a, b] = a == b ? 1 : 1 - apart[a, b] / largest }
    }
    return weights
  }

  /// The distance of two different categories, on any scale: it is divided by the largest.
  private func distance(_ a: Int, _ b: Int, _ values: [Double]) -> Double {
    let (low, high) = (values[0], values[values.count - 1])
    let (x, y) = (values[a], values[b])
    switch self {
    case .identity, .matrix: return 1
    case .linear: return abs(x - y)
    case .quadratic: return (x - y) * (x - y)
    case .radical: return abs(x - y).squareRoot()
    case .ordinal: return Double(abs(a - b) * (abs(a - b) + 1) / 2)
    case .ratio: return (x - y) * (x - y) / ((x + y) * (x + y))
    case .circular:
      let sine = sin(.pi * (x - y) / (high - low + 1))
      return sine * sine
    case .bipolar: return (x - y) * (x - y) / ((x + y - 2 * low) * (2 * high - x - y))
    }
  }

  private func checked(_ matrix: Matrix, categories: Int) throws(StatisticsError) -> Matrix {
    guard matrix.rows == categories, matrix.columns == categories else {
      throw .wrongShape(rows: matrix.rows, columns: matrix.columns)
    }
    for row in 0..<categories {
      for column in 0..<categories
      where !matrix[row, column].isFinite || (row == column && matrix[row, column] != 1) {
        throw .badWeight(index: row * categories + column)
      }
    }
    return matrix
  }

  /// Krippendorff's (2004) ordinal metric, which depends on how often each category was chosen in the units that
  /// two or more coders rated: (n_a / 2 + n_between + n_b / 2)^2, over the largest.
  public static func krippendorffOrdinal(of table: RatingTable) throws(StatisticsError) -> RatingWeights {
    var totals = [Int](repeating: 0, count: table.categories)
    for index in 0..<table.rows where table.raters(index) > 1 {
      for rating in table.row(index) where rating != RatingTable.missing { totals[Int(rating)] += table.counts[index] }
    }
    let running = totals.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    var apart = Matrix(rows: totals.count, columns: totals.count)
    for a in totals.indices {
      for b in totals.indices where a != b {
        let twice = 2 * (running[max(a, b) + 1] - running[min(a, b)]) - totals[a] - totals[b]
        apart[a, b] = Double(twice * twice)
      }
    }
    let largest = apart.values.max() ?? 0
    guard largest > 0 else { return .identity }
    for a in totals.indices {
      for b in totals.indices { apart[a, b] = 1 - apart[a, b] / largest }
    }
    return .matrix(apart)
  }
}
