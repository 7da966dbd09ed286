public import Respondents
public import StudyDefinition
public import StudyIndex

/// Codes as variables of the people who mention them: `strand quantify`.
public struct QuantificationRequest: AnalysisRequest {
  /// A code counts with those below it. Without codes and measures: what study.yaml declares under `quantified:`, and
  /// all codes where it declares none.
  public var filter = SegmentFilter.comparing
  /// Empty: who mentions a code.
  public var measures: [QuantifiedCode.Measure] = []

  public init() {}

  public static let verb = "quantify"
  public static let sources = RequestSources.both
  public static let options: [RequestOption<Self>] =
    [.codes(\.filter), .choices("measures", \.measures)] + RequestOption.filter(\.filter)

  public func answer(_ study: Study) throws -> QuantificationAnswer {
    let view = try StudyView(study, filter: filter)
    let declared = filter.codes.isEmpty && measures.isEmpty ? study.configuration.quantified : []
    let definitions =
      declared.isEmpty
      ? Quantification.definitions(filter.codes, in: view, as: measures.isEmpty ? [.mentioned] : measures) : declared
    let quantification = try Quantification(view, definitions)
    let survey = try study.configuration.survey.map { _ in try study.surveyData() }
    let links = try survey.map { try RespondentLinks(study, $0) }
    return QuantificationAnswer(
      quantification: quantification, table: try quantification.table(survey: survey, links: links), links: links)
  }
}

/// What `strand quantify` answers: codes as variables of people, and their table with the survey's.
public struct QuantificationAnswer: Sendable {
  public let quantification: Quantification
  /// One row a person: the codes' variables, then those of participants.csv and of the survey.
  public let table: SurveyTable
  /// `nil` for a study without a survey.
  public let links: RespondentLinks?
}
