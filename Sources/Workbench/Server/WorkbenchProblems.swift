import Basics

/// The wording of what can go wrong in the workbench.
extension Problem {
  static func workbenchFailed() -> Problem {
    Problem(
      .inputOutput, "the workbench could not answer",
      remedy: "This is a fault of the program: please report it with what you did. What you decided before is recorded."
    )
  }

  static func portTaken(_ port: Int) -> Problem {
    Problem(
      .usage, "the port \(port) is in use by another program",
      remedy: "Name another with `--port`, or leave the option out: a free one is taken.")
  }

  static func portUnusable(_ port: Int) -> Problem {
    Problem(.inputOutput, "the port \(port) cannot be listened on", remedy: "Name another with `--port`.")
  }

  static func noSuchPage() -> Problem {
    Problem(.missingInput, "there is no such page", remedy: "The links at the top lead to all pages.")
  }

  static func readOnly() -> Problem {
    Problem(
      .usage, "the workbench was started with `--read-only`, and nothing can be changed",
      remedy: "Stop it and start it without the option.")
  }

  static func requestUnreadable(_ what: String) -> Problem {
    Problem(.usage, "the request cannot be read: \(what)", remedy: "Load the page again.")
  }

  static func placeOutside() -> Problem {
    Problem(
      .badData, "the passage does not lie in the transcript as it is now",
      remedy: "Load the page again and select the passage once more; nothing was recorded.")
  }

  static func placeEmpty() -> Problem {
    Problem(.usage, "there are no words in the passage", remedy: "Select some words.")
  }

  static func queryUnreadable(_ key: String) -> Problem {
    Problem(.usage, "the address does not say `\(key)`", remedy: "Go there by the links of the pages.")
  }

  static func formatUnknown(_ word: String, known: [String]) -> Problem {
    Problem(
      .usage, "`\(word)` is not a form of results",
      remedy: Suggestion.sentence(for: word, among: known, noun: "form"))
  }

  static func verbUnknown(_ word: String, known: [String]) -> Problem {
    Problem(
      .usage, "`\(word)` is not an analysis", remedy: Suggestion.sentence(for: word, among: known, noun: "analysis"))
  }
}
