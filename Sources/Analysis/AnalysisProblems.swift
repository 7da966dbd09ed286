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
}
