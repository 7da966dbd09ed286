public import Basics
public import StudyDefinition

/// The wording of what can be wrong with the survey's part of a study.
extension Problem {
  static func linkWithoutColumn(_ name: String, known: [String], line: Int) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: line,
      "`link` is the column `\(name)`, which participants.csv does not have",
      remedy: Suggestion.sentence(for: name, among: known, noun: "column"))
  }

  static func respondentInTwoLevels(
    _ respondent: String, group: String, _ a: String, _ b: String, line: Int?
  ) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: line,
      "respondent `\(respondent)` falls into two levels of the group `\(group)`: `\(a)` and `\(b)`",
      remedy: "Write the levels' expressions so that each respondent is in one at the most.")
  }

  public static func unknownCodeToQuantify(_ definition: QuantifiedCode, known: [String]) -> Problem {
    let isDeclared = definition.line > 0
    return Problem(
      isDeclared ? .badData : .missingInput, file: isDeclared ? StudyFolder.configurationName : nil,
      line: isDeclared ? definition.line : nil, "there is no code `\(definition.code)` in the codebook",
      remedy: Suggestion.sentence(for: definition.code, among: known, noun: "code"))
  }

  static func outcomeIsTerm(_ model: ModelDefinition) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: model.line,
      "the model `\(model.name)` has its outcome `\(model.outcome)` among its terms",
      remedy: "Remove it from the terms.")
  }

  public static func referenceOfNoTerm(_ name: String, _ model: ModelDefinition, known: [String]) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: model.line,
      "the model `\(model.name)` has a reference for `\(name)`, which is none of its terms",
      remedy: Suggestion.sentence(for: name, among: known, noun: "variable"))
  }

  static func nameTaken(_ name: String, line: Int) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: line, "something else in the survey is called `\(name)`",
      remedy: "Give it another name.")
  }

  static func levelWithoutRespondent(_ level: String, group: String, line: Int?) -> Problem {
    Problem(
      .badData, severity: .warning, file: StudyFolder.configurationName, line: line,
      "no respondent is in the level `\(level)` of the group `\(group)`",
      remedy: "Check the level's expression, or give it one of its own for the survey under `survey:`.")
  }

  static func noRespondents(_ variable: String, _ absence: RespondentLinks.Absence) -> Problem {
    let remedy =
      "Write each interviewee's respondent id into a column of participants.csv and name it under `link:`; without ids "
      + "the survey and the interviews can be joined by groups only."
    switch absence {
    case .byGroup:
      return Problem(
        .usage,
        "nobody's `\(variable)` is known: study.yaml joins the survey and the interviews by group only (`join: group`)",
        remedy: "Ask for a group that both the survey and the interviews have.")
    case .noColumn(let name):
      return Problem(
        .usage, "nobody's `\(variable)` is known: participants.csv has no column `\(name)`", remedy: remedy)
    case .noIDs(let name):
      return Problem(
        .usage,
        "nobody's `\(variable)` is known: the column `\(name)` of participants.csv contains no id of the survey",
        remedy: remedy)
    }
  }

  static func noSurveyVariable(
    _ name: String, _ expression: String, _ place: ExpressionPlace, known: [String]
  ) -> Problem {
    expressionProblem(
      place, "the expression `\(expression)` names `\(name)`, which is not a variable of the survey",
      remedy: Suggestion.sentence(for: name, among: known, noun: "variable"))
  }

  static func someAreRespondents(_ linked: Int, of participants: Int) -> Problem {
    Problem(
      .badData, severity: .warning,
      "\(linked) of \(participants) participants are respondents of the survey; the others have no answers there")
  }

  public static func quantifiedWithoutRespondents(_ names: [String], _ absence: RespondentLinks.Absence) -> Problem {
    let problem = noRespondents(names.first ?? "", absence)
    return Problem(
      .badData, severity: .warning, file: StudyFolder.configurationName,
      "no respondent is known to have been interviewed, so that \(names.map { "`\($0)`" }.joined(separator: ", ")) "
        + "\(names.count == 1 ? "has" : "have") no values", remedy: problem.remedy)
  }

  static func derivedCycle(_ names: [String], line: Int) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: line,
      "the derived variables depend on one another in a circle: \(names.map { "`\($0)`" }.joined(separator: " → "))",
      remedy: "Write one of them without the others.")
  }

  static func derivedNotNumber(_ name: String, line: Int) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: line,
      "the derived variable `\(name)` is text in some rows and a number in others",
      remedy: "Give all branches of its expression the same type.")
  }

  public static func noSurvey() -> Problem {
    Problem(
      .missingInput, file: StudyFolder.configurationName, "the study has no survey",
      remedy: "Add `survey:` with `file:` and `id:` (see docs/file-formats.md).")
  }

  public static func unknownVariable(_ name: String, known: [String], line: Int? = nil) -> Problem {
    Problem(
      line == nil ? .missingInput : .badData, file: line == nil ? nil : StudyFolder.configurationName, line: line,
      "there is no variable `\(name)` in the survey, and no scale of that name",
      remedy: Suggestion.sentence(for: name, among: known, noun: "variable"))
  }
}
