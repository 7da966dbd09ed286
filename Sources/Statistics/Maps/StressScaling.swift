/// Metric multidimensional scaling: places whose distances come as near as can be to those given, by the sum of squared
/// differences.
///
/// - Stress majorization with equal weights (SMACOF): each step is Guttman's transform, which never makes the stress
///   larger. It begins with the places of `ClassicalScaling` and ends at a minimum near them, which need not be the
///   least of all; at most 10,000 steps, or until the stress falls by less than 1e-13 of itself.
/// - Stress-1: sqrt(sum (d - delta)^2 / sum delta^2) over pairs, delta the distances given and d those of the places. At
///   the minimum it is Kruskal's, with the best multiple of the distances given. 0 is an exact picture; Kruskal calls
///   0.2 poor.
/// - The places are centred and turned to their principal axes; the largest coordinate of each in absolute value is
///   positive.
///
/// Reference: de Leeuw & Mair (2009), Journal of Statistical Software 31(3), R `smacof::mds(type = "ratio")`; Kruskal
/// (1964), Psychometrika 29, 1-27; Borg & Groenen (2005), ch. 8.
public struct StressScaling: Sendable, Hashable {
  /// Objects by dimensions.
  public let points: Matrix
  public let stress: Double
  /// Where it began.
  public let start: ClassicalScaling

  /// - Throws: as `ClassicalScaling`.
  public init(_ distances: DistanceMatrix, dimensions: Int = 2) throws(StatisticsError) {
    let start = try ClassicalScaling(distances, dimensions: dimensions)
    let given = (0..<distances.count).map { row in (0..<row).map { distances[row, $0] } }
    let size = given.joined().reduce(0) { $0 + $1 * $1 }
    var places = (0..<distances.count).map { start.points.row($0) }
    var stress = Self.misfit(places, given)
    for _ in 0..<10_000 where stress > 0 {
      places = Self.transformed(places, given)
      let next = Self.misfit(places, given)
      let isDone = stress - next <= 1e-13 * stress
      stress = next
      if isDone { break }
    }
    self.start = start
    self.stress = (stress / size).squareRoot()
    points = try Self.turned(places)
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += (a[index] - b[index]) * (a[index] - b[index]) }
    return sum.squareRoot()
  }

  private static func misfit(_ places: [[Double]], _ given: [[Double]]) -> Double {
    var sum = 0.0
    for row in places.indices {
      for column in 0..<row {
        let difference = distance(places[row], places[column]) - given[row][column]
        sum += difference * difference
      }
    }
    return sum
  }

  /// Guttman's transform: each object moves to the mean of where its distances to the others would put it.
  private static func transformed(_ places: [[Double]], _ given: [[Double]]) -> [[Double]] {
    var sums = places.map { [Double](repeating: 0, count: $0.count) }
    for row in places.indices {
      for column in 0..<row {
        let now = distance(places[row], places[column])
        guard now > 0 else { continue }
        let ratio = given[row][column] / now
        for index in places[row].indices {
          let pull = ratio * (places[row][index] - places[column][index])
          sums[row][index] += pull
          sums[column][index] -= pull
        }
      }
    }
    let count = Double(places.count)
    return sums.map { $0.map { $0 / count } }
  }

  /// Centred, on principal axes.
  private static func turned(_ places: [[Double]]) throws(StatisticsError) -> Matrix {
    let (count, dimensions) = (places.count, places[0].count)
    let means = (0..<dimensions).map { index in places.reduce(0) { $0 + $1[index] } / Double(count) }
    let centred = places.map { place in zip(place, means).map { $0 - $1 } }
    var products = Matrix(rows: dimensions, columns: dimensions)
    for a in 0..<dimensions {
      for b in 0..<dimensions { products[a, b] = centred.reduce(0) { $0 + $1[a] * $1[b] } }
    }
    let (_, axes) = try LinearAlgebra.symmetricEigen(products)
    var points = Matrix(rows: count, columns: dimensions)
    for dimension in 0..<dimensions {
      let axis = axes.column(dimension)
      let values = centred.map { place in zip(place, axis).reduce(0) { $0 + $1.0 * $1.1 } }
      let sign = ClassicalScaling.sign(of: values)
      for row in 0..<count { points[row, dimension] = values[row] * sign }
    }
    return points
  }
}
