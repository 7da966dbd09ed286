import Basics

/// The wording of what can be wrong with taking in others' work.
extension Problem {
  static func nothingToMerge(_ source: String) -> Problem {
    Problem(
      .missingInput, "`\(source)` is neither a study's folder nor a journal",
      remedy: "Name the folder with its study.yaml, or a file such as `lin.jsonl`.")
  }

  static func mergedWithItself(_ source: String) -> Problem {
    Problem(.usage, "`\(source)` is this study itself", remedy: "Name the other copy's folder.")
  }

  static func transcriptsDiffer(_ name: String, _ source: String) -> Problem {
    Problem(
      .badData,
      "two of the studies have a new transcript `\(name)`, with different texts; the second is in `\(source)`",
      remedy: "Merge the first, then the second: what differs is carried to the text that is here then.")
  }
}
