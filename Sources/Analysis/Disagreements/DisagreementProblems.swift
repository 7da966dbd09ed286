import Basics

/// The wording of what can be wrong with deciding cases.
extension Problem {
  static func oneCoder(_ coder: String?) -> Problem {
    Problem(
      .missingInput, coder.map { "only \($0) has coded" } ?? "nobody has coded",
      remedy: "Disagreements need two coders; `strand status` shows who has coded.")
  }

  static func noSuchCase(_ id: String, found: Int) -> Problem {
    Problem(
      found > 1 ? .usage : .missingInput,
      found > 1 ? "\(found) cases have an id that begins with `\(id)`" : "there is no case `\(id)`",
      remedy: "`strand adjudicate --list --all` shows the cases; one whose codings have changed has another id.")
  }

  static func noDecision(_ text: String) -> Problem {
    Problem(
      .usage, "`\(text)` is not a decision",
      remedy: "Write `take CODER`, `take all`, `merge`, `recode CODE`, `leave out` or `postpone`.")
  }

  static func nothingToTake(_ id: String, from coder: String, coders: [String]) -> Problem {
    Problem(
      .usage, "\(coder) has no coding in the case \(id)",
      remedy: "Take one of \(coders.joined(separator: ", ")), or `leave out`.")
  }

  static func noDecisionColumn(_ name: String, file: String) -> Problem {
    Problem(
      .badData, file: file, line: 1, "there is no column `\(name)`",
      remedy: "The first line names the columns: case,decision,reason,votes.")
  }

  static func decidedTwice(_ id: String, file: String, line: Int, first: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the case `\(id)` was decided in line \(first) already",
      remedy: "Keep one of the two decisions.")
  }
}
