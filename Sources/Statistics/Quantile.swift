/// Sample quantiles by linear interpolation of the order statistics (type 7 of Hyndman & Fan 1996; R's default): the
/// quantile at p is at place 1 + (n - 1) p of the sorted values.
///
/// With weights, n is their sum and the order statistic at place k is the first value at which the cumulated weight
/// reaches k: for frequency weights the same as repeating each value (Hmisc::wtd.quantile, type "quantile").
public enum Quantile {
  /// - Parameter probabilities: each from 0 to 1.
  /// - Throws: `StatisticsError.tooFewObservations` without a value, `.badLevel`, `.notFinite`, `.badWeight`.
  public static func values(
    of data: [Double], at probabilities: [Double], weights: [Double]? = nil, kind: WeightKind = .frequency
  ) throws(StatisticsError) -> [Double] {
    let weighted = try WeightedValues(data, weights: weights, kind: kind)
    guard !weighted.values.isEmpty else { throw .tooFewObservations(needed: 1, given: 0) }
    for probability in probabilities where !(probability >= 0 && probability <= 1) { throw .badLevel(probability) }
    return weights == nil
      ? plain(weighted.values.sorted(), at: probabilities) : cumulated(weighted, at: probabilities)
  }

  private static func plain(_ sorted: [Double], at probabilities: [Double]) -> [Double] {
    probabilities.map { probability in
      let place = Double(sorted.count - 1) * probability
      // Four units in the last place of slack, as R's quantile gives.
      let low = Int((place + 4 * .ulpOfOne).rounded(.down))
      let share = place - Double(low)
      if abs(share) < 4 * .ulpOfOne || low + 1 >= sorted.count { return sorted[min(low, sorted.count - 1)] }
      return (1 - share) * sorted[low] + share * sorted[low + 1]
    }
  }

  private static func cumulated(_ data: WeightedValues, at probabilities: [Double]) -> [Double] {
    let order = data.values.indices.sorted { data.values[$0] < data.values[$1] }
    var sums: [Double] = []
    var sum = ExactSum()
    for index in order {
      sum.add(data.weights[index])
      sums.append(sum.value)
    }
    func statistic(_ place: Double) -> Double {
      let slack = 1e-12 * data.total
      let found = sums.firstIndex { $0 >= place - slack } ?? sums.count - 1
      return data.values[order[found]]
    }
    return probabilities.map { probability in
      let place = 1 + (data.total - 1) * probability
      let low = max(1, place.rounded(.down))
      let share = place - place.rounded(.down)
      return (1 - share) * statistic(low) + share * statistic(min(low + 1, data.total))
    }
  }
}
