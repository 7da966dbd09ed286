/// Regular expressions, taken apart for matching. They are scanned turn by turn, so that none begins in a label.
struct RegexPatterns: Sendable {
  private struct Pattern {
    let term: Int32
    let startsAtBoundary: Bool
    let endsAtBoundary: Bool
  }

  private var patterns: [Pattern] = []

  /// The scripts without spaces, of which any scalar may stand before a word.
  private static let unspaced =
    "\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Thai}\\p{Lao}\\p{Khmer}\\p{Myanmar}\\p{Bopomofo}"

  /// Adds an expression for a term and returns what Hyperscan has to look for.
  /// - Throws: `RegexTranslation.Unsupported`.
  mutating func add(_ expression: String, term: Int) throws(RegexTranslation.Unsupported) -> [PatternSource] {
    let translation = try RegexTranslation(Normalised.text(expression))
    var sources: [PatternSource] = []
    for branch in translation.branches {
      // Hyperscan reports the leftmost start for each end. Without the condition before it that start might lie
      // inside a word, and a later one that is good would not be reported.
      let text =
        branch.startsAtBoundary
        ? "(?:^|[\\W\(Self.unspaced)])(?:\(branch.expression))" : branch.expression
      sources.append(
        PatternSource(
          expression: Array(text.utf8), flags: PatternSource.withStart, number: UInt32(patterns.count)))
      patterns.append(
        Pattern(
          term: Int32(term), startsAtBoundary: branch.startsAtBoundary, endsAtBoundary: branch.endsAtBoundary))
    }
    return sources
  }

  /// The term and the bytes of a reported match; `nil` when a boundary that it needs is not there.
  func match(_ raw: RawMatch, in text: Stretch, _ boundaries: borrowing WordBoundaries) -> (Int32, Range<Int>)? {
    let pattern = patterns[Int(raw.pattern)]
    var from = text.lower + Int(raw.from)
    let to = text.lower + Int(raw.to)
    guard from < to else { return nil }
    if pattern.startsAtBoundary {
      let first = text.scalar(at: from)
      // At the beginning of the turn nothing need stand before the match.
      if from > text.lower || !Self.isWordLike(first.value) { from = first.end }
      let inside = from < to && CharacterProperties.isUnspaced(text.scalar(at: from).value)
      if from >= to || !inside && !boundaries.isBoundary(at: from, in: text) { return nil }
    }
    if pattern.endsAtBoundary, !CharacterProperties.isUnspaced(text.scalar(before: to).value),
      !boundaries.isBoundary(at: to, in: text)
    {
      return nil
    }
    return (pattern.term, from..<to)
  }

  private static func isWordLike(_ scalar: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil || scalar == 0x5F
  }
}
