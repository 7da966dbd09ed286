public import Basics

/// The wording of what can be wrong with a question.
extension Problem {
  public static func unforeseen() -> Problem {
    Problem(
      .inputOutput, "the analysis could not be made",
      remedy: "This is a fault of the program: please report it with the command that you gave.")
  }

  static func comparisonNeedsGroup() -> Problem {
    Problem(
      .usage, "a comparison needs a group", remedy: "Name one of study.yaml's groups or a column of participants.csv.")
  }

  static func nothingToFind() -> Problem {
    Problem(.usage, "there is nothing to find in this text", remedy: "Write a word, a phrase, or `begin*`.")
  }

  static func casesWithoutGroup() -> Problem {
    Problem(.usage, "typical and deviant cases are those of a group's levels", remedy: "Name a group: `--by cbo`.")
  }

  static func casesWithoutCodes(_ group: String) -> Problem {
    Problem(
      .missingInput, "nobody in a level of `\(group)` mentions any of these codes, so that nobody is near or far",
      remedy: "Leave out codes or conditions, or code some transcripts first.")
  }

  /// Only one coder was named.
  static func agreementNeedsAnother(_ coder: String) -> Problem {
    Problem(
      .usage, "agreement needs two coders, and only `\(coder)` is named",
      remedy: "Name another, as in `--coders \(coder),NAME`, or none for everybody.")
  }

  static func agreementNeedsCoders(_ coders: [String], assumed: Bool) -> Problem {
    let who = coders.first.map { "`\($0)` alone" } ?? "nobody"
    return Problem(
      .missingInput,
      assumed
        ? "agreement needs two coders, and \(who) has coded anything"
        : "agreement needs two coders who have marked what they have read, and \(who) has",
      remedy: assumed
        ? "Name two coders: `--coders anna,ben`."
        : "Mark what was read, `strand done TRANSCRIPT --as NAME`, or add `--assume-read`.")
  }

  static func nothingReadByTwo(_ coders: [String], assumed: Bool) -> Problem {
    Problem(
      .missingInput, "no turn was read by two of \(coders.joined(separator: ", ")) for the same code",
      remedy: assumed
        ? "Two coders must code the same transcripts."
        : "Mark what was read, `strand done TRANSCRIPT --as NAME`, or add `--assume-read`.")
  }

  static func nothingReadBeside(_ expert: String, isConsensus: Bool, assumed: Bool) -> Problem {
    Problem(
      .missingInput, "no turn was read by `\(expert)` and another coder for the same code",
      remedy: isConsensus
        ? "A consensus has read where it has decided every case of a code: `strand adjudicate`, `--take-alike`."
        : assumed
          ? "Both must code the same transcripts."
          : "Mark what was read, `strand done TRANSCRIPT --coder NAME`, or add `--assume-read`.")
  }

  static func tooFewForRounds(_ transcripts: Int, rounds: Int) -> Problem {
    Problem(
      .usage, "\(rounds) rounds cannot be made: transcripts that two coders have read: \(transcripts)",
      remedy: "Ask for fewer rounds.")
  }

  static func planOutOfRange(_ value: Double) -> Problem {
    Problem(
      .usage, "nothing can be planned with \(OptionKind.written(value))",
      remedy:
        "Prevalence, width and level must be between 0 and 1; kappa is below 1 and not below what the prevalence allows."
    )
  }
}

extension Problem {
  static func turnOutside(_ turns: ClosedRange<Int>, count: Int, transcript: String) -> Problem {
    let asked = turns.count == 1 ? "\(turns.lowerBound)" : "\(turns.lowerBound)-\(turns.upperBound)"
    return Problem(
      .usage, "the transcript `\(transcript)` has \(count) turns, not a turn \(asked)",
      remedy: "Turns count from 1; `strand read \(transcript)` shows them all.")
  }
}
