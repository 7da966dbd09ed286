import Statistics

/// What a test rests on, as far as the answers show it.
public struct TestAssumption: Sendable {
  /// `normal answers`, `equal variances`, `ties`, `expected counts`.
  public let what: String
  /// The test or number that shows it: Shapiro-Wilk, Brown-Forsythe, the largest SD over the smallest.
  public let by: String
  /// The group that it is about, where it is about one.
  public let level: String?
  public let value: Double
  /// `nil` for what is no test.
  public let pValue: Double?

  /// Of a comparison of numbers.
  static func ofNumbers(_ groups: [[Double]], names: [String], ranks: Bool) -> [TestAssumption] {
    if ranks {
      let tied = Ranks(groups.flatMap { $0 }).ties.reduce(0, +)
      return [
        TestAssumption(
          what: "ties", by: "answers that others gave too", level: nil, value: Double(tied), pValue: nil)
      ]
    }
    let normal = zip(groups, names).compactMap { group, name -> TestAssumption? in
      (try? ShapiroWilk(group)).map {
        TestAssumption(
          what: "normal answers", by: "Shapiro-Wilk W", level: name, value: $0.statistic, pValue: $0.pValue)
      }
    }
    let equal = (try? BrownForsythe(groups)).map {
      TestAssumption(
        what: "equal variances", by: "Brown-Forsythe F", level: nil, value: $0.statistic, pValue: $0.pValue)
    }
    let deviations = groups.compactMap { try? Descriptives($0).standardDeviation }.filter { $0.isFinite }
    var ratio: TestAssumption?
    if let low = deviations.min(), let high = deviations.max(), low > 0 {
      ratio = TestAssumption(
        what: "equal variances", by: "largest SD over smallest", level: nil, value: high / low, pValue: nil)
    }
    return normal + [equal, ratio].compactMap { $0 }
  }

  /// Of a comparison of categories.
  static func ofTable(_ table: ContingencyTable) -> [TestAssumption] {
    let expected = table.expected.flatMap { $0 }
    return [
      TestAssumption(
        what: "expected counts", by: "smallest", level: nil, value: table.smallestExpected, pValue: nil),
      TestAssumption(
        what: "expected counts", by: "share of cells below 5", level: nil,
        value: Double(expected.count { $0 < 5 }) / Double(max(1, expected.count)), pValue: nil),
    ]
  }
}
