public import Basics
import Respondents
import StudyDefinition
public import StudyIndex

extension SurveyView {
  /// What study.yaml asks to be computed for respondents, in order: a scale may have quantified codes as items.
  public static let computations: [any SurveyComputation] = [QuantifiedCodes(), ScaleScores()]
}

/// The codes that study.yaml quantifies.
struct QuantifiedCodes: SurveyComputation {
  func adding(to survey: SurveyData, of study: Study) throws -> SurveyData { try survey.adding(quantifiedOf: study) }
}

/// The first component's scores of study.yaml's scales, under the scales' names.
struct ScaleScores: SurveyComputation {
  func adding(to survey: SurveyData, of study: Study) throws -> SurveyData {
    try SurveyView(study: study.configuration.name, data: survey).data
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
  /// The same survey with the codes that study.yaml quantifies as variables of the respondents who were interviewed,
  /// missing for all others, and with the derived variables that rest on them.
  /// - Throws: `Problem` for an unknown code, for a name that is taken; what reading the index throws.
  public func adding(quantifiedOf study: Study) throws -> SurveyData {
    let definitions = study.configuration.quantified
    if definitions.isEmpty { return self }
    var filter = SegmentFilter()
    filter.rollUp = true
    let quantification = try Quantification(StudyView(study, filter: filter), definitions)
    let links = try RespondentLinks(study, self)
    let rows = quantification.people.map { links.row(of: $0.name)?.index }
    return try quantification.variables.reduce(self) { data, variable in
      var values = [Double](repeating: .nan, count: table.rowCount)
      for (row, value) in zip(rows, variable.values) { if let row { values[row] = value } }
      return try data.adding(variable.described, .numbers(NumberColumn(values: values)))
    }.addingDeferred()
  }

  /// That no respondent is known to have been interviewed, where study.yaml quantifies codes.
  public func quantifiedRemarks(of study: Study) throws -> [Problem] {
    let names = study.configuration.quantified.map(\.name)
    guard !names.isEmpty, let absence = try RespondentLinks(study, self).absence else { return [] }
    return [.quantifiedWithoutRespondents(names, absence)]
  }
}
