import CLAPACK
import Foundation

/// LAPACK, as far as the statistics need it. OpenBLAS is held to one thread, so that sums are taken in the same order
/// whatever the machine's number of cores.
enum LinearAlgebra {
  /// To be read before LAPACK or BLAS is called.
  static let single: Bool = {
    openblas_set_num_threads(1)
    // Every caller has refused NaN before; LAPACKE need not look again.
    LAPACKE_set_nancheck(0)
    return true
  }()

  private static let columnMajor = Int32(LAPACK_COL_MAJOR)

  private static func check(_ info: Int32) throws(StatisticsError) {
    if info != 0 { throw .linearAlgebra(info: Int(info)) }
  }

  private static func letter(_ character: Unicode.Scalar) -> CChar { CChar(UInt8(ascii: character)) }

  /// The upper triangular factor R of A = QR, A's rows taken in blocks that stay in the cache: each block is stacked
  /// under the R found so far and reduced by Householder reflections (Golub & Van Loan 2013, 5.2.3, and TSQR of Demmel
  /// et al. 2012). As stable as one reduction of the whole. Row signs are those of LAPACK.
  ///
  /// - Parameter fill: writes rows of A into a column-major work space of the height given, from the row given on.
  static func upperFactor(
    rows: Int, columns: Int, fill: (Range<Int>, UnsafeMutableBufferPointer<Double>, Int, Int) -> Void
  ) throws(StatisticsError) -> Matrix {
    _ = single
    let block = max(columns * 8, 512)
    var factor = Matrix(rows: columns, columns: columns)
    var reflectors = [Double](repeating: 0, count: columns * columns)
    var space = reflectors
    var start = 0
    var work: [Double] = []
    while start < rows {
      let end = min(rows, start + block)
      let height = columns + end - start
      if work.count != height * columns { work = [Double](repeating: 0, count: height * columns) }
      for column in 0..<columns {
        for row in 0..<columns { work[column * height + row] = row <= column ? factor[row, column] : 0 }
      }
      work.withUnsafeMutableBufferPointer { fill(start..<end, $0, columns, height) }
      try check(
        LAPACKE_dgeqrt_work(
          columnMajor, Int32(height), Int32(columns), Int32(columns), &work, Int32(height), &reflectors,
          Int32(columns), &space))
      for column in 0..<columns {
        for row in 0...column { factor[row, column] = work[column * height + row] }
      }
      start = end
    }
    return factor
  }

  static func upperFactor(of matrix: Matrix) throws(StatisticsError) -> Matrix {
    try upperFactor(rows: matrix.rows, columns: matrix.columns) { range, work, top, height in
      for column in 0..<matrix.columns {
        for row in range { work[column * height + top + row - range.lowerBound] = matrix[row, column] }
      }
    }
  }

  /// Householder's factors of a whole matrix, for multiplying by Q.
  struct Reflections {
    var factors: Matrix
    var scalars: [Double]

    init(_ matrix: Matrix) throws(StatisticsError) {
      _ = single
      factors = matrix
      scalars = [Double](repeating: 0, count: min(matrix.rows, matrix.columns))
      let rows = Int32(matrix.rows)
      let columns = Int32(matrix.columns)
      let info = factors.withColumnMajor {
        LAPACKE_dgeqrf(columnMajor, rows, columns, $0.baseAddress, rows, &scalars)
      }
      try check(info)
    }

    /// Q times (or Q transposed times) a vector of as many values as the matrix has rows.
    func apply(_ vector: [Double], transposed: Bool) throws(StatisticsError) -> [Double] {
      var result = vector
      let rows = Int32(factors.rows)
      try check(
        LAPACKE_dormqr(
          columnMajor, letter("L"), letter(transposed ? "T" : "N"), rows, 1, Int32(factors.columns), factors.values,
          rows, scalars, &result, rows))
      return result
    }
  }

  /// Solves R x = b, or its transpose, for upper triangular R (the upper triangle of the first n rows of `factor`).
  static func solveUpper(_ factor: Matrix, _ right: [Double], transposed: Bool = false) throws(StatisticsError)
    -> [Double]
  {
    var result = right
    let n = Int32(factor.columns)
    if n == 0 { return [] }
    try check(
      LAPACKE_dtrtrs(
        columnMajor, letter("U"), letter(transposed ? "T" : "N"), letter("N"), n, 1, factor.values,
        Int32(factor.rows), &result, n))
    return result
  }

