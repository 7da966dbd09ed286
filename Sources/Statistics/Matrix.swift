/// A dense matrix of doubles, stored column after column (as LAPACK and R do).
public struct Matrix: Sendable, Hashable {
  public let rows: Int
  public let columns: Int
  /// Column-major: the value at (row, column) is `values[column * rows + row]`.
  public private(set) var values: [Double]

  /// - Throws: `StatisticsError.lengthsDiffer` when `values.count` is not `rows * columns`.
  public init(rows: Int, columns: Int, values: [Double]) throws(StatisticsError) {
    guard rows >= 0, columns >= 0, values.count == rows * columns else {
      throw .lengthsDiffer(values.count, rows * columns)
    }
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// - Throws: `StatisticsError.lengthsDiffer` when the columns are not equally long.
  public init(columns: [[Double]]) throws(StatisticsError) {
    let height = columns.first?.count ?? 0
    for column in columns where column.count != height { throw .lengthsDiffer(height, column.count) }
    self.rows = height
    self.columns = columns.count
    var values: [Double] = []
    values.reserveCapacity(height * columns.count)
    for column in columns { values.append(contentsOf: column) }
    self.values = values
  }

  /// All zeros.
  public init(rows: Int, columns: Int) {
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
    values = [Double](repeating: 0, count: self.rows * self.columns)
  }

  public subscript(row: Int, column: Int) -> Double {
    get { values[column * rows + row] }
    set { values[column * rows + row] = newValue }
  }

  /// One column, 0-based.
  public func column(_ index: Int) -> [Double] {
    Array(values[(index * rows)..<((index + 1) * rows)])
  }

  /// One row, 0-based.
  public func row(_ index: Int) -> [Double] {
    (0..<columns).map { self[index, $0] }
  }

  /// The columns named, in that order.
  public func selecting(columns chosen: [Int]) -> Matrix {
    var result = Matrix(rows: rows, columns: chosen.count)
    for (place, index) in chosen.enumerated() {
      result.values.replaceSubrange(
        (place * rows)..<((place + 1) * rows), with: values[(index * rows)..<((index + 1) * rows)])
    }
    return result
  }

  /// The rows named, in that order.
  public func selecting(rows chosen: [Int]) -> Matrix {
    var result = Matrix(rows: chosen.count, columns: columns)
    for column in 0..<columns {
      for (place, row) in chosen.enumerated() { result[place, column] = self[row, column] }
    }
    return result
  }

  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The matrix product.
  /// - Throws: `StatisticsError.lengthsDiffer` when the inner dimensions differ.
  public func times(_ other: Matrix) throws(StatisticsError) -> Matrix {
    guard columns == other.rows else { throw .lengthsDiffer(columns, other.rows) }
    var result = Matrix(rows: rows, columns: other.columns)
    for column in 0..<other.columns {
      for inner in 0..<columns {
        let factor = other[inner, column]
        if factor == 0 { continue }
        for row in 0..<rows { result[row, column] += self[row, inner] * factor }
      }
    }
    return result
  }

  /// The diagonal, from the upper left.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { self[$0, $0] }
  }

  /// Throws the place of the first value that is NaN or infinite.
  func checkFinite() throws(StatisticsError) {
    // A product with 0 is 0 for finite numbers only, and sums of zeros need no look at each.
    let zeros = values.withUnsafeBufferPointer { values in
      var sums = SIMD8<Double>.zero
      var index = 0
      while index + 8 <= values.count {
        sums += UnsafeRawBufferPointer(values).loadUnaligned(fromByteOffset: index * 8, as: SIMD8<Double>.self) * 0
        index += 8
      }
      return values[index...].reduce(sums.sum()) { $0 + $1 * 0 }
    }
    guard zeros != 0, let bad = values.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFiniteInMatrix(row: bad % rows, column: bad / rows)
  }

  mutating func withColumnMajor<T>(_ body: (UnsafeMutableBufferPointer<Double>) throws -> T) rethrows -> T {
    try values.withUnsafeMutableBufferPointer { try body($0) }
  }
}
