/// Columns of whole numbers, and the sum of products of every two of them, kept up to date while two rows' values are
/// swapped. Whole numbers below 2^53 add without rounding: a swap and the same swap again leave everything as it was.
struct SwapTable {
  let rows: Int
  let width: Int
  /// Column after column.
  private(set) var values: [Double]
  /// `width` by `width`, symmetric.
  private(set) var products: [Double]
  let means: [Double]

  init(_ columns: [[Int]]) {
    rows = columns.first?.count ?? 0
    width = columns.count
    values = columns.flatMap { $0.map(Double.init) }
    products = []
    for a in columns {
      for b in columns { products.append(Double(zip(a, b).reduce(0) { $0 + $1.0 * $1.1 })) }
    }
    let count = rows
    means = columns.map { Double($0.reduce(0, +)) / Double(count) }
  }

  subscript(row: Int, column: Int) -> Double { values[column * rows + row] }

  func column(_ index: Int) -> [Int] { values[(index * rows)..<((index + 1) * rows)].map { Int($0) } }

  /// Whether two rows agree in all of the columns.
  func agree(_ a: Int, _ b: Int, in columns: [Int]) -> Bool {
    columns.allSatisfy { values[$0 * rows + a] == values[$0 * rows + b] }
  }

  /// Swaps two rows' values in some columns. Products within those columns don't change.
  mutating func swap(_ a: Int, _ b: Int, in columns: [Int]) {
    let (rows, width) = (rows, width)
    values.withUnsafeMutableBufferPointer { values in
      products.withUnsafeMutableBufferPointer { products in
        for column in columns {
          let rise = values[column * rows + b] - values[column * rows + a]
          for other in 0..<width where !columns.contains(other) {
            let change = rise * (values[other * rows + a] - values[other * rows + b])
            products[column * width + other] += change
            products[other * width + column] += change
          }
        }
        for column in columns { values.swapAt(column * rows + a, column * rows + b) }
      }
    }
  }

  /// The covariance of two columns.
  func covariance(_ a: Int, _ b: Int) -> Double {
    (products[a * width + b] - Double(rows) * means[a] * means[b]) / Double(rows - 1)
  }
}