  /// The inverse of an upper triangular matrix.
  static func invertUpper(_ factor: Matrix) throws(StatisticsError) -> Matrix {
    _ = single
    var result = factor
    let n = Int32(factor.columns)
    if n == 0 { return factor }
    let info = result.withColumnMajor {
      LAPACKE_dtrtri(columnMajor, letter("U"), letter("N"), n, $0.baseAddress, n)
    }
    try check(info)
    for column in 0..<result.columns {
      for row in (column + 1)..<max(column + 1, result.rows) { result[row, column] = 0 }
    }
    return result
  }

  /// The reciprocal of the condition number (1-norm) of an upper triangular matrix, estimated.
  static func reciprocalCondition(_ factor: Matrix) throws(StatisticsError) -> Double {
    var result = 0.0
    let n = Int32(factor.columns)
    if n == 0 { return 1 }
    try check(
      LAPACKE_dtrcon(columnMajor, letter("1"), letter("U"), letter("N"), n, factor.values, n, &result))
    return result
  }

  /// The product A B of a matrix of `rows` rows and one of `columns` columns, both given column by column. A has as many
  /// columns as B has rows.
  static func product(_ first: [Double], rows: Int, _ second: [Double], columns: Int) -> Matrix {
    _ = single
    var product = Matrix(rows: rows, columns: columns)
    guard rows > 0, columns > 0 else { return product }
    let inner = second.count / columns
    precondition(first.count == rows * inner, "as many rows as the first matrix has columns")
    if inner == 0 { return product }
    let (m, n, k) = (Int32(rows), Int32(columns), Int32(inner))
    product.withColumnMajor {
      cblas_dgemm(102, 111, 111, m, n, k, 1, first, m, second, k, 0, $0.baseAddress, m)
    }
    return product
  }

  /// For each column x of `vectors` the quadratic form x' A x; `matrix` is A.
  static func quadraticForms(_ matrix: Matrix, of vectors: Matrix) -> [Double] {
    let products = product(matrix.values, rows: matrix.rows, vectors.values, columns: vectors.columns)
    return (0..<vectors.columns).map { column in
      let start = column * matrix.rows
      return (start..<start + matrix.rows).reduce(0) { $0 + vectors.values[$1] * products.values[$1] }
    }
  }

  /// Eigenvalues in descending order and their unit vectors as columns, of a symmetric matrix.
  static func symmetricEigen(_ matrix: Matrix) throws(StatisticsError) -> (values: [Double], vectors: Matrix) {
    _ = single
    var work = matrix
    let n = Int32(matrix.columns)
    var ascending = [Double](repeating: 0, count: matrix.columns)
    let info = work.withColumnMajor {
      LAPACKE_dsyev(columnMajor, letter("V"), letter("U"), n, $0.baseAddress, n, &ascending)
    }
    try check(info)
    return (ascending.reversed(), work.selecting(columns: (0..<matrix.columns).reversed()))
  }

  /// Inverse and logarithm of the determinant of a symmetric positive definite matrix, by Cholesky.
  /// - Throws: `StatisticsError.notPositiveDefinite`.
  static func invertPositive(_ matrix: Matrix) throws(StatisticsError) -> (inverse: Matrix, logDeterminant: Double) {
    _ = single
    var work = matrix
    let n = Int32(matrix.columns)
    if n == 0 { return (matrix, 0) }
    var info = work.withColumnMajor { LAPACKE_dpotrf(columnMajor, letter("U"), n, $0.baseAddress, n) }
    guard info == 0 else { throw .notPositiveDefinite }
    let logDeterminant = 2 * work.diagonal.reduce(0) { $0 + log($1) }
    info = work.withColumnMajor { LAPACKE_dpotri(columnMajor, letter("U"), n, $0.baseAddress, n) }
    try check(info)
    for column in 0..<matrix.columns {
      for row in 0..<column { work[column, row] = work[row, column] }
    }
    return (work, logDeterminant)
  }

  /// Singular value decomposition of a small square matrix: the product U V', its nearest rotation, and the sum of the
  /// singular values.
  static func nearestRotation(_ matrix: Matrix) throws(StatisticsError) -> (rotation: Matrix, sum: Double) {
    _ = single
    var work = matrix
    let n = Int32(matrix.columns)
    var singular = [Double](repeating: 0, count: matrix.columns)
    var left = Matrix(rows: matrix.columns, columns: matrix.columns)
    var right = left
    let info = work.withColumnMajor { a in
      left.withColumnMajor { u in
        right.withColumnMajor { v in
          LAPACKE_dgesdd(
            columnMajor, letter("A"), n, n, a.baseAddress, n, &singular, u.baseAddress, n, v.baseAddress, n)
        }
      }
    }
    try check(info)
    return (try left.times(right), singular.reduce(0, +))
  }
}
