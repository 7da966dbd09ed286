public import Ground

/// The wording of what can be wrong with hypotheses and joint displays.
extension Problem {
  static func jointNeeds(_ key: String, _ what: String, _ place: YAMLPlace) -> Problem {
    bad(place, "\(what) has no `\(key)`", remedy: "Add it (see docs/file-formats.md).")
  }

  private static func at(_ line: Int, _ what: String, _ remedy: String) -> Problem {
    Problem(.badData, file: StudyFolder.configurationName, line: line, what, remedy: remedy)
  }

  static func mentionUnknown(_ mention: Mention, noun: String, known: [String]) -> Problem {
    at(
      mention.line, "there is no \(noun) `\(mention.name)`",
      Suggestion.sentence(for: mention.name, among: known, noun: noun))
  }

  static func jointWithoutSurvey(_ mention: Mention) -> Problem {
    at(
      mention.line, "`\(mention.name)` is to come from the survey, and the study names none",
      "Add `survey:`, and `models:` under it, or leave this out.")
  }

  static func termNotInModel(_ term: Mention, model: String, known: [String]) -> Problem {
    at(
      term.line, "the model `\(model)` has no term `\(term.name)`",
      Suggestion.sentence(for: term.name, among: known, noun: "term"))
  }

  public static func termNotEstimated(_ term: Mention, model: String, known: [String]) -> Problem {
    at(
      term.line, "the fitted model `\(model)` has no coefficient `\(term.name)`",
      known.contains { $0.hasPrefix(term.name + "=") }
        ? "It is nominal: name one of its columns, as `\(known.first { $0.hasPrefix(term.name + "=") } ?? term.name)`."
        : Suggestion.sentence(for: term.name, among: known, noun: "coefficient"))
  }

  static func sortNotAmongScores(_ mention: Mention, known: [String]) -> Problem {
    at(
      mention.line, "`sort` names `\(mention.name)`, which is not one of the display's scores",
      Suggestion.sentence(for: mention.name, among: known, noun: "score"))
  }

  static func levelUnknown(_ level: Mention, group: String, known: [String]) -> Problem {
    at(
      level.line, "the group `\(group)` has no level `\(level.name)`",
      Suggestion.sentence(for: level.name, among: known, noun: "level"))
  }

  static func pinTooShort(_ pin: Mention) -> Problem {
    at(
      pin.line, "`\(pin.name)` is no id of a coding",
      "Write at least its first four characters; `strand quotes` shows them.")
  }

  static func pinUnknown(_ pin: Mention) -> Problem {
    at(
      pin.line, "no coding and no hit that counts has the id `\(pin.name)`",
      "Take the id from the last part of a source line of `strand quotes`.")
  }

  static func pinAmbiguous(_ pin: Mention, count: Int) -> Problem {
    at(pin.line, "\(count) codings have ids that begin with `\(pin.name)`", "Write more characters of the id.")
  }

  static func pinOfAnotherCode(_ pin: Mention, code: String, expected: [String]) -> Problem {
    at(
      pin.line, "the coding `\(pin.name)` has the code `\(code)`, which is not among the codes here",
      "Pin a coding of \(expected.map { "`\($0)`" }.joined(separator: ", ")) or a code below.")
  }

  public static func pinNotAParticipants(_ pin: Mention) -> Problem {
    at(
      pin.line, "the coding `\(pin.name)` is not on a participant's words",
      "Pin a quote that `strand quotes` shows without further options.")
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
