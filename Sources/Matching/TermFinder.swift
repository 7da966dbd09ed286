import CICU
import Transcripts

/// Finds a term set's occurrences in one body after another. One per thread: it owns the working memory.
final class TermFinder {
  let terms: TermSet
  private let scratch: Scratch
  private let raw = RawMatches()
  private let stems: StemLookup?

  /// - Throws: `PatternRefusal` when memory runs out.
  init(_ terms: TermSet) throws(PatternRefusal) {
    self.terms = terms
    scratch = try Scratch(for: [terms.literalDatabase, terms.regexDatabase].compactMap { $0 })
    if !terms.stems.isEmpty, let stemmer = Stemmer(language: terms.language) {
      stems = StemLookup(stems: terms.stems, stemmer: stemmer)
    } else {
      stems = nil
    }
  }

  /// All occurrences within turns, in order. Turns that `regexTurns` or `wordTurns` refuse are not searched for
  /// regular expressions, or word by word for stems; other occurrences are found in every turn.
  func occurrences(
    in bytes: UnsafeBufferPointer<UInt8>, turns: inout some TurnCursor, searchable: (Int) -> Bool
  ) -> [Occurrence] {
    guard let base = bytes.baseAddress else { return [] }
    var found: [Occurrence] = []
    if let database = terms.literalDatabase {
      raw.removeAll()
      database.scan(base, count: bytes.count, scratch: scratch, into: raw)
      found.reserveCapacity(raw.all.count / 4)
      for match in raw.all {
        guard let turn = turns.turn(holdingByte: Int(match.to)) else { continue }
        let text = Stretch(base: base, lower: turns.bytes.lowerBound, upper: turns.bytes.upperBound)
        if let occurrence = occurrence(match, turn: turn, in: text) { found.append(occurrence) }
      }
    }
    if terms.regexDatabase != nil || terms.stemsEveryWord {
      for turn in 0..<turns.count where searchable(turn) {
        let range = turns.bytes(ofTurn: turn)
        let text = Stretch(base: base, lower: range.lowerBound, upper: range.upperBound)
        if terms.stemsEveryWord { stemWords(turn: turn, in: text, into: &found) }
        searchExpressions(turn: turn, in: text, into: &found)
      }
    }
    Occurrence.arrange(&found)
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

  /// Leftmost-longest: of the matches of one expression the first is taken, the longest of those that begin there,
  /// then the next that does not overlap it.
  private func searchExpressions(turn: Int, in text: Stretch, into found: inout [Occurrence]) {
    guard let database = terms.regexDatabase else { return }
    raw.removeAll()
    database.scan(text.base + text.lower, count: text.upper - text.lower, scratch: scratch, into: raw)
    if raw.all.isEmpty { return }
    var candidates: [Occurrence] = []
    for match in raw.all {
      guard let (term, range) = terms.regexes.match(match, in: text, terms.boundaries) else { continue }
      candidates.append(Occurrence(turn: Int32(turn), term: term, from: range.lowerBound, to: range.upperBound))
    }
    candidates.sort { ($0.term, $0.from, -$0.to) < ($1.term, $1.from, -$1.to) }
    var last: Occurrence?
    for candidate in candidates {
      if let last, last.term == candidate.term, candidate.from < last.to { continue }
      found.append(candidate)
      last = candidate
    }
  }
}
