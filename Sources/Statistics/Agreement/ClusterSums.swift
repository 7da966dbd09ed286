/// What each cluster contributes to the sums that statistics are computed from, kept so that draws are quick to add up:
/// as a dense table, or, where most numbers are 0 (a text has few of many sets of codes), without the zeros. Both give
/// the same numbers to the last bit, since clusters are added in their order.
struct ClusterSums {
  private let clusters: Int
  private let width: Int
  private let isSparse: Bool
  /// Cluster after cluster: all numbers, or those other than 0 with their places.
  private let numbers: [Double]
  private let places: [Int32]
  /// Where each cluster's numbers begin, and where the last one's end.
  private let starts: [Int]

  /// - Parameter sums: cluster after cluster, `width` numbers each.
  init(_ sums: [Double], clusters: Int, width: Int) {
    self.clusters = clusters
    self.width = width
    let present = sums.count { $0 != 0 }
    isSparse = present * 4 < sums.count
    guard isSparse else {
      numbers = sums
      places = []
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

  /// The sums of several draws, a column a draw. A cluster is added to all of them while it is in the cache.
  /// - Parameter times: how often each draw has each cluster, draw after draw.
  func drawn(_ draws: Int, _ times: some RandomAccessCollection<UInt16>) -> Matrix {
    let times = Array(times)
    var sums = Matrix(rows: width, columns: draws)
    sums.withColumnMajor { sums in
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
      if !isSparse {
        for place in 0..<width { column[place] += times * numbers[start + place] }
      } else {
        places.withUnsafeBufferPointer { places in
          for index in start..<end { column[Int(places[index])] += times * numbers[index] }
        }
      }
    }
  }
}
