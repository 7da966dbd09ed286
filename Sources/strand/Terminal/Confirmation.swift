import Basics
import Foundation

/// Questions before something that is hard to put right.
enum Confirmation {
  /// As many events as somebody may take back by a slip and record again without much ado.
  private static let few = 10

  /// Whether a decision of `count` events may be taken back: a few may; for more the person is asked.
  /// - Throws: `Problem` of kind `usage` where nobody can be asked.
  static func takingBack(_ count: Int) throws -> Bool {
    if count <= few { return true }
    guard isatty(STDIN_FILENO) == 1, Console.errorIsTerminal else { throw Problem.manyToTakeBack(count) }
    try Files.append(
      Array("This takes back \(count) codings and judgements at once. Go on? [y/N] ".utf8), to: STDERR_FILENO,
      shownAs: "standard error")
    let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    if answer == "y" || answer == "yes" { return true }
    Console.say("Nothing was taken back.")
    return false
  }
}

extension Problem {
  fileprivate static func manyToTakeBack(_ count: Int) -> Problem {
    Problem(
      .usage, "the decision consists of \(count) codings and judgements, and all of them would be taken back",
      remedy: "Look at it with `strand history`; to go on, add `--yes`.")
  }
}
