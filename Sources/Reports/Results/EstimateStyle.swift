/// How an estimate and its interval are written: `7.36 (3.10–11.62)`.
public enum EstimateStyle: Sendable, Hashable {
  /// So many digits after the point.
  case decimal(places: Int)
  /// A share from 0 to 1 as percent: `39% (12–66%)`.
  case percent(places: Int)
  /// A ratio, from 0 to infinity: three digits that say something, `0.25`, `7.36`, `36.1`, `120`.
  case ratio

  /// The estimate and, where there is one, its interval; a dash between bounds, or `to` where one is negative.
  func text(_ value: Double, low: Double?, high: Double?) -> String {
    let estimate = number(value) + sign
    guard let low, let high, !low.isNaN, !high.isNaN else { return estimate }
    let between = low < 0 || high < 0 ? " to " : "–"
    return "\(estimate) (\(number(low))\(between)\(number(high))\(sign))"
  }

  private var sign: String { if case .percent = self { "%" } else { "" } }

  private func number(_ value: Double) -> String {
    if value.isInfinite { return value < 0 ? "-∞" : "∞" }
    switch self {
    case .decimal(let places): return Numbers.fixed(value, places: places)
    case .percent(let places): return String(Numbers.percent(value, places: places).prefix { $0 != "%" })
    case .ratio: return Numbers.fixed(value, places: value < 10 ? 2 : value < 100 ? 1 : 0)
    }
  }
}
