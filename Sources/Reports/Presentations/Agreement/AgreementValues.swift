import Analysis
import Statistics

/// Estimates of agreement with what belongs to them, as tables and programs have them.
extension AgreementFigure {
  /// - Parameters:
  ///   - style: how people read the value.
  ///   - withInterval: whether they read its interval too.
  static func schema(_ style: EstimateStyle = .decimal(places: 2), withInterval: Bool) -> Schema<AgreementFigure> {
    Schema(
      EstimatedValue.fields(
        style, withInterval: withInterval, absent: { $0.outcome.failure?.words }, { $0.value }, { $0.bounds }) + [
          .number("standard_error", "standard error", .decimal(3), .data, unit: "Gwet's; units taken as independent") {
            try? $0.outcome.get().standardError
          },
          .json("observed", type: .number, unit: "agreement") { .optional(try? $0.outcome.get().observed) },
          .json("expected", type: .number, unit: "agreement by chance") { .optional(try? $0.outcome.get().expected) },
          .json("undefined", type: .text, unit: "why there is no value") { .optional($0.outcome.failure?.key) },
          .json("no_interval", type: .text, unit: "why there is no interval") { figure in
            guard figure.value != nil else { return .null }
            guard let interval = figure.interval else { return "not_computed" }
            return .optional(interval.failure?.key)
          },
        ])
  }
}

extension UnitizedFigure {
  static var schema: Schema<UnitizedFigure> {
    Schema(
      EstimatedValue.fields(
        withInterval: true, absent: { $0.outcome.failure?.words }, { $0.value }, { $0.bounds }) + [
          .json("coverage", type: .number, unit: "of the text, 0 to 1") { .optional(try? $0.outcome.get().coverage) },
          .json("undefined", type: .text, unit: "why there is no value") { .optional($0.outcome.failure?.key) },
          .json("no_interval", type: .text, unit: "why there is no interval") { figure in
            figure.value == nil ? .null : .optional(figure.interval.failure?.key)
          },
        ])
  }
}

/// How far coders agree about one code's place among the others; it has no interval.
struct UnitizedValue {
  let outcome: Result<UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy>

  static var schema: Schema<UnitizedValue> {
    Schema([
      .cell("value", "", type: .number) { figure in
        switch figure.outcome {
        case .failure(let degeneracy): .absent(degeneracy.words)
        case .success(let estimate): .decimal(estimate.value, places: 2)
        }
      },
      .json("coverage", type: .number, unit: "of what has the code, 0 to 1") {
        .optional(try? $0.outcome.get().coverage)
      },
      .json("undefined", type: .text, unit: "why there is no value") { .optional($0.outcome.failure?.key) },
    ])
  }
}

/// Precision, recall or F1 with its interval.
struct RetrievalShare {
  let value: Double?
  let interval: ClusterBootstrap.Outcome

  static func schema(withInterval: Bool) -> Schema<RetrievalShare> {
    Schema(
      EstimatedValue.fields(
        withInterval: withInterval, absent: { _ in "–" }, { $0.value }, { try? $0.interval.get() }) + [
          .json("no_interval", type: .text, unit: "why there is no interval") { share in
            share.value == nil ? .null : .optional(share.interval.failure?.key)
          }
        ])
  }
}

private enum EstimatedValue {
  /// `value`, `low` and `high`.
  /// - Parameter absent: what people read where there is no value.
  static func fields<Row>(
    _ style: EstimateStyle = .decimal(places: 2), withInterval: Bool, absent: @escaping (Row) -> String?,
    _ value: @escaping (Row) -> Double?, _ bounds: @escaping (Row) -> Interval?
  ) -> [Field<Row>] {
    [
      .cell("value", "", withInterval ? .wrapped(11) : .line, type: .number) { row in
        guard let value = value(row) else { return .absent(absent(row)) }
        let shown = withInterval ? bounds(row) : nil
        return .estimate(value, low: shown?.low, high: shown?.high, style)
      },
      .number("low", "low", .decimal(3), .data, unit: "of the interval") { bounds($0)?.low },
      .number("high", "high", .decimal(3), .data, unit: "of the interval") { bounds($0)?.high },
    ]
  }
}

extension Cell {
  /// No value, with the words that people read in its place.
  static func absent(_ words: String?) -> Cell {
    var cell = Cell.empty(read: words)
    cell.emphasis = .dim
    return cell
  }
}

extension Result {
  var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}
