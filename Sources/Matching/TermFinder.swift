import CICU
import Transcripts

/// Finds a term set's occurrences in one body after another. One per thread: it owns the working memory.
final class TermFinder {
  let terms: TermSet
  private let scratch: Scratch
  private let raw = RawMatches()
  /// For the scans at single places, while `raw` is read.
  private let local = RawMatches()
  private let stems: StemLookup?

  /// - Throws: `PatternRefusal` when memory runs out.
  init(_ terms: TermSet) throws(PatternRefusal) {
    self.terms = terms
    scratch = try Scratch(for: [terms.database].compactMap { $0 } + terms.regexes.databases)
    if !terms.stems.isEmpty, let stemmer = Stemmer(language: terms.language) {
      stems = StemLookup(stems: terms.stems, stemmer: stemmer)
    } else {
      stems = nil
    }
  }

  /// All occurrences within turns, in order, whatever forms their characters have. Regular expressions, and stems in
  /// languages without a prefilter, are looked for in the turns that are `searchable` only; the others are found in every
  /// turn.
  ///
  /// The turns with characters in other forms than the plain ones, which are few, are looked at once more, each in its
  /// plain form; the pass over the body is that over any other.
  /// - Parameter typeset: bytes at which such characters begin, ascending (`PlainForm.places`).
  func occurrences(
    in bytes: UnsafeBufferPointer<UInt8>, turns: inout some TurnCursor, typeset: [Int], searchable: (Int) -> Bool
  ) -> [Occurrence] {
    if typeset.isEmpty { return occurrences(in: bytes, turns: &turns, searchable: searchable) }
    var apart: [Int] = []
    for place in typeset {
      if let turn = turns.turn(holdingByte: place + 1), apart.last != turn { apart.append(turn) }
    }
    let isApart = Set(apart)
    var found = occurrences(in: bytes, turns: &turns) { searchable($0) && !isApart.contains($0) }
    found.removeAll { isApart.contains(Int($0.turn)) }
    for turn in apart {
      let range = turns.bytes(ofTurn: turn)
      let plain = PlainForm(UnsafeBufferPointer(rebasing: bytes[range]), for: .words)
      var whole = WholeText(bytes: 0..<plain.bytes.count)
      let inTurn = plain.bytes.withUnsafeBufferPointer { plainBytes in
        occurrences(in: plainBytes, turns: &whole) { _ in searchable(turn) }
      }
      for occurrence in inTurn where occurrence.from < occurrence.to {
        let origin = plain.origin(of: occurrence.from..<occurrence.to)
        found.append(
          Occurrence(
            turn: Int32(turn), term: occurrence.term, from: range.lowerBound + origin.lowerBound,
            to: range.lowerBound + origin.upperBound))
      }
    }
    Occurrence.arrange(&found)
    return found
  }

  private func occurrences(
    in bytes: UnsafeBufferPointer<UInt8>, turns: inout some TurnCursor, searchable: (Int) -> Bool
  ) -> [Occurrence] {
    guard let base = bytes.baseAddress else { return [] }
    var found: [Occurrence] = []
    if let database = terms.database {
      raw.removeAll()
      database.scan(base, count: bytes.count, scratch: scratch, into: raw)
      found.reserveCapacity(raw.all.count / 4)
      var candidates: [RegexCandidate] = []
      var lastTurns = [Int](repeating: -1, count: terms.regexes.count)
      for match in raw.all {
        guard let turn = turns.turn(holdingByte: Int(match.to)) else { continue }
        if match.pattern >= TermSet.firstRegex, match.pattern != TermSet.stemCandidate {
          let pattern = Int(match.pattern - TermSet.firstRegex)
          if lastTurns[pattern] == turn { continue }
          lastTurns[pattern] = turn
          candidates.append(RegexCandidate(turn: turn, term: terms.regexes.term(of: pattern), pattern: pattern))
          continue
        }
        let text = Stretch(base: base, lower: turns.bytes.lowerBound, upper: turns.bytes.upperBound)
        if let occurrence = occurrence(match, turn: turn, in: text) { found.append(occurrence) }
      }
      candidates.removeAll { !searchable($0.turn) }
      search(candidates, base, &turns, into: &found)
    }
    if terms.stemsEveryWord {
      for turn in 0..<turns.count where searchable(turn) {
        let range = turns.bytes(ofTurn: turn)
        let text = Stretch(base: base, lower: range.lowerBound, upper: range.upperBound)
        stemWords(turn: turn, in: text, into: &found)
      }
    }
    Occurrence.arrange(&found)
    if !terms.expanded.isEmpty { keepLongest(&found) }
    return found
  }

