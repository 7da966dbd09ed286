/// Words, phrases and prefixes, taken apart for matching.
///
/// Hyperscan finds each one's anchor, its longest run of plain scalars. From there the rest is compared here: white
/// space may be any white space, apostrophes straight or curly, both ends must be word boundaries. (Asked to do that
/// itself, Hyperscan is three times slower.)
struct LiteralPatterns: Sendable {
  private struct Pattern {
    let term: Int32
    /// Of the anchor.
    let scalarCount: Int32
    /// Ranges of `pieces` that are before and after the anchor.
    let before: Range<Int32>
    let after: Range<Int32>
    let isPrefix: Bool
    /// Whether letters have to have the case of the pieces.
    let isCased: Bool
    /// Whether the first and the last scalar need a word boundary beside them.
    let bounded: (start: Bool, end: Bool)
  }

  private var patterns: [Pattern] = []
  /// Folded scalars, or one of the two marks below.
  private var pieces: [UInt32] = []

  private static let anyApostrophe: UInt32 = 0xFFFF_FFFF
  private static let anyWhiteSpace: UInt32 = 0xFFFF_FFFE
  /// In scalars.
  private static let longestAnchor = 24

  /// Adds a word, a phrase or a prefix for a term and returns what Hyperscan has to look for; `nil` when the text
  /// is empty.
  mutating func add(_ text: String, isPrefix: Bool, isCased: Bool, term: Int) -> PatternSource? {
    var own: [UInt32] = []
    for scalar in Normalised.plainScalars(text) {
      if !CharacterProperties.isWhiteSpace(scalar) {
        own.append(Self.piece(scalar, isCased))
      } else if !own.isEmpty, own.last != Self.anyWhiteSpace {
        own.append(Self.anyWhiteSpace)
      }
    }
    if own.last == Self.anyWhiteSpace { own.removeLast() }
    return add(own, isPrefix: isPrefix, isCased: isCased, bounded: (true, true), term: term)
  }

  /// Adds one of the texts of a regular expression: white space in it is taken as it is.
  mutating func add(
    _ text: [UInt32], of branch: RegexTranslation.Branch, isCased: Bool, term: Int
  ) -> PatternSource? {
    let bounded = (branch.startsAtWord, branch.endsAtWord)
    let own = text.map { Self.piece($0, isCased) }
    return add(own, isPrefix: false, isCased: isCased, bounded: bounded, term: term)
  }

  private mutating func add(
    _ own: [UInt32], isPrefix: Bool, isCased: Bool, bounded: (start: Bool, end: Bool), term: Int
  ) -> PatternSource? {
    let anchor = Self.anchor(of: own)
    guard let first = own.first, let last = own.last, !anchor.isEmpty else { return nil }
    let offset = Int32(pieces.count)
    pieces += own
    patterns.append(
      Pattern(
        term: Int32(term), scalarCount: Int32(anchor.count), before: offset..<offset + Int32(anchor.lowerBound),
        after: offset + Int32(anchor.upperBound)..<offset + Int32(own.count), isPrefix: isPrefix,
        isCased: isCased,
        bounded: (
          bounded.start && !CharacterProperties.isUnspaced(first), bounded.end && !CharacterProperties.isUnspaced(last)
        )))
    return .literal(own[anchor], isCased: isCased, number: UInt32(patterns.count - 1))
  }

  private static func piece(_ scalar: UInt32, _ isCased: Bool) -> UInt32 {
    if CharacterProperties.isApostrophe(scalar) { return anyApostrophe }
    return isCased ? scalar : CharacterProperties.folded(scalar)
  }

  private static func anchor(of pieces: [UInt32]) -> Range<Int> {
    var best = 0..<0
    var start = 0
    for index in 0...pieces.count where index == pieces.count || pieces[index] >= anyWhiteSpace {
      let run = start..<min(index, start + longestAnchor)
      if weight(pieces[run]) > weight(pieces[best]) { best = run }
      start = index + 1
    }
    return best
  }

  /// Length in UTF-8.
  private static func weight(_ run: ArraySlice<UInt32>) -> Int {
    run.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x1_0000 ? 3 : 4) }
  }

  /// Which term an anchor belongs to.
  func term(of pattern: Int) -> Int32 { patterns[pattern].term }

  /// The bytes that a pattern matches when its anchor ends before byte `end`; `nil` when the rest does not fit.
  func match(
    _ number: Int, anchorEndingAt end: Int, in text: Stretch, _ boundaries: borrowing WordBoundaries
  ) -> Range<Int>? {
    let pattern = patterns[number]
    var to = end
    if pattern.bounded.end, pattern.after.isEmpty, !pattern.isPrefix {
      if !boundaries.endsWord(at: end, in: text) { return nil }
    }
    var from = end
    for _ in 0..<pattern.scalarCount {
      if from <= text.lower { return nil }
      from = text.start(before: from)
    }
    if !pattern.before.isEmpty {
      guard let start = start(of: pattern.before, endingAt: from, isCased: pattern.isCased, in: text) else {
        return nil
      }
      from = start
    }
    if pattern.bounded.start, !boundaries.isBoundary(at: from, in: text) { return nil }
    if !pattern.after.isEmpty {
      guard let end = self.end(of: pattern.after, beginningAt: to, isCased: pattern.isCased, in: text) else {
        return nil
      }
      to = end
      if pattern.bounded.end, !pattern.isPrefix, !boundaries.endsWord(at: to, in: text) { return nil }
    }
    if pattern.isPrefix, pattern.bounded.end { to = boundaries.wordEnd(from: to, in: text) }
    return from..<to
  }

  private func start(of range: Range<Int32>, endingAt end: Int, isCased: Bool, in text: Stretch) -> Int? {
    var position = end
    for index in range.reversed() {
      let piece = pieces[Int(index)]
      guard position > text.lower else { return nil }
      var previous = text.scalar(before: position)
      guard Self.fits(previous.value, piece, isCased) else { return nil }
      position = previous.start
      while piece == Self.anyWhiteSpace, position > text.lower {
        previous = text.scalar(before: position)
        guard CharacterProperties.isWhiteSpace(previous.value) else { break }
        position = previous.start
      }
    }
    return position
  }

  private func end(of range: Range<Int32>, beginningAt start: Int, isCased: Bool, in text: Stretch) -> Int? {
    var position = start
    for index in range {
      let piece = pieces[Int(index)]
      guard position < text.upper else { return nil }
      var next = text.scalar(at: position)
      guard Self.fits(next.value, piece, isCased) else { return nil }
      position = next.end
      while piece == Self.anyWhiteSpace, position < text.upper {
        next = text.scalar(at: position)
        guard CharacterProperties.isWhiteSpace(next.value) else { break }
        position = next.end
      }
    }
    return position
  }

  @inline(__always)
  private static func fits(_ scalar: UInt32, _ piece: UInt32, _ isCased: Bool) -> Bool {
    switch piece {
    case anyWhiteSpace: CharacterProperties.isWhiteSpace(scalar)
    case anyApostrophe: CharacterProperties.isApostrophe(scalar)
    default: scalar == piece || !isCased && CharacterProperties.folded(scalar) == piece
    }
  }
}
