import Basics
import Respondents
import StudyDefinition
public import StudyIndex

/// What a participant answered in the survey, in words.
public struct PersonAnswers: Sendable {
  public struct Answer: Sendable {
    /// Name of the variable.
    public let variable: String
    /// The question, or what it is about; `nil` where nothing says.
    public let question: String?
    /// With the label of its value, where it has one.
    public let text: String
  }

  /// The respondent's id in the survey.
  public let respondent: String
  /// In the order of the survey; missing ones are left out.
  public let answers: [Answer]

  /// - Returns: `nil` when the study has no survey, or no respondent is this participant.
  /// - Throws: `Problem`, `Problems` about the survey and participants.csv.
  public init?(_ study: Study, participant: String) throws {
    if study.configuration.survey == nil { return nil }
    let survey = try study.surveyData()
    guard let row = try RespondentLinks(study, survey).row(of: participant) else { return nil }
    respondent = row.id
    answers = survey.table.variables.enumerated().compactMap { index, variable in
      let written: String
      switch survey.table.cell(row: row.index, column: index) {
      case .number(let number): written = Respondents.Answer.number(number).written
      case .text(let text): written = text
      case .missing: return nil
      }
      let label = variable.valueLabels.first { $0.value.written == written }?.label
      return Answer(variable: variable.name, question: variable.label, text: label ?? written)
    }
  }
}
