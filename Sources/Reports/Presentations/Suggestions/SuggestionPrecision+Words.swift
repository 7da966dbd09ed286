public import Analysis
import Statistics

extension SuggestionPrecision {
  /// `Of 4 drawn at random, 3 are right: precision 0.75 (0.30–0.95).`; `nil` before the first.
  public var sentence: String? {
    guard let share, let interval = try? share.interval() else { return nil }
    let number = EstimateStyle.decimal(places: 2).text(share.estimate, low: interval.low, high: interval.high)
    return "Of \(drawn) drawn at random, \(right) \(right == 1 ? "is" : "are") right: precision \(number)."
  }
}
