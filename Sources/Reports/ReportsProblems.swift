import Basics

extension Problem {
  static let notEncodable = Problem(
    .inputOutput, "the answer cannot be written as JSON",
    remedy: "This is a fault of the program: please report it with the command that you gave.")

  static func brokenTemplate(_ name: String) -> Problem {
    Problem(
      .inputOutput, "the page's template `\(name)` cannot be read",
      remedy: "This is a fault of the program: please report it with the command that you gave.")
  }

  static func endingNotWritten(_ ending: String, _ file: String) -> Problem {
    Problem(
      .usage, file: file, "an answer cannot be written as `.\(ending)`",
      remedy: "Endings that can be: .txt, .csv, .json, .md, .html, .tex. Spreadsheets open .csv, Word opens .html.")
  }

  static func noSuchColumn(_ key: String, known: [String]) -> Problem {
    Problem(
      .usage, "the table has no column `\(key)`",
      remedy: Suggestion.sentence(for: key, among: known, noun: "column"))
  }
}
