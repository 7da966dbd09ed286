public import Basics

/// The wording of what can be wrong with hypotheses and joint displays.
extension Problem {
  static func jointNeeds(_ key: String, _ what: String, _ place: YAMLPlace) -> Problem {
    bad(place, "\(what) has no `\(key)`", remedy: "Add it (see docs/file-formats.md).")
  }

  static func at(_ line: Int, _ what: String, _ remedy: String, factory: String = #function) -> Problem {
    Problem(.badData, file: StudyFolder.configurationName, line: line, what, remedy: remedy, factory: factory)
  }

  public static func mentionUnknown(_ mention: Mention, noun: String, known: [String]) -> Problem {
    at(
      mention.line, "there is no \(noun) `\(mention.name)`",
      Suggestion.sentence(for: mention.name, among: known, noun: noun))
  }

  public static func jointWithoutSurvey(_ mention: Mention) -> Problem {
    at(
      mention.line, "`\(mention.name)` needs the survey, and the study has none",
      "Add `survey:`, and `models:` under it, or leave this out.")
  }

  static func termNotInModel(_ term: Mention, model: String, known: [String]) -> Problem {
    at(
      term.line, "the model `\(model)` has no term `\(term.name)`",
      Suggestion.sentence(for: term.name, among: known, noun: "term"))
  }

  static func sortNotAmongScores(_ mention: Mention, known: [String]) -> Problem {
    at(
      mention.line, "`sort` names `\(mention.name)`, which is not one of the display's scores",
      Suggestion.sentence(for: mention.name, among: known, noun: "score"))
  }

  public static func noJointDisplays() -> Problem {
    Problem(
      .missingInput, file: StudyFolder.configurationName, "the study has no joint display",
      remedy: "Add `joint:` with a name and a shape (see docs/file-formats.md).")
  }

  public static func unknownJointDisplay(_ name: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no joint display `\(name)` in study.yaml",
      remedy: Suggestion.sentence(for: name, among: known, noun: "joint display"))
  }

  static func noHypotheses(_ display: JointDefinition) -> Problem {
    at(
      display.line, "the joint display `\(display.name)` is by hypotheses, and the study has none",
      "Add `hypotheses:` (see docs/file-formats.md).")
  }
}
