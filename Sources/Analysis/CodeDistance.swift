import Basics

/// A code, and how far away from something it may be, as people write it: `norms:50`, `norms:2turns`, `norms`.
public struct CodeDistance: Sendable, Hashable {
  public enum Reach: Sendable, Hashable {
    /// So many words of the transcript, whoever says them, may lie between.
    case words(Int)
    /// The turns' numbers may differ by so many; 0 is the same turn.
    case turns(Int)
  }

  /// The code's id.
  public let code: String
  /// `nil` for any distance.
  public let reach: Reach?

  /// - Returns: `nil` for other words.
  public init?(parsing text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { String($0).trimmingWhitespace() }
    guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
    code = parts[0]
    guard parts.count == 2 else {
      reach = nil
      return
    }
    let digits = parts[1].prefix { $0.isASCII && $0.isNumber }
    let unit = String(parts[1].dropFirst(digits.count)).trimmingWhitespace()
    guard let number = Int(digits), number <= 1_000_000 else { return nil }
    switch unit {
    case "", "word", "words": reach = .words(number)
    case "turn", "turns": reach = .turns(number)
    default: return nil
    }
  }
}

extension CodeDistance.Reach {
  /// `50 words`, `1 turn`.
  var words: String {
    switch self {
    case .words(let number): number == 1 ? "1 word" : "\(number) words"
    case .turns(let number): number == 1 ? "1 turn" : "\(number) turns"
    }
  }
}