  private func occurrence(_ match: RawMatch, turn: Int, in text: Stretch) -> Occurrence? {
    let end = Int(match.to)
    if match.pattern == TermSet.stemCandidate {
      let from = terms.boundaries.wordStart(from: text.start(before: end), in: text)
      return stemmed(from: from, to: terms.boundaries.wordEnd(from: end, in: text), turn: turn, in: text)
    }
    let number = Int(match.pattern)
    guard let range = terms.literals.match(number, anchorEndingAt: end, in: text, terms.boundaries) else { return nil }
    return Occurrence(
      turn: Int32(turn), term: terms.literals.term(of: number), from: range.lowerBound, to: range.upperBound)
  }

  private func stemmed(from: Int, to: Int, turn: Int, in text: Stretch) -> Occurrence? {
    guard let stems, from < to else { return nil }
    let term = stems.term(ofWord: from..<to, in: text)
    return term < 0 ? nil : Occurrence(turn: Int32(turn), term: term, from: from, to: to)
  }

  private func stemWords(turn: Int, in text: Stretch, into found: inout [Occurrence]) {
    var from = text.lower
    while from < text.upper {
      let to = terms.boundaries.wordEnd(from: text.scalar(at: from).end, in: text)
      if let occurrence = stemmed(from: from, to: to, turn: turn, in: text) { found.append(occurrence) }
      from = to
    }
  }

  // MARK: Regular expressions

  /// A turn in which an expression may match.
  private struct RegexCandidate {
    let turn: Int
    let term: Int32
    let pattern: Int
  }

  private func search(
    _ candidates: [RegexCandidate], _ base: UnsafePointer<UInt8>, _ turns: inout some TurnCursor,
    into found: inout [Occurrence]
  ) {
    let sorted = candidates.sorted { ($0.turn, $0.term, $0.pattern) < ($1.turn, $1.term, $1.pattern) }
    var start = 0
    while start < sorted.count {
      let first = sorted[start]
      var end = start
      while end < sorted.count, sorted[end].turn == first.turn, sorted[end].term == first.term { end += 1 }
      let range = turns.bytes(ofTurn: first.turn)
      let text = Stretch(base: base, lower: range.lowerBound, upper: range.upperBound)
      search(sorted[start..<end].map(\.pattern), of: first, in: text, into: &found)
      start = end
    }
  }

  /// Leftmost-longest for the expressions that were expanded: of the matches that begin together the longest stays,
  /// and then none that overlaps it.
  private func keepLongest(_ found: inout [Occurrence]) {
    var last: [Int32: Int] = [:]
    var dropped: Set<Int> = []
    for (index, occurrence) in found.enumerated() where terms.expanded.contains(occurrence.term) {
      if let earlier = last[occurrence.term], found[earlier].turn == occurrence.turn,
        occurrence.from < found[earlier].to
      {
        // Sorted by beginning, then by end: a longer one with the same beginning comes later.
        guard found[earlier].from == occurrence.from else {
          dropped.insert(index)
          continue
        }
        dropped.insert(earlier)
      }
      last[occurrence.term] = index
    }
    if dropped.isEmpty { return }
    found = found.indices.filter { !dropped.contains($0) }.map { found[$0] }
  }

  /// Leftmost-longest: at each place the longest match of all branches, then on behind it.
  private func search(_ patterns: [Int], of first: RegexCandidate, in text: Stretch, into found: inout [Occurrence]) {
    var start = text.lower
    while start < text.upper {
      var longest = start
      for pattern in patterns {
        let end = terms.regexes.end(
          of: pattern, beginningAt: start, in: text, terms.boundaries, scratch: scratch, raw: local)
        longest = max(longest, end ?? start)
      }
      if longest > start {
        found.append(Occurrence(turn: Int32(first.turn), term: first.term, from: start, to: longest))
        start = longest
      } else {
        start = text.scalar(at: start).end
      }
    }
  }
}
