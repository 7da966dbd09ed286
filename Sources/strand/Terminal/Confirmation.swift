import Basics
import Deciding
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

extension Confirmation {
  /// Whether a transcript may be taken out for good; the person is asked.
  /// - Throws: `Problem` of kind `usage` where nobody can be asked.
  static func removing(_ withdrawal: TranscriptWithdrawal) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1, Console.errorIsTerminal else { throw Problem.removalUnconfirmed() }
    let lines = withdrawal.journals.reduce(0) { $0 + $1.events }
    try Files.append(
      Array(
        ("This deletes the transcript \(withdrawal.name), \(lines) lines of journals, \(withdrawal.results.count) files of "
          + "results/ and the index, for good. Go on? [y/N] ").utf8), to: STDERR_FILENO, shownAs: "standard error")
    let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    return answer == "y" || answer == "yes"
  }
}

extension Problem {
  fileprivate static func removalUnconfirmed() -> Problem {
    Problem(
      .usage, "a transcript that is taken out cannot be brought back, and nobody is here to be asked",
      remedy: "See what would be deleted with `--dry-run`; to go on, add `--yes`.")
  }

  fileprivate static func manyToTakeBack(_ count: Int) -> Problem {
    Problem(
      .usage, "the decision consists of \(count) codings and judgements, and all of them would be taken back",
      remedy: "Look at it with `strand history`; to go on, add `--yes`.")
  }
}
