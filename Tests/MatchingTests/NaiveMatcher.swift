import Codebooks
import Transcripts

@testable import Matching

/// The same hits by the plainest means: every term is tried at every scalar, sentences and words are those of the
/// whole turn. Knows the stems of `Self.stems` only, and no regular expressions.
struct NaiveMatcher {
  let codebook: Codebook
  let language: String
  let segmenter: Segmenter

  static let stems = ["help": "help", "helps": "help", "helped": "help", "helping": "help"]

  init(codebook: Codebook, language: String) {
    self.codebook = codebook
    self.language = language
    segmenter = Segmenter(language: language)
  }

  func hits(in transcript: Transcript) -> [Hit] {
    let scalars = Array(String(decoding: transcript.text.bytes, as: UTF8.self).unicodeScalars)
    var hits: [Hit] = []
    for (index, turn) in transcript.turns.enumerated() {
      let scene = Scene(scalars: scalars, turn: turn.span, transcript: transcript, segmenter: segmenter)
      var seen: Set<[Int]> = []
      var own: [Hit] = []
      for (code, entry) in codebook.codes.enumerated() {
        for (number, rule) in entry.rules.enumerated() where fits(rule, transcript.role(of: turn)) {
          for match in scene.matches(rule).sorted() {
            let span = scene.extent(of: match, rule.extent)
            let scope = rule.extent == .turn ? turn.span : scene.extent(of: match, .sentence)
            if rule.unless.contains(where: { scene.find($0).contains { $0.overlaps(scope) } }) { continue }
            if seen.insert([code, span.start, span.end]).inserted {
              own.append(Hit(code: code, rule: number, match: match, span: span, turn: index))
            }
          }
        }
      }
      hits += own.sorted { ($0.span, $0.code) < ($1.span, $1.code) }
    }
    return hits
  }

  private func fits(_ rule: Rule, _ role: Role) -> Bool {
    switch rule.speakers {
    case .participants: role == .participant
    case .interviewers: role == .interviewer
    case .everyone: true
    }
  }
}

/// One turn.
private struct Scene {
  let scalars: [Unicode.Scalar]
  let turn: Span
  let sentences: [Span]
  let words: [Span]

  init(scalars: [Unicode.Scalar], turn: Span, transcript: Transcript, segmenter: Segmenter) {
    self.scalars = scalars
    self.turn = turn
    sentences = segmenter.sentences(in: transcript.text, of: turn)
    words = segmenter.words(in: transcript.text, of: turn)
  }

  func extent(of match: Span, _ extent: Rule.Extent) -> Span {
    switch extent {
    case .match: return match
    case .turn: return turn
    case .sentence:
      let touched = sentences.filter { $0.overlaps(match) }
      return touched.dropFirst().reduce(touched.first ?? match) { $0.union($1) }
    }
  }

  func matches(_ rule: Rule) -> [Span] {
    switch rule.pattern {
    case .any(let terms): return terms.flatMap(find)
    case .all(let terms): return all(terms, rule.extent == .turn ? [turn] : sentences)
    case .near(let terms, let limit): return near(terms, limit)
    }
  }

  private func all(_ terms: [Term], _ scopes: [Span]) -> [Span] {
    scopes.compactMap { scope in
      let firsts = terms.map { term in find(term).sorted().first { scope.start <= $0.start && $0.start < scope.end } }
      let present = firsts.compactMap { $0 }
      guard present.count == terms.count, let first = present.first else { return nil }
      return present.reduce(first) { $0.union($1) }
    }
  }

  private func near(_ terms: [Term], _ limit: Int) -> [Span] {
    var items: [(span: Span, term: Int)] = []
    for (number, term) in terms.enumerated() { items += find(term).map { ($0, number) } }
    items.sort { ($0.span, $0.term) < ($1.span, $1.term) }
    func covers(_ range: Range<Int>) -> Bool { Set(items[range].map(\.term)).count == terms.count }
    func place(_ start: Int) -> Int { words.filter { $0.start <= start }.count }
    var found: [Span] = []
    for low in items.indices {
      for high in low..<items.count where covers(low..<high + 1) {
        guard !covers(low + 1..<high + 1), !covers(low..<high) else { continue }
        if place(items[high].span.start) - place(items[low].span.start) <= limit {
          found.append(items[low...high].reduce(items[low].span) { $0.union($1.span) })
        }
      }
    }
    return found
  }

  // MARK: Terms

  func find(_ term: Term) -> [Span] {
    switch term {
    case .words(let text): return (turn.start..<turn.end).compactMap { self.text(text, at: $0, isPrefix: false) }
    case .prefix(let text): return (turn.start..<turn.end).compactMap { self.text(text, at: $0, isPrefix: true) }
    case .stem(let word):
      return words.filter { span in
        let word2 = scalars[span.start..<span.end].map { String($0).lowercased() }.joined()
        return NaiveMatcher.stems[word2] != nil && NaiveMatcher.stems[word2] == NaiveMatcher.stems[word]
      }
    case .regex: return []
    }
  }

  private func text(_ text: String, at start: Int, isPrefix: Bool) -> Span? {
    var position = start
    for wanted in text.unicodeScalars {
      guard position < turn.end else { return nil }
      if wanted == " " {
        guard scalars[position].properties.isWhitespace else { return nil }
        while position < turn.end, scalars[position].properties.isWhitespace { position += 1 }
      } else {
        guard same(scalars[position], wanted) else { return nil }
        position += 1
      }
    }
    guard isFree(scalars[start]) || isBoundary(start) else { return nil }
    if isFree(scalars[position - 1]) { return Span(start, position) }
    if isPrefix { while !isBoundary(position) { position += 1 } }
    return isBoundary(position) || isPossessive(position) ? Span(start, position) : nil
  }

  /// Whether `'s` and the word's end follow.
  private func isPossessive(_ position: Int) -> Bool {
    position + 1 < turn.end && ["'", "’"].contains(scalars[position]) && ["s", "S"].contains(scalars[position + 1])
      && isBoundary(position + 2)
  }

  private func same(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    let apostrophes: [Unicode.Scalar] = ["'", "’"]
    return apostrophes.contains(a) && apostrophes.contains(b)
      || a.properties.lowercaseMapping == b.properties.lowercaseMapping
  }

  private func isFree(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  /// Nowhere inside a word.
  private func isBoundary(_ position: Int) -> Bool {
    !words.contains { $0.start < position && position < $0.end }
  }
}
