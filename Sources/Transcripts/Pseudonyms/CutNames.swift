/// The words of an anchor with other names. What an anchor keeps of a text is cut at places where a name may be: between
/// `before`, `quote` and `after`, which are looked at as one text, and at the two outer ends, where half a name that
/// nobody finds any more is left out.
extension NameReplacement {
  /// What an anchor says in words.
  public struct AnchorWords: Sendable, Equatable {
    public let before: String
    public let quote: String
    public let after: String
    /// Indices of the names that were replaced, one for each place.
    public let names: [Int]
  }

  /// - Parameter anchor: of a text that is no longer there.
  public func replaced(_ anchor: Anchor) -> AnchorWords {
    let parts = [anchor.before, anchor.quote, anchor.after].map { Array($0.unicodeScalars) }
    let words = parts.flatMap { $0 }
    let quote = Span(parts[0].count, parts[0].count + parts[1].count)
    let text = FoldedText(words, characters)
    var edits = search(text, parts: false).edits
    let found = edits
    // Shorter surroundings end where the text does.
    if parts[0].count >= Anchor.contextLength { leaveOut(from: .start, text, words, quote, found, &edits) }
    if parts[2].count >= Anchor.contextLength { leaveOut(from: .end, text, words, quote, found, &edits) }
    let new = TranscriptText(Self.apply(edits, to: String(String.UnicodeScalarView(words))))
    let place = ReplacedPlaces(edits).span(quote)
    return AnchorWords(
      before: new[Span(0, place.start)], quote: new[place], after: new[Span(place.end, new.scalarCount)],
      names: edits.filter { !$0.replacement.isEmpty }.map(\.name))
  }

  // MARK: Outer ends

  private enum End {
    case start
    case end
  }

  /// Takes what may be cut at an end out of the words.
  private func leaveOut(
    from end: End, _ text: FoldedText, _ words: [Unicode.Scalar], _ quote: Span, _ found: [Edit],
    _ edits: inout [Edit]
  ) {
    let half = halfName(at: end, text)
    // As far as the outer end, from which on all is left out.
    var inner = end == .start ? cutWord(words[..<quote.start]) : words.count - cutWord(words[quote.end...].reversed())
    var name = half?.name ?? 0
    switch end {
    case .start: inner = max(inner, half?.inner ?? 0)
    case .end: inner = min(inner, half?.inner ?? words.count)
    }
    // Of a name nothing may be left.
    if let whole = found.first(where: { $0.span.start < inner && inner < $0.span.end }) {
      inner = end == .start ? whole.span.end : whole.span.start
      name = whole.name
    }
    // Where the two ends meet, nothing of the words is left.
    if end == .end, let first = edits.first, first.span.start == 0, first.span.end > inner { inner = 0 }
    let span = end == .start ? Span(0, inner) : Span(inner, words.count)
    if span.isEmpty { return }
    let isInQuote = end == .start ? inner > quote.start : inner < quote.end
    // A passage keeps words of its own.
    let replacement = isInQuote ? Array(names[name].replacement.unicodeScalars) : []
    edits.removeAll { $0.span.start < span.end && span.start < $0.span.end }
    let place = edits.firstIndex { $0.span.start >= span.end } ?? edits.count
    edits.insert(Edit(span: span, replacement: replacement, name: name), at: place)
  }

  /// Scalars of the word that is cut at the beginning of `words`.
  private func cutWord(_ words: some Sequence<Unicode.Scalar>) -> Int {
    // No more than a name: in a script without spaces all would be one word.
    words.prefix(max(longest, 1) - 1).prefix { $0.isWordScalar || ComparedText.isUnseen($0) }.count
  }

  /// Scalars of the longest name.
  private var longest: Int { names.map(\.original.unicodeScalars.count).max() ?? 0 }

  /// The longest end of a name with which a text begins, or beginning of a name with which it ends.
  /// - Returns: where it ends or begins, away from the text's end; in scalars of the text.
  private func halfName(at end: End, _ text: FoldedText) -> (inner: Int, name: Int)? {
    var letters: [Unicode.Scalar] = []
    var found: (inner: Int, name: Int)?
    if end == .end {
      for place in 0..<text.count {
        guard let list = patterns[text.scalars[place]], let first = text.start(at: place),
          let start = text.compared.start(at: first)
        else { continue }
        let isInsideWord = text.compared.isInsideWord(first)
        for pattern in list where pattern.beginsInsideWords || !isInsideWord {
          if case .behindText = match(pattern.folded[...], at: place, in: text, &letters) {
            return (start, pattern.name)
          }
        }
      }
      return nil
    }
    for pattern in patterns.values.joined() {
      for rest in pattern.folded.indices.dropFirst() {
        guard case .at(let next) = match(pattern.folded[rest...], at: 0, in: text, &letters), next > 0,
          let last = text.end(before: next), let inner = text.compared.end(before: last),
          inner > found?.inner ?? 0, pattern.endsInsideWords || text.compared.isWordEnd(last)
        else { continue }
        found = (inner, pattern.name)
      }
    }
    return found
  }
}
