import Ground

/// The wording of what can be wrong with a question.
extension Problem {
  static func nothingToFind() -> Problem {
    Problem(.usage, "there is nothing to find in this text", remedy: "Write a word, a phrase, or `begin*`.")
  }
}
