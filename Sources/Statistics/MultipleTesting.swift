/// P-values of one family of tests, adjusted for their number.
///
/// - Holm (1979): step-down, keeps the family-wise error rate under any dependence.
/// - Benjamini and Hochberg (1995): step-up, keeps the false discovery rate under independence or positive dependence.
/// - NaN (a test that could not be computed) stays NaN and does not count.
///
/// Reference: R `p.adjust`.
public enum MultipleTesting: String, Sendable, Hashable, CaseIterable {
  case holm
  case benjaminiHochberg
  case none

  /// In the order given.
  public func adjust(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.filter { !pValues[$0].isNaN }.sorted { pValues[$0] < pValues[$1] }
    var result = pValues
    let m = order.count
    switch self {
    case .none: break
    case .holm:
      var largest = 0.0
      for (place, index) in order.enumerated() {
        largest = max(largest, min(1, Double(m - place) * pValues[index]))
        result[index] = largest
      }
    case .benjaminiHochberg:
      var smallest = 1.0
      for (place, index) in order.enumerated().reversed() {
        smallest = min(smallest, Double(m) / Double(place + 1) * pValues[index])
        result[index] = smallest
      }
    }
    return result
  }
}
