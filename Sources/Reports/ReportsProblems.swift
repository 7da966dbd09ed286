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
      remedy: "Endings that can be: .txt, .csv, .json, .md, .html, .tex, .xlsx, .docx.")
  }

  static func endingOfAnotherForm(_ ending: String, _ file: String, asked: String) -> Problem {
    Problem(
      .usage, file: file, "a file that ends with `.\(ending)` cannot be written as \(asked)",
      remedy: "Give the file the ending of its form, or leave --format out.")
  }

  static func notText(_ format: String) -> Problem {
    Problem(
      .inputOutput, "\(format) is no text",
      remedy: "This is a fault of the program: please report it with the command that you gave.")
  }

  static func tooLargeForWorkbook(_ title: String, rows: Int, columns: Int) -> Problem {
    Problem(
      .usage, "“\(title)” has \(rows) rows and \(columns) columns, more than a sheet of Excel can contain",
      remedy: "Narrow the question, or write CSV (`--format csv`).")
  }

  static let workbookNotWritten = Problem(
    .inputOutput, "the Excel workbook could not be put together",
    remedy: "Check the space in the folder for temporary files (TMPDIR).")

  static func noSuchColumn(_ key: String, known: [String]) -> Problem {
    Problem(
      .usage, "the table has no column `\(key)`",
      remedy: Suggestion.sentence(for: key, among: known, noun: "column"))
  }
}
