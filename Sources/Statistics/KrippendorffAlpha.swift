/// Krippendorff's alpha: agreement of any number of raters, some of whose ratings may be missing.
///
/// - alpha = 1 - Do / De, from the coincidence matrix: within each unit of m ratings every ordered pair counts
///   1 / (m - 1). Units with a single rating are left out.
/// - Distances: nominal (different or not), ordinal (by the ranks' frequencies between), interval (squared difference),
///   ratio (squared difference over squared sum).
///
/// Reference: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; PyPI krippendorff.
public struct KrippendorffAlpha: Sendable, Hashable {
  public enum Level: String, Sendable, Hashable, CaseIterable {
    case nominal
    case ordinal
    case interval
    case ratio
  }

  public let estimate: Double
  /// Units with at least two ratings.
  public let units: Int
  /// Ratings in those units.
  public let ratings: Int

  /// - Parameter ratings: per rater, one value a unit; NaN where there is none.
  /// - Throws: `StatisticsError.tooFewItems` below 2 raters, `.lengthsDiffer`, `.notFinite`, `.tooFewObservations` when
  ///   no unit has two ratings, `.constantValues` when all ratings are one value.
  public init(_ raters: [[Double]], level: Level) throws(StatisticsError) {
    guard raters.count > 1 else { throw .tooFewItems(needed: 2, given: raters.count) }
    let width = raters[0].count
    for rater in raters {
      guard rater.count == width else { throw .lengthsDiffer(width, rater.count) }
      if let bad = rater.firstIndex(where: { $0.isInfinite }) { throw .notFinite(index: bad) }
    }
    let perUnit = (0..<width).map { unit in raters.map { $0[unit] }.filter { !$0.isNaN } }.filter { $0.count > 1 }
    units = perUnit.count
    ratings = perUnit.reduce(0) { $0 + $1.count }
    guard units > 0 else { throw .tooFewObservations(needed: 1, given: 0) }
    let values = Set(perUnit.flatMap { $0 }).sorted()
    guard values.count > 1 else { throw .constantValues }
    var places: [Double: Int] = [:]
    for (place, value) in values.enumerated() { places[value] = place }

    var coincidences = Matrix(rows: values.count, columns: values.count)
    for unit in perUnit {
      var counts: [Int: Int] = [:]
      for value in unit { counts[places[value] ?? 0, default: 0] += 1 }
      let share = 1 / Double(unit.count - 1)
      for (a, first) in counts {
        for (b, second) in counts {
          coincidences[a, b] += share * Double(a == b ? first * (first - 1) : first * second)
        }
      }
    }
    let totals = values.indices.map { coincidences.row($0).reduce(0, +).rounded() }
    let n = totals.reduce(0, +)
    func distance(_ a: Int, _ b: Int) -> Double {
      switch level {
      case .nominal: return a == b ? 0 : 1
      case .ordinal:
        let between = totals[min(a, b)...max(a, b)].reduce(0, +) - (totals[a] + totals[b]) / 2
        return a == b ? 0 : between * between
      case .interval: return (values[a] - values[b]) * (values[a] - values[b])
      case .ratio:
        let sum = values[a] + values[b]
        return sum == 0 ? 0 : (values[a] - values[b]) * (values[a] - values[b]) / (sum * sum)
      }
    }
    var observed = ExactSum()
    var chance = ExactSum()
    for a in values.indices {
      for b in values.indices where a != b {
        let apart = distance(a, b)
        observed.add(coincidences[a, b], times: apart)
        chance.add(totals[a] * totals[b], times: apart)
      }
    }
    guard chance.value > 0 else { throw .constantValues }
    estimate = 1 - (n - 1) * observed.value / chance.value
  }
}
