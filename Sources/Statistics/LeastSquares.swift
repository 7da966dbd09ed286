import Foundation

/// Least squares by QR, the part that regressions share.
///
/// R is found by Householder reflections over blocks of rows of [X y]. A column is dependent on those before it when
/// what is left of its length after removing them is below `tolerance` times its whole length: the rule (and with 1e-7
/// the tolerance) of R's `lm`, which moves such columns to the end; here they leave, and R is found again without them.
/// The other columns keep their order.
///
/// When the columns, scaled to length 1, have a condition number above 1e3, the solution is refined by Björck's (1967)
/// iteration on the augmented system with residuals in twice the precision, which gives the digits that the data hold.
struct LeastSquares {
  /// The columns kept, in order (indices into the matrix given).
  let columns: [Int]
  let dropped: [Int]
  let coefficients: [Double]
  /// Of the rows given, weights included.
  let residuals: [Double]
  /// The upper triangle of the columns kept.
  let factor: Matrix
  /// The inverse of `factor`.
  let inverse: Matrix
  /// An estimate of 1 / condition number of the scaled columns.
  let reciprocalCondition: Double

  /// - Parameter constant: whether a column of ones is before those of `x`, which is then column 0.
  init(_ x: Matrix, _ y: [Double], constant: Bool = false, tolerance: Double) throws(StatisticsError) {
    let shift = constant ? 1 : 0
    let width = x.columns + shift
    var whole = try LinearAlgebra.upperFactor(rows: y.count, columns: width + 1) { range, work, top, height in
      x.values.withUnsafeBufferPointer { source in
        if constant { for place in top..<(top + range.count) { work[place] = 1 } }
        for column in 0..<x.columns {
          let from = column * x.rows
          Self.copy(
            source[(from + range.lowerBound)..<(from + range.upperBound)], to: work, at: (column + shift) * height + top
          )
        }
      }
      y.withUnsafeBufferPointer { Self.copy($0[range], to: work, at: width * height + top) }
    }
    let lengths = (0..<width).map { column in
      (0...column).reduce(0.0) { $0 + whole[$1, column] * whole[$1, column] }.squareRoot()
    }
    var kept = Array(0..<width)
    var dropped: [Int] = []
    while let place = kept.indices.first(where: { place in
      let length = lengths[kept[place]]
      return place >= y.count || abs(whole[place, place]) < tolerance * (length == 0 ? 1 : length) || length == 0
    }) {
      dropped.append(kept.remove(at: place))
      whole = try LinearAlgebra.upperFactor(
        of: whole.selecting(columns: (0..<whole.columns).filter { $0 != place }))
    }
    let size = kept.count
    var factor = Matrix(rows: size, columns: size)
    var scaled = factor
    for column in 0..<size {
      for row in 0...column {
        factor[row, column] = whole[row, column]
        scaled[row, column] = whole[row, column] / lengths[kept[column]]
      }
    }
    let right = (0..<size).map { whole[$0, size] }
    var solution = try LinearAlgebra.solveUpper(factor, right)
    var residuals = Self.residuals(x, y, kept, shift, solution)
    let condition = try LinearAlgebra.reciprocalCondition(scaled)
    if condition < 1e-3, size > 0 {
      let used = try x.model(constant: constant, columns: kept)
      (solution, residuals) = try Self.refine(used, y, solution, residuals)
    }
    columns = kept
    self.dropped = dropped.sorted()
    coefficients = solution
    self.residuals = residuals
    self.factor = factor
    inverse = try LinearAlgebra.invertUpper(factor)
    reciprocalCondition = condition
  }

  private static func copy(
    _ values: Slice<UnsafeBufferPointer<Double>>, to work: UnsafeMutableBufferPointer<Double>, at start: Int
  ) {
    _ = work[start..<(start + values.count)].update(fromContentsOf: values)
  }

