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

  /// `0.355*`, the number with its stars.
  var estimateCell: Cell {
    var cell = Cell.decimal(test.estimate, places: Self.places)
    cell.mark = ModelTable.stars(test.pValue)
    return cell
  }

  /// `[-0.053, 0.761]`.
  var intervalText: String {
    "[\(Numbers.fixed(test.interval.low, places: Self.places)), \(Numbers.fixed(test.interval.high, places: Self.places))]"
  }

  /// `90% interval`.
  static func intervalHeading(level: Double) -> String { "\(percent(level)) interval" }

  /// `90%`, `99.5%`.
  static func percent(_ level: Double) -> String {
    let percent = (level * 1e6).rounded() / 1e4
    return "\(Numbers.full(percent))%"
  }

  /// The numbers for programs.
  static var schema: Schema<Effect> {
    Schema([
      .text("model", "model", .data) { $0.model.name }, .text("term", "term", .data) { $0.term },
      .text("outcome", "outcome", .data, unit: "variable's name") { $0.model.outcome },
      .number("estimate", "estimate", .decimal(places), .data) { $0.test.estimate },
      .number("se", "SE", .decimal(places), .data, unit: "standard error") { $0.test.standardError },
      .number("low", "low", .decimal(places), .data, unit: "lower bound of the interval") { $0.test.interval.low },
      .number("high", "high", .decimal(places), .data, unit: "upper bound of the interval") {
        $0.test.interval.high
      },
      .number("level", "level", .decimal(2), .data, unit: "of the interval, 0 to 1") { $0.level },
      .number("p", "p", .decimal(places), .data, unit: "0 to 1") { $0.test.pValue },
      .text("stars", "stars", .data, unit: "one for each bound that p is below") { ModelTable.stars($0.test.pValue) },
      .integer("n", "n", .data, unit: "respondents") { $0.count },
    ])
  }
}
