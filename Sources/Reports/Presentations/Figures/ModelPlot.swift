public import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// The coefficients of several models beside a line at zero.
public enum ModelPlot {
  /// All terms but the constant, in the order in which the models name them. A model whose terms are all in another shown
  /// one of the same outcome is left to the table. `nil` without a model or a term.
  public static func figure(_ models: [ModelAnalysis], _ view: SurveyView, name: String = "regress") -> Figure? {
    let shown = models.largest
    var terms: [(name: String, label: String)] = []
    for model in shown {
      for term in model.terms where term.name != "(constant)" && !terms.contains(where: { $0.name == term.name }) {
        terms.append((term.name, term.label))
      }
    }
    if terms.isEmpty { return nil }
    let drawn = terms.map { name, label in
      CoefficientPlot.Term(
        label: label,
        estimates: shown.enumerated().compactMap { index, model in
          model.terms.first { $0.name == name }.map { estimate($0.test, series: index) }
        })
    }
    let isFree = CoefficientPlot.needsFreeScales(drawn)
    let plot = CoefficientPlot(
      series: shown.map { "\($0.definition.name): \($0.definition.label ?? view.label(of: $0.definition.outcome))" },
      shortNames: shown.map(\.definition.name),
      terms: drawn, axisTitle: isFree ? "coefficient, each term on its own scale" : "coefficient", hasFreeScales: isFree
    )
    let left = models.filter { model in !shown.contains { $0.definition.name == model.definition.name } }
    let smaller =
      left.isEmpty
      ? ""
      : " Smaller models of the same outcomes (\(left.map(\.definition.name).joined(separator: ", "))) are in the table."
    let kinds = Set(shown.map(\.definition.kind)) == [.linear] ? "Linear regression" : "Regression; odds as logarithms"
    return plot.figure(
      name: Figure.fileName([name]),
      title: "Coefficients with their \(Effect.percent(models.first?.settings.level ?? 0.95)) intervals",
      caption: "\(kinds), unstandardized. Filled marks: the interval excludes zero."
        + (isFree ? " Terms are in different units: each has a scale of its own, with zero in one place." : "")
        + smaller)
  }

  private static func estimate(_ test: CoefficientTest, series: Int) -> CoefficientPlot.Estimate {
    func number(_ value: Double) -> String {
      if value.isInfinite { return value < 0 ? "-Inf" : "Inf" }
      return Numbers.fixed(value, places: 3)
    }
    return CoefficientPlot.Estimate(
      series: series, value: test.estimate, low: test.interval.low, high: test.interval.high,
      text: "\(number(test.estimate)) [\(number(test.interval.low)), \(number(test.interval.high))]",
      isClear: test.interval.low > 0 || test.interval.high < 0)
  }
}
