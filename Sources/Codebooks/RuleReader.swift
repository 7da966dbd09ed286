import Basics

/// One rule: text (a word, a phrase, `prefix*`), or keys.
struct RuleReader {
  /// Of rules that name none.
  let languages: [String]

  private static let patterns = ["stem", "regex", "near", "all", "any"]
  private static let keys = patterns + ["within", "unless", "speakers", "span", "case", "language"]

  func read(_ entry: YAMLEntry) -> Rule? {
    if entry.isList {
      entry.findings.report(.yamlWrongType("a rule", expected: "text or keys", found: "a list", entry.place))
      return nil
    }
    guard entry.isMapping else {
      guard let term = TermReader.read(entry, name: "a rule") else { return nil }
      return Rule(pattern: .any([term]), languages: languages, line: entry.place.line)
    }
    guard let values = entry.mapping("a rule", known: Self.keys) else { return nil }
    guard let pattern = pattern(values, of: entry) else { return nil }
    let unless = (values["unless"]?.list("unless") ?? []).compactMap { TermReader.read($0, name: "unless") }
    let rule = Rule(
      pattern: pattern, unless: unless,
      speakers: values["speakers"]?.choice("speakers", of: Rule.Speakers.self) ?? .participants,
      extent: values["span"]?.choice("span", of: Rule.Extent.self) ?? .sentence,
      isCaseSensitive: values["case"]?.flag("case") ?? false,
      languages: values["language"].map(LanguageReader.read) ?? languages, line: entry.place.line)
    if rule.isCaseSensitive, rule.hasStem { entry.findings.report(.ruleCaseOfStem(entry.place)) }
    if rule.cancelsItself { entry.findings.report(.ruleCancelsItself(entry.place)) }
    return rule
  }

  private func pattern(_ values: [String: YAMLEntry], of entry: YAMLEntry) -> Rule.Pattern? {
    let named = Self.patterns.filter { values[$0] != nil }
    guard named.count == 1, let name = named.first, let value = values[name] else {
      entry.findings.report(.rulePatterns(named, known: Self.patterns, entry.place))
      return nil
    }
    if name != "near", let within = values["within"] { within.findings.report(.ruleWithinAlone(within.place)) }
    switch name {
    case "stem": return TermReader.stem(value).map { .any([$0]) }
    case "regex": return TermReader.regex(value).map { .any([$0]) }
    default: break
    }
    guard let list = value.list(name) else { return nil }
    let terms = list.compactMap { TermReader.read($0, name: name) }
    guard terms.count == list.count else { return nil }
    if name == "any" {
      if terms.isEmpty { value.findings.report(.ruleTooFewTerms(name, needs: 1, value.place)) }
      return terms.isEmpty ? nil : .any(terms)
    }
    guard terms.count >= 2 else {
      value.findings.report(.ruleTooFewTerms(name, needs: 2, value.place))
      return nil
    }
    if name == "all" { return .all(terms) }
    guard let within = values["within"] else {
      entry.findings.report(.ruleNearWithoutWithin(entry.place))
      return nil
    }
    return words(within).map { .near(terms, words: $0) }
  }

  /// `5` or `5 words`.
  private func words(_ entry: YAMLEntry) -> Int? {
    guard let text = entry.text("within") else { return nil }
    let parts = text.split(whereSeparator: \.isWhitespace)
    let unit = parts.count == 2 ? parts[1] : "words"
    guard (1...2).contains(parts.count), ["word", "words"].contains(unit), let count = Int(parts[0]), count > 0,
      count <= 1_000
    else {
      entry.findings.report(.ruleWithin(text, entry.place))
      return nil
    }
    return count
  }
}

extension Rule {
  fileprivate var hasStem: Bool {
    let own =
      switch pattern {
      case .any(let terms), .all(let terms), .near(let terms, _): terms
      }
    return (own + unless).contains { if case .stem = $0 { true } else { false } }
  }

  /// Whether whatever the pattern finds is cancelled by the same words under `unless`.
  fileprivate var cancelsItself: Bool {
    let cancelling = Set(unless)
    switch pattern {
    case .any(let terms): return cancelling.isSuperset(of: terms)
    case .all(let terms), .near(let terms, _): return !cancelling.isDisjoint(with: terms)
    }
  }
}
