public import Statistics

/// Average precision: the mean, over the positive rows, of the precision among all rows that rank as high as each or
/// higher. The expected value of a ranking that knows nothing is about the share of positive rows.
///
/// Rows of one probability rank the same: AP = Σ (Rₙ - Rₙ₋₁) Pₙ over the different probabilities, without interpolation,
/// as scikit-learn's `average_precision_score`.
public struct AveragePrecision: Sendable {
  public let value: Double
  /// BCa interval by drawing whole clusters; `nil` where there is none.
  public let interval: Interval?

  /// - Throws: `LearningError.oneClass` when no row is positive.
  public init(_ validation: CrossValidation, replicates: Int = 1000, seed: UInt64) throws(LearningError) {
    let ranked = RankedClusters(validation)
    guard ranked.hasPositives else { throw .oneClass }
    var draw = [Double](repeating: 1, count: ranked.clusters)
    value = ranked.averagePrecision(draw)
    guard ranked.clusters > 1 else {
      interval = nil
      return
    }
    var random = SeededRandom(seed: seed)
    var values: [Double] = []
    for _ in 0..<replicates {
      for cluster in draw.indices { draw[cluster] = 0 }
      for _ in draw.indices { draw[random.below(draw.count)] += 1 }
      let value = ranked.averagePrecision(draw)
      if value.isFinite { values.append(value) }
    }
    let jackknife = draw.indices.map { left in
      ranked.averagePrecision(draw.indices.map { $0 == left ? 0 : 1 })
    }
    interval = try? BiasCorrectedAccelerated.interval(
      estimate: value, replicates: values, jackknife: jackknife, level: 0.95)
  }
}

/// Rows by probability, the greatest first, as their clusters and labels alone.
private struct RankedClusters {
  private var rows: [(cluster: Int32, isPositive: Bool, endsTie: Bool)] = []
  let clusters: Int
  var hasPositives: Bool { rows.contains { $0.isPositive } }

  init(_ validation: CrossValidation) {
    var places: [Int: Int] = [:]
    let ranking = validation.ranking
    for (rank, index) in ranking.enumerated() {
      let row = validation.rows[index]
      let place = places[row.cluster] ?? places.count
      places[row.cluster] = place
      let endsTie =
        rank + 1 == ranking.count
        || validation.probabilities[ranking[rank + 1]] != validation.probabilities[index]
      rows.append((Int32(place), row.isPositive, endsTie))
    }
    clusters = places.count
  }

  /// - Parameter times: how often each cluster counts.
  /// - Returns: NaN when no positive row counts.
  func averagePrecision(_ times: [Double]) -> Double {
    var (found, read, foundBefore, sum) = (0.0, 0.0, 0.0, 0.0)
    times.withUnsafeBufferPointer { times in
      rows.withUnsafeBufferPointer { rows in
        for row in rows {
          let weight = times[Int(row.cluster)]
          read += weight
          if row.isPositive { found += weight }
          if row.endsTie, found > foundBefore {
            sum += (found - foundBefore) * found / read
            foundBefore = found
          }
        }
      }
    }
    return sum / found
  }
}
