public import Analysis
import StudyDefinition
import StudyIndex

extension StudyReport.Chapter {
  /// The models side by side, and their coefficients as a picture.
  public static func models(_ models: [ModelAnalysis], _ view: SurveyView, id: String = "models") -> StudyReport.Chapter
  {
    StudyReport.Chapter(
      id: id, title: "Regression models",
      figures: [ModelPlot.figure(models, view)].compactMap { $0 } + models.flatMap { $0.residualPlots(named: id) },

      report: ModelTable(models, view).report(inputs: []))
  }

  /// Each scale with its items, its components and its scree.
  public static func scales(_ scales: [ScaleAnalysis], _ view: SurveyView, id: String = "scales") -> StudyReport.Chapter
  {
    StudyReport.Chapter(
      id: id, title: "Scales",
      parts: scales.map { scale in
        let sections = ScaleReport.report([scale], view, inputs: []).sections
        return StudyReport.Chapter(
          id: Fragment.of(id, scale.definition.name), title: scale.definition.label ?? scale.definition.name,
          blocks: sections.map { .section($0) } + [.figure(scale.scree())])
      })
  }
}

extension StudyReport.Chapter {
  /// Joint displays; counts of mechanisms lead to the quotes that they count, quotes to their turns.
  public static func joint(_ displays: [JointDisplay], id: String = "joint") -> StudyReport.Chapter {
    let blocks = displays.flatMap(\.sections).map { StudyReport.Block.section($0) }
    return StudyReport.Chapter(id: id, title: displays.first?.title ?? "Joint displays", blocks: blocks)
  }
}
