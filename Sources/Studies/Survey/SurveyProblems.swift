public import Ground

/// The wording of what can be wrong with the survey's part of a study.
extension Problem {
  static func surveyWithoutFile(_ place: YAMLPlace) -> Problem {
    bad(place, "`survey` does not say where the survey is", remedy: "Add `file: respondents/survey.csv`.")
  }

  static func surveyChoice(_ text: String, of name: String, known: [String], _ place: YAMLPlace) -> Problem {
    bad(
      place, "`\(text)` is not a value of `\(name)`",
      remedy: Suggestion.sentence(for: text, among: known, noun: "value"))
  }

  static func surveyRange(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a range", remedy: "Write the lowest and the highest value: `1 to 5`.")
  }

  static func surveyNeeds(_ key: String, _ name: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(name)` has no `\(key)`", remedy: "Add it.")
  }

  static func surveyCount(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a number of components", remedy: "Write a whole number from 1.")
  }

  static func modelCluster(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "the model `\(name)` needs `cluster:` for `errors: cluster`, and for no other errors",
      remedy: "Name the variable of the clusters under `cluster:`, or take it away.")
  }

  static func orderedErrors(_ name: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "the model `\(name)` is ordered, and ordered models have classical standard errors only",
      remedy: "Take `errors` away, or `kind: linear` with robust ones.")
  }

  static func derivedCycle(_ names: [String], line: Int) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: line,
      "the derived variables go in a circle: \(names.map { "`\($0)`" }.joined(separator: " → "))",
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
      .missingInput, file: StudyFolder.configurationName, "the study names no survey",
      remedy: "Add `survey:` with `file:` and `id:` (see docs/file-formats.md).")
  }

  public static func unknownVariable(_ name: String, known: [String], line: Int? = nil) -> Problem {
    Problem(
      line == nil ? .missingInput : .badData, file: line == nil ? nil : StudyFolder.configurationName, line: line,
      "there is no variable `\(name)` in the survey, and no scale of that name",
      remedy: Suggestion.sentence(for: name, among: known, noun: "variable"))
  }
}
