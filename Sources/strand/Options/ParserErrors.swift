import ArgumentParser
import Foundation

/// What is wrong with a command line, in the form of all other errors: `strand: error: …` on standard error.
enum ParserErrors {
  /// Ends the program: with help on standard output where that was asked for, with an error and the usage otherwise.
  static func end(with error: any Error) -> Never {
    let code = Strand.exitCode(for: error)
    // Help, the version, and a verb that has said all it has to say.
    guard code != .success, !(error is ExitCode) else { Strand.exit(withError: error) }
    Console.say(worded(Strand.fullMessage(for: error)))
    exit(code.rawValue)
  }

  /// The parser's message with this program's beginning: `Error: Unknown option` becomes `strand: error: unknown option`.
  static func worded(_ message: String) -> String {
    let prefix = "Error: "
    guard message.hasPrefix(prefix) else { return message }
    let text = message.dropFirst(prefix.count)
    // A word in capital letters, an option and a quotation stay as they are.
    let begins = text.prefix { $0.isLetter }
    let isWord = begins.count > 1 && begins.dropFirst().allSatisfy(\.isLowercase)
    return "strand: error: " + (isWord ? begins.lowercased() + String(text.dropFirst(begins.count)) : String(text))
  }
}
