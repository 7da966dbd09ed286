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
}
