public import Analysis
import StudyDefinition
import StudyIndex

extension DescriptionAnswer: PresentedAnswer {
  public var title: String { grouping.map { "The survey by \($0.label)" } ?? "The survey" }
  public func report() -> Report { description.report(inputs: inputs) }
  public var data: [Section]? { description.dataTables }

  public func figures(named name: String) throws -> [Figure] {
    try description.likertBars().map { [$0.named("\(name)-answers")] } ?? []
  }
}

extension CorrelationAnswer: PresentedAnswer {
  public var title: String { "Correlations" }
  public func report() -> Report { table.report(inputs: inputs) }
  public var data: [Section]? { table.dataTables }
  public func figures(named name: String) -> [Figure] { [table.heatMap(named: name)] }
}

extension GroupTestAnswer: PresentedAnswer {
  public var title: String { "Differences by \(comparison.grouping.label)" }
  public func report() -> Report { comparison.report(inputs: inputs) }
  public var data: [Section]? { comparison.dataTables }
}

extension ScaleAnswer: PresentedAnswer {
  public var title: String { "Scales" }
  public func report() -> Report { ScaleReport.report(scales, survey, inputs: inputs) }

  public func figures(named name: String) -> [Figure] {
    scales.map { $0.scree().named("\(name)-\($0.definition.name)") }
  }

  public func chapter(id: String) -> StudyReport.Chapter? { .scales(scales, survey, id: id) }
}

extension RegressionAnswer: PresentedAnswer {
  public var title: String { "Regression models" }
  public func report() -> Report { ModelTable(models, survey).report(inputs: inputs) }
  public var data: [Section]? { ModelTable(models, survey).dataTables }

  public func figures(named name: String) -> [Figure] {
    (ModelPlot.figure(models, survey).map { [$0.named(name)] } ?? []) + models.flatMap { $0.residualPlots(named: name) }
  }

  public func chapter(id: String) -> StudyReport.Chapter? { .models(models, survey) }
}

extension JointAnswer: PresentedAnswer {
  public var title: String {
    displays.count == 1 ? displays[0].definition.title ?? displays[0].definition.name : "Joint displays"
  }

  public func report() -> Report {
    JointDisplay.report(displays, study: displays.first?.view.study.configuration.name ?? "", inputs: inputs)
  }

  public func chapter(id: String) -> StudyReport.Chapter? { .joint(displays) }
}
