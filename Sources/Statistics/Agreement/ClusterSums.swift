/// What each cluster contributes to the sums that statistics are computed from, kept so that draws are quick to add up:
/// as a dense table, whose draws are a product of matrices, or, where most numbers are 0 (a text has few of many sets of
/// codes), without the zeros.
struct ClusterSums {
  private let clusters: Int
  private let width: Int
  /// Numbers other than 0, cluster after cluster; all numbers where there are no `places`.
  private let numbers: [Double]
  private let places: [Int32]?
  /// Where each cluster's numbers begin, and where the last one's end.
  private let starts: [Int]

  /// - Parameter sums: cluster after cluster, `width` numbers each.
  init(_ sums: [Double], clusters: Int, width: Int) {
    self.clusters = clusters
    self.width = width
    let present = sums.count { $0 != 0 }
    guard present * 4 < sums.count else {
      numbers = sums
      places = nil
      starts = (0...clusters).map { $0 * width }
      return
    }
    var numbers: [Double] = []
    var places: [Int32] = []
    var starts = [0]
    numbers.reserveCapacity(present)
    places.reserveCapacity(present)
    for cluster in 0..<clusters {
      for place in 0..<width where sums[cluster * width + place] != 0 {
        numbers.append(sums[cluster * width + place])
        places.append(Int32(place))
      }
      starts.append(numbers.count)
    }
    self.numbers = numbers
    self.places = places
    self.starts = starts
  }

  /// The sums of all clusters, each once, as one column.
  var total: Matrix { drawn(1, [UInt16](repeating: 1, count: clusters)) }

  /// The sums of several draws, a column a draw.
  /// - Parameter times: how often each draw has each cluster, draw after draw.
  func drawn(_ draws: Int, _ times: some RandomAccessCollection<UInt16>) -> Matrix {
    guard places != nil else {
      return LinearAlgebra.product(numbers, rows: width, times.map { Double($0) }, columns: draws)
    }
    let times = Array(times)
    var sums = Matrix(rows: width, columns: draws)
    sums.withColumnMajor { sums in
      // A cluster is added to all draws while it is in the cache.
      for cluster in 0..<clusters {
        for draw in 0..<draws {
          let number = times[draw * clusters + cluster]
          if number == 0 { continue }
          let column = UnsafeMutableBufferPointer(rebasing: sums[(draw * width)..<((draw + 1) * width)])
          add(Double(number), cluster, to: column)
        }
      }
    }
    return sums
  }

  /// The sums of all clusters but one, for each of some clusters.
  func without(_ left: Range<Int>, of total: Matrix) -> Matrix {
    var sums = Matrix(rows: width, columns: left.count)
    sums.withColumnMajor { sums in
      for (number, cluster) in left.enumerated() {
        let column = UnsafeMutableBufferPointer(rebasing: sums[(number * width)..<((number + 1) * width)])
        for place in 0..<width { column[place] = total[place, 0] }
        add(-1, cluster, to: column)
        // Sums of counts are whole or thirds: what is left of rounding would pass for a rating.
        for place in 0..<width where abs(column[place]) < 1e-9 { column[place] = 0 }
      }
    }
    return sums
  }

  @inline(__always)
  private func add(_ times: Double, _ cluster: Int, to column: UnsafeMutableBufferPointer<Double>) {
    let (start, end) = (starts[cluster], starts[cluster + 1])
    numbers.withUnsafeBufferPointer { numbers in
      guard let places else {
        for place in 0..<width { column[place] += times * numbers[start + place] }
        return
      }
      places.withUnsafeBufferPointer { places in
        for index in start..<end { column[Int(places[index])] += times * numbers[index] }
      }
    }
  }
}