  private static func residuals(_ x: Matrix, _ y: [Double], _ columns: [Int], _ shift: Int, _ b: [Double]) -> [Double] {
    // Blocks of rows, so that the residuals of one stay in the cache while the columns go by.
    let block = 1024
    var result = y
    result.withUnsafeMutableBufferPointer { result in
      x.values.withUnsafeBufferPointer { source in
        for top in stride(from: 0, to: y.count, by: block) {
          let rows = min(block, y.count - top)
          guard let target = result.baseAddress.map({ $0 + top }) else { return }
          for (column, coefficient) in zip(columns, b) {
            if column < shift {
              for row in 0..<rows { target[row] -= coefficient }
            } else if let values = source.baseAddress.map({ $0 + (column - shift) * x.rows + top }) {
              for row in 0..<rows { target[row] -= values[row] * coefficient }
            }
          }
        }
      }
    }
    return result
  }

  /// Solves r + X b = y, X' r = 0 to the precision of the data: each round computes the defects of both equations in
  /// twice the precision and corrects r and b by the QR factors.
  private static func refine(_ x: Matrix, _ y: [Double], _ first: [Double], _ firstResiduals: [Double])
    throws(StatisticsError) -> ([Double], [Double])
  {
    let reflections = try LinearAlgebra.Reflections(x)
    let size = x.columns
    var solution = first.map { (high: $0, low: 0.0) }
    var residuals = firstResiduals.map { (high: $0, low: 0.0) }
    var last = Double.infinity
    for _ in 0..<12 {
      var defect = [Double](repeating: 0, count: x.rows)
      for row in 0..<x.rows {
        var sum = ExactSum()
        sum.add(y[row])
        sum.add(-residuals[row].high)
        sum.add(-residuals[row].low)
        for column in 0..<size {
          sum.add(-x[row, column], times: solution[column].high)
          sum.add(-x[row, column], times: solution[column].low)
        }
        defect[row] = sum.value
      }
      var normal = [Double](repeating: 0, count: size)
      for column in 0..<size {
        var sum = ExactSum()
        for row in 0..<x.rows {
          sum.add(-x[row, column], times: residuals[row].high)
          sum.add(-x[row, column], times: residuals[row].low)
        }
        normal[column] = sum.value
      }
      let inner = try LinearAlgebra.solveUpper(reflections.factors, normal, transposed: true)
      let turned = try reflections.apply(defect, transposed: true)
      let step = try LinearAlgebra.solveUpper(
        reflections.factors, zip(turned[..<size], inner).map { $0 - $1 })
      let change = try reflections.apply(inner + turned[size...], transposed: false)
      let relative = zip(step, solution).reduce(0.0) { max($0, abs($1.0) / max(abs($1.1.high), .leastNormalMagnitude)) }
      // Not getting better: the data hold no more digits, or too few for the iteration.
      if !(relative < last / 2) { break }
      for column in 0..<size { solution[column] = twice(solution[column], plus: step[column]) }
      for row in residuals.indices { residuals[row] = twice(residuals[row], plus: change[row]) }
      last = relative
      if relative == 0 { break }
    }
    return (solution.map { $0.high + $0.low }, residuals.map { $0.high + $0.low })
  }

  private static func twice(_ value: (high: Double, low: Double), plus change: Double) -> (high: Double, low: Double) {
    let sum = value.high + change
    let part = sum - value.high
    let error = (value.high - (sum - part)) + (change - part)
    return (sum, value.low + error)
  }
}

extension Matrix {
  /// The columns numbered, where column 0 is one of ones when there is a constant, and the matrix's own follow it.
  func model(constant: Bool, columns chosen: [Int]) throws(StatisticsError) -> Matrix {
    let shift = constant ? 1 : 0
    var result: [Double] = []
    result.reserveCapacity(rows * chosen.count)
    for column in chosen {
      if column < shift {
        result.append(contentsOf: repeatElement(1, count: rows))
      } else {
        result.append(contentsOf: values[((column - shift) * rows)..<((column - shift + 1) * rows)])
      }
    }
    return try Matrix(rows: rows, columns: chosen.count, values: result)
  }
}
