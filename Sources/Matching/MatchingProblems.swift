import Basics
import Codebooks

/// How this floor words what is wrong with rules and searches.
extension Problem {
  private static let regexRemedy =
    "Hyperscan, which finds all rules in one pass, cannot do it; write the rule with `near`, `all` or `unless`, or "
    + "with several simpler ones."

  static func regexRefused(_ reason: String, of code: Code, line: Int) -> Problem {
    Problem(
      .badData, file: code.file, line: line,
      "the regular expression of a rule of `\(code.id)` is not supported: \(reason)", remedy: regexRemedy)
  }

  static func searchRefused(_ reason: String) -> Problem {
    Problem(.usage, "the regular expression is not supported: \(reason)", remedy: "Write it more simply.")
  }

  static func rulesRefused(_ reason: String) -> Problem {
    Problem(.badData, "the rules cannot be compiled: \(reason)", remedy: "Use fewer or simpler rules.")
  }

  static var matcherOutOfMemory: Problem {
    Problem(
      .inputOutput, "there is not enough memory to match the rules", remedy: "Close other programs and try again.")
  }

  static func exampleNotHit(_ number: Int, of code: Code) -> Problem {
    Problem(
      .badData, severity: .warning, file: code.file, line: code.line,
      "example \(number) of `\(code.id)` is not found by the code's own rules",
      remedy: "Add a rule that finds it, or leave it so if only a reader can see it.")
  }
}
