import Codings
import Foundation

/// Several values in one option, separated by commas.
enum CommaList {
  /// The parts without white space around them; empty ones are left out.
  static func parts(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

extension CommaList {
  /// Names of coders, each once.
  /// - Throws: `Problem` of kind `usage` for a name that no coder can have.
  static func coders(_ text: String) throws -> [String] {
    try parts(text).map { try CoderName(validating: $0).text }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }
}
