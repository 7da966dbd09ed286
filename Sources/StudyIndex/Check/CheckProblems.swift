public import Basics
public import StudyDefinition

/// The wording of what only the open study shows to be wrong with study.yaml.
extension Problem {
  private static func atLine(
    _ line: Int, _ what: String, _ remedy: String, factory: String = #function
  ) -> Problem {
    Problem(.badData, file: StudyFolder.configurationName, line: line, what, remedy: remedy, factory: factory)
  }

  static func singledOut(
    _ found: Reidentification.Combination, in all: Reidentification, file: String
  ) -> Problem {
    let names = found.columns.map(all.shown)
    let together =
      names.count == 1
      ? "\(names[0]) alone singles"
      : names.dropLast().joined(separator: ", ") + " and \(names.last ?? "") together single"
    let shown = found.people.prefix(5).joined(separator: ", ") + (found.people.count > 5 ? ", …" : "")
    return Problem(
      .badData, severity: .warning, file: file,
      "\(together) out \(found.people.count) of \(all.people) people (\(shown)): fewer than \(all.fewest) share their values, "
        + "in the smallest case \(found.smallest)")
  }

  /// What was looked at, and what to do about all warnings of `singledOut`, which have no remedy of their own.
  static func reidentificationNote(_ all: Reidentification, file: String) -> Problem {
    let columns = all.columns.isEmpty ? "no column" : all.columns.map(all.shown).joined(separator: ", ")
    return Problem(
      .badData, severity: .note, file: file,
      "\(all.singledOut) of \(all.people) people are singled out by up to \(Reidentification.mostTogether) of these "
        + "together: \(columns)" + (all.leftOut == 0 ? "" : "; \(all.leftOut) further columns were not looked at"),
      remedy: (all.combinations.isEmpty
        ? ""
        : "Before \(file) is passed on, write the values more broadly (ages in tens, a region for a village), or leave one "
          + "of the columns out. ") + "What people say can tell more than this: read it.")
  }

  static func levelUnknown(_ level: Mention, group: String, known: [String]) -> Problem {
    atLine(
      level.line, "the group `\(group)` has no level `\(level.name)`",
      Suggestion.sentence(for: level.name, among: known, noun: "level"))
  }

  static func pinTooShort(_ pin: Mention) -> Problem {
    atLine(
      pin.line, "`\(pin.name)` is not the id of a coding",
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

  /// - Parameter decidedOnly: whether not every segment counts.
  public static func pinNotAParticipants(_ pin: Mention, decidedOnly: Bool) -> Problem {
    atLine(
      pin.line,
      "the coding `\(pin.name)` is not on a participant's words"
        + (decidedOnly ? ", or is left out by study.yaml's `review:`" : ""),
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
      .inputOutput, "the study could not be checked to its end", remedy: "Correct what is said above and check again.")
  }

  static func brokenWrite(_ file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "the program was ended here while it wrote a file, and this is left of it",
      remedy: "Delete the file; nothing reads it. Give the command again that was broken off.")
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

/// What is left of transcripts that were taken out.
extension Problem {
  static func leftOfWithdrawn(_ name: String, events: Int, coders: [String]) -> Problem {
    Problem(
      .badData, severity: .warning, file: "codings/",
      "\(events) \(events == 1 ? "line" : "lines") of \(coders.joined(separator: ", ")) "
        + "\(events == 1 ? "is" : "are") about `\(name)`, which is not a transcript of the study",
      remedy: "A transcript was taken out of this study. If it was this one, "
        + "`strand remove-transcript \(name)` takes these lines out, too.")
  }

  static func resultsOlderThanRemoval() -> Problem {
    Problem(
      .badData, severity: .warning, file: "results/",
      "the results were made before a transcript was taken out of the study, and may quote it",
      remedy: "Delete the folder, and make them again with `strand run`.")
  }

  static func indexOlderThanRemoval() -> Problem {
    Problem(
      .badData, severity: .warning, file: ".strand/",
      "the index was made before a transcript was taken out of the study, and may contain its text",
      remedy: "Delete the folder; it is made again when it is needed.")
  }

  static func historyOfWithdrawn(_ count: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: ".git",
      "a transcript was taken out of the study, and git's history still has \(count) "
        + "\(count == 1 ? "transcript" : "transcripts") that \(count == 1 ? "is" : "are") not here any more",
      remedy: "docs/housekeeping.md says how to take them out of the history, too.")
  }
}

extension Reidentification {
  /// A column's name with those of the columns that tell the same.
  fileprivate func shown(_ column: String) -> String {
    let others = alike[column, default: []].map { "`\($0)`" }
    return "`\(column)`" + (others.isEmpty ? "" : " (or \(others.joined(separator: ", ")), which tells the same)")
  }
}
