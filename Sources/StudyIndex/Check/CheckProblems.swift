public import Basics
public import StudyDefinition

/// The wording of what only the open study shows to be wrong with study.yaml.
extension Problem {
  private static func atLine(
    _ line: Int, _ what: String, _ remedy: String, factory: String = #function
  ) -> Problem {
    Problem(.badData, file: StudyFolder.configurationName, line: line, what, remedy: remedy, factory: factory)
  }

  static func levelUnknown(_ level: Mention, group: String, known: [String]) -> Problem {
    atLine(
      level.line, "the group `\(group)` has no level `\(level.name)`",
      Suggestion.sentence(for: level.name, among: known, noun: "level"))
  }

  static func pinTooShort(_ pin: Mention) -> Problem {
    atLine(
      pin.line, "`\(pin.name)` is no id of a coding",
      "Write at least its first four characters; `strand quotes` shows them.")
  }

  static func pinUnknown(_ pin: Mention) -> Problem {
    atLine(
      pin.line, "no coding and no hit that counts has the id `\(pin.name)`",
      "Take the id from the last part of a source line of `strand quotes`.")
  }

  static func pinAmbiguous(_ pin: Mention, count: Int) -> Problem {
    atLine(pin.line, "\(count) codings have ids that begin with `\(pin.name)`", "Write more characters of the id.")
  }

  static func pinOfAnotherCode(_ pin: Mention, code: String, expected: [String]) -> Problem {
    atLine(
      pin.line, "the coding `\(pin.name)` has the code `\(code)`, which is not among the codes here",
      "Pin a coding of \(expected.map { "`\($0)`" }.joined(separator: ", ")) or a code below.")
  }

  public static func pinNotAParticipants(_ pin: Mention) -> Problem {
    atLine(
      pin.line, "the coding `\(pin.name)` is not on a participant's words",
      "Pin a quote that `strand quotes` shows without further options.")
  }

  public static func termNotEstimated(_ term: Mention, model: String, known: [String]) -> Problem {
    atLine(
      term.line, "the fitted model `\(model)` has no coefficient `\(term.name)`",
      known.contains { $0.hasPrefix(term.name + "=") }
        ? "It is nominal: name one of its columns, as `\(known.first { $0.hasPrefix(term.name + "=") } ?? term.name)`."
        : Suggestion.sentence(for: term.name, among: known, noun: "coefficient"))
  }

  static func checkFailed() -> Problem {
    Problem(
      .inputOutput, "the study could not be checked to its end", remedy: "Mend what is said above and check again.")
  }

  static func noTranscripts() -> Problem {
    Problem(
      .badData, severity: .warning, file: "transcripts/", "there is no transcript yet",
      remedy: "Take some in with `strand import FILE…`.")
  }

  static func emptyLevel(_ level: String, group: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: StudyFolder.configurationName,
      "nobody is in the level `\(level)` of the group `\(group)`", remedy: "Check the level's expression.")
  }
}
