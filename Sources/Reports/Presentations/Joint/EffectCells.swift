import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// How an effect is written wherever it stands beside something else.
extension Effect {
  private static let places = 3

  /// `0.355*`.
  var estimateText: String {
    Numbers.fixed(test.estimate, places: Self.places) + ModelTable.stars(test.pValue)
  }

  /// `[-0.053, 0.761]`.
  var intervalText: String {
    "[\(Numbers.fixed(test.interval.low, places: Self.places)), \(Numbers.fixed(test.interval.high, places: Self.places))]"
  }

  /// The numbers for programs, in CSV only.
  static let dataColumns = [
    Column(key: "model", heading: "model", dataOnly: true), Column(key: "term", heading: "term", dataOnly: true),
    Column(key: "estimate", heading: "estimate", alignment: .right, dataOnly: true),
    Column(key: "se", heading: "SE", alignment: .right, dataOnly: true),
    Column(key: "low", heading: "low", alignment: .right, dataOnly: true),
    Column(key: "high", heading: "high", alignment: .right, dataOnly: true),
    Column(key: "p", heading: "p", alignment: .right, dataOnly: true),
    Column(key: "n", heading: "n", alignment: .right, dataOnly: true),
  ]

  var dataCells: [Cell] {
    [.text(model.name), .text(term)]
      + [test.estimate, test.standardError, test.interval.low, test.interval.high, test.pValue].map {
        .decimal($0, places: Self.places)
      } + [.integer(count)]
  }

  var members: [(String, JSONValue)] {
    [
      ("model", .string(model.name)), ("term", .string(term)), ("outcome", .string(model.outcome)),
      ("estimate", .number(test.estimate)), ("se", .number(test.standardError)), ("low", .number(test.interval.low)),
      ("high", .number(test.interval.high)), ("p", .number(test.pValue)),
      ("stars", .string(ModelTable.stars(test.pValue))), ("n", .integer(count)),
    ]
  }
}
