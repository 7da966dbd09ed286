public import Basics
import Respondents
import StudyDefinition
public import StudyIndex

extension SurveyView {
  /// What study.yaml asks to be computed for respondents, in order: a scale may have quantified codes as items.
  public static let computations: [any SurveyComputation] = [QuantifiedCodes(), ScaleScores()]
}

/// The codes that study.yaml quantifies, as variables of the respondents who were interviewed; missing for all others.
struct QuantifiedCodes: SurveyComputation {
  /// - Throws: `Problem` for an unknown code; what reading the index throws.
  func variables(of survey: SurveyData, in study: Study) throws -> [ComputedVariable] {
    let definitions = study.configuration.quantified
    if definitions.isEmpty { return [] }
    var filter = SegmentFilter()
    filter.rollUp = true
    let quantification = try Quantification(StudyView(study, filter: filter), definitions)
    let links = try RespondentLinks(study, survey)
    let rows = quantification.people.map { links.row(of: $0.name)?.index }
    return quantification.variables.map { variable in
      var values = [Double](repeating: .nan, count: survey.table.rowCount)
      for (row, value) in zip(rows, variable.values) { if let row { values[row] = value } }
      return ComputedVariable(variable.described, values)
    }
  }
}

/// The first component's scores of each scale, under the scale's name.
struct ScaleScores: SurveyComputation {
  func variables(of survey: SurveyData, in study: Study) throws -> [ComputedVariable] { try Self.variables(of: survey) }

  /// - Throws: `Problem` when a scale cannot be computed, with its line of study.yaml, or is called as a variable is.
  static func variables(of survey: SurveyData) throws -> [ComputedVariable] {
    try survey.configuration.scales.map { definition in
      let scale = try ScaleAnalysis(definition, survey)
      if survey.table.column(named: definition.name) != nil { throw Problem.scaleIsVariable(definition) }
      return ComputedVariable(
        SurveyVariable(name: definition.name, label: definition.label, kind: .interval), scale.scores(component: 0))
    }
  }
}

extension Study {
  /// The files that answers about the survey rest on, with SHA-256: study.yaml and the survey's; all files of the study
  /// where codes are quantified.
  /// - Throws: what reading the index throws; `Problem` for a file that is not there.
  public func surveyInputs() throws -> [(path: String, sha256: String)] {
    let files = try folder.inputs([StudyFolder.configurationName] + [configuration.survey?.file].compactMap { $0 })
    return configuration.quantified.isEmpty ? files : try inputs(with: files)
  }

  /// That no respondent is known to have been interviewed, where study.yaml quantifies codes.
  func quantifiedRemarks() throws -> [Problem] {
    configuration.quantified.isEmpty ? [] : try surveyData().quantifiedRemarks(of: self)
  }
}

extension SurveyData {
  /// That no respondent is known to have been interviewed, where study.yaml quantifies codes.
  public func quantifiedRemarks(of study: Study) throws -> [Problem] {
    let names = study.configuration.quantified.map(\.name)
    guard !names.isEmpty, let absence = try RespondentLinks(study, self).absence else { return [] }
    return [.quantifiedWithoutRespondents(names, absence)]
  }
}
