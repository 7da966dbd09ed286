import Basics
public import Codebooks

extension Term {
  /// A term as people type it: a word or phrase, `begin*` for words that begin so, or a regular expression.
  /// - Throws: `Problem` of kind `usage` when there is nothing to find.
  public init(searching text: String, regex: Bool) throws {
    let trimmed = text.trimmingWhitespace()
    if regex {
      guard !text.isEmpty else { throw Problem.nothingToFind() }
      self = .regex(text)
    } else if trimmed.hasSuffix("*") {
      let beginning = trimmed.dropLast()
      guard beginning.contains(where: { $0.isLetter || $0.isNumber }) else { throw Problem.nothingToFind() }
      self = .prefix(String(beginning))
    } else {
      guard trimmed.contains(where: { !$0.isWhitespace && !$0.isPunctuation }) else { throw Problem.nothingToFind() }
      self = .words(trimmed)
    }
  }
}
