import Foundation

/// Several values in one option, parted by commas.
enum CommaList {
  /// The parts without white space around them; empty ones are left out.
  static func parts(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
