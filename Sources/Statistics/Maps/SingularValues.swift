import CLAPACK

/// The singular value decomposition A = U diag(s) V', by LAPACK's dgesdd: columns of U and V for the smaller dimension.
struct SingularValues {
  /// Descending.
  let values: [Double]
  let left: Matrix
  let right: Matrix

  /// - Throws: `StatisticsError.linearAlgebra`.
  init(_ matrix: Matrix) throws(StatisticsError) {
    _ = LinearAlgebra.single
    let (rows, columns) = (matrix.rows, matrix.columns)
    let rank = min(rows, columns)
    var work = matrix
    var singular = [Double](repeating: 0, count: rank)
    var left = Matrix(rows: rows, columns: rank)
    var right = Matrix(rows: rank, columns: columns)
    let info = work.withColumnMajor { a in
      left.withColumnMajor { u in
        right.withColumnMajor { v in
          LAPACKE_dgesdd(
            Int32(LAPACK_COL_MAJOR), CChar(UInt8(ascii: "S")), Int32(rows), Int32(columns), a.baseAddress, Int32(rows),
            &singular, u.baseAddress, Int32(rows), v.baseAddress, Int32(rank))
        }
      }
    }
    if info != 0 { throw .linearAlgebra(info: Int(info)) }
    values = singular
    self.left = left
    self.right = right.transposed
  }
}
