import Analysis
import Statistics
import StudyDefinition

extension ModelAnalysis {
  /// Residuals against fitted values, and against normal quantiles; none unless diagnostics were asked for.
  func residualPlots(named name: String) -> [Figure] {
    guard let diagnostics, !isPerfect else { return [] }
    let named = Set(diagnostics.mostInfluential(3).map(\.respondent))
    let model = definition.name
    let fitted = ScatterPlot(
      marks: diagnostics.cases.map {
        .init(x: $0.fitted, y: $0.residual, label: named.contains($0.respondent) ? $0.respondent : "")
      }, guide: .zero, xTitle: "fitted value", yTitle: "residual")
    let studentised = diagnostics.cases.filter { $0.studentised.isFinite }
      .sorted { ($0.studentised, $0.respondent) < ($1.studentised, $1.respondent) }
    let quantiles = NormalPlot.quantiles(studentised.count)
    let normal = ScatterPlot(
      marks: zip(quantiles, studentised).map {
        .init(x: $0, y: $1.studentised, label: named.contains($1.respondent) ? $1.respondent : "")
      }, guide: .through(slope: 1), xTitle: "normal quantile", yTitle: "studentised residual")
    let largest = "Named: the respondents with the largest Cook's distances."
    return [
      fitted.figure(
        name: Figure.fileName([name, model, "residuals"]), title: "Residuals of \(model) by fitted value",
        caption: "A trend, or a spread that widens, speaks against the model. \(largest)"),
      normal.figure(
        name: Figure.fileName([name, model, "normal"]), title: "Residuals of \(model) against the normal distribution",
        caption: "Normal errors lie along the line. \(largest)"),
    ]
  }
}
