import Basics

/// One term: text (`word`, `a phrase`, `prefix*`), `{stem: word}` or `{regex: expression}`.
enum TermReader {
  static func read(_ entry: YAMLEntry, name: String) -> Term? {
    guard entry.isMapping else { return entry.text(name).flatMap { words($0, entry) } }
    guard let values = entry.mapping("a term", known: ["stem", "regex"]) else { return nil }
    switch (values["stem"], values["regex"]) {
    case (let value?, nil): return stem(value)
    case (nil, let value?): return regex(value)
    default:
      entry.findings.report(.termKeys(entry.place))
      return nil
    }
  }

  static func stem(_ entry: YAMLEntry) -> Term? {
    guard let word = entry.text("stem") else { return nil }
    if word.unicodeScalars.contains(where: \.properties.isWhitespace) {
      entry.findings.report(.stemOfPhrase(word, entry.place))
      return nil
    }
    if word.hasSuffix("*") {
      entry.findings.report(.stemOfPrefix(word, entry.place))
      return nil
    }
    guard hasSubstance(word) else {
      entry.findings.report(.termWithoutSubstance(word, entry.place))
      return nil
    }
    return .stem(word)
  }

  static func regex(_ entry: YAMLEntry) -> Term? {
    entry.text("regex").map { .regex($0) }
  }

  /// The meaning of text in a rule, as `strand search` takes it too.
  /// - Throws: `Problem` of kind `usage` when it could never be found.
  static func words(_ text: String, _ entry: YAMLEntry) -> Term? {
    switch Term.reading(text) {
    case .success(let term): return term
    case .failure(.starInside): entry.findings.report(.termStarInside(text, entry.place))
    case .failure(.nothing): entry.findings.report(.termWithoutSubstance(text, entry.place))
    case .failure(.emptyPrefix): entry.findings.report(.termEmptyPrefix(entry.place))
    }
    return nil
  }

  /// Whether there is a letter, a number or a symbol (an emoji) to look for.
  static func hasSubstance(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      let properties = scalar.properties
      return properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .otherSymbol
        || properties.generalCategory == .currencySymbol
    }
  }
}

extension Term {
  /// Why a text is no term.
  public enum Unreadable: Error, Sendable, Hashable {
    /// A star that is not at the end.
    case starInside
    /// Nothing but punctuation and white space.
    case nothing
    /// A star with nothing before it.
    case emptyPrefix
  }

  /// A word, a phrase or a `prefix*`, as a person writes it in a rule or a search.
  public static func reading(_ text: String) -> Result<Term, Unreadable> {
    let trimmed = text.trimmingWhitespace()
    let body = trimmed.hasSuffix("*") ? String(trimmed.dropLast()).trimmingWhitespace() : trimmed
    if body.contains("*") { return .failure(.starInside) }
    if trimmed.hasSuffix("*") {
      return TermReader.hasSubstance(body) ? .success(.prefix(body)) : .failure(.emptyPrefix)
    }
    return TermReader.hasSubstance(body) ? .success(.words(body)) : .failure(.nothing)
  }
}
