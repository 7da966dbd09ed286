/// A square matrix of a few rows, for the annealing's inner loop. (What is published is computed by Statistics.)
struct SmallMatrix {
  let order: Int
  var values: [Double]

  init(order: Int) {
    self.order = order
    values = [Double](repeating: 0, count: order * order)
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * order + column] }
    set { values[row * order + column] = newValue }
  }

  /// The sweep operator (Goodnight 1979) on some diagonal elements of a positive definite matrix. Swept on the first k,
  /// [A B; B' C] becomes [inverse of A, inverse of A times B; ., C less B' inverse of A B]; swept on all, its inverse.
  mutating func sweep(_ pivots: Range<Int>) {
    let order = order
    values.withUnsafeMutableBufferPointer { v in
      for pivot in pivots {
        let start = pivot * order
        let reciprocal = 1 / v[start + pivot]
        for column in 0..<order { v[start + column] *= reciprocal }
        for row in 0..<order where row != pivot {
          let factor = v[row * order + pivot]
          for column in 0..<order { v[row * order + column] -= factor * v[start + column] }
          v[row * order + pivot] = -factor * reciprocal
        }
        v[start + pivot] = reciprocal
      }
    }
  }

  /// The largest eigenvalue of a correlation matrix and its eigenvector, of length 1, the element largest in absolute
  /// value positive: by squaring the matrix seven times, which is its 128th power.
  func leading(_ vector: inout [Double]) -> Double {
    var power = self
    var product = self
    for _ in 0..<7 {
      var trace = 0.0
      for index in 0..<order { trace += power[index, index] }
      let scale = 1 / (trace * trace)
      for row in 0..<order {
        for column in 0...row {
          var sum = 0.0
          for inner in 0..<order { sum += power[row, inner] * power[inner, column] }
          product[row, column] = sum * scale
          product[column, row] = sum * scale
        }
      }
      (power, product) = (product, power)
    }
    // The power is the eigenvector times its transpose: the longest column is the least rounded.
    var best = 0
    for index in 0..<order where power[index, index] > power[best, best] { best = index }
    var length = 0.0
    for row in 0..<order { length += power[row, best] * power[row, best] }
    length.formSquareRoot()
    for row in 0..<order { vector[row] = power[row, best] / length }
    var value = 0.0
    for row in 0..<order {
      for column in 0..<order { value += vector[row] * self[row, column] * vector[column] }
    }
    return value
  }

  /// The measure of Kaiser, Meyer and Olkin for a correlation matrix.
  var samplingAdequacy: Double {
    var inverse = self
    inverse.sweep(0..<order)
    var plain = 0.0
    var partial = 0.0
    for row in 0..<order {
      for column in 0..<row {
        plain += self[row, column] * self[row, column]
        partial += inverse[row, column] * inverse[row, column] / (inverse[row, row] * inverse[column, column])
      }
    }
    return plain / (plain + partial)
  }
}
