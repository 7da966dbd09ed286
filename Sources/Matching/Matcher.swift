import Basics
public import Codebooks
public import Transcripts

/// The rules of a codebook, compiled once for transcripts in one language. Threads may share it.
///
/// All rules are looked for in one pass of Hyperscan over a transcript's bytes.
public final class Matcher: Sendable {
  /// BCP 47; the stems and the sentences are those of this language.
  public let language: String
  private let rules: RulePlans
  private let terms: TermSet

  /// Compiles the rules that apply to `language`.
  /// - Throws: `Problems` of kind `badData` with the file and line of every rule that cannot be compiled.
  public init(codebook: Codebook, language: String) throws {
    self.language = language
    rules = RulePlans(codebook, language: language)
    do {
      terms = try TermSet(rules.terms, language: language)
    } catch let refusals as TermSet.Refusals {
      throw Self.problems(refusals, rules, codebook)
    }
  }

  /// Working memory for one thread.
  /// - Throws: `Problem` of kind `inputOutput` when memory runs out.
  public func makeContext() throws -> MatchContext {
    do {
      return MatchContext(finder: try TermFinder(terms))
    } catch {
      throw Problem.matcherOutOfMemory
    }
  }

  /// The hits of all rules, sorted by turn, span, code and rule. Of several hits of one code on the same span the
  /// first rule's first is kept.
  /// - Precondition: `context` was made by this matcher.
  public func hits(in transcript: Transcript, using context: MatchContext) -> [Hit] {
    precondition(context.finder.terms === terms, "a context of another matcher")
    context.sentences.forget()
    let hits = transcript.text.bytes.withUnsafeBufferPointer { bytes -> [Hit] in
      guard let base = bytes.baseAddress else { return [] }
      var turns = TranscriptTurns(transcript)
      let typeset = transcript.text.typesetPlaces
      let occurrences = context.finder.occurrences(in: bytes, turns: &turns, typeset: typeset) { turn in
        let role = transcript.role(of: transcript.turns[turn])
        return rules.plans.contains { $0.fits(role) }
      }
      var evaluation = RuleEvaluation(rules: rules, transcript: transcript, base: base, context: context)
      var start = 0
      while start < occurrences.count {
        var end = start + 1
        while end < occurrences.count, occurrences[end].turn == occurrences[start].turn { end += 1 }
        let turn = Int(occurrences[start].turn)
        evaluation.evaluate(occurrences[start..<end], turn: turn, bytes: turns.bytes(ofTurn: turn))
        start = end
      }
      return evaluation.hits
    }
    return Self.arranged(hits)
  }

  private static func arranged(_ hits: [Hit]) -> [Hit] {
    let sorted = hits.sorted { a, b in
      if a.turn != b.turn { return a.turn < b.turn }
      if a.span != b.span { return a.span < b.span }
      if a.code != b.code { return a.code < b.code }
      if a.rule != b.rule { return a.rule < b.rule }
      return a.match < b.match
    }
    var kept: [Hit] = []
    kept.reserveCapacity(sorted.count)
    for hit in sorted {
      if let last = kept.last, last.code == hit.code, last.span == hit.span, last.turn == hit.turn { continue }
      kept.append(hit)
    }
    return kept
  }

  private static func problems(_ refusals: TermSet.Refusals, _ rules: RulePlans, _ codebook: Codebook) -> Problems {
    Problems(
      refusals.all.map { refusal in
        guard refusal.term >= 0 else { return .rulesRefused(refusal.reason) }
        let use = rules.firstUse[refusal.term]
        let code = codebook.codes[use.code]
        return .regexRefused(refusal.reason, of: code, line: code.rules[use.rule].line)
      })
  }
}

/// The working memory for matching on one thread. Make one per thread with `Matcher.makeContext()` and reuse it.
public final class MatchContext {
  let finder: TermFinder
  let segmenter: Segmenter
  var sentences: SentenceFinder

  init(finder: TermFinder) {
    self.finder = finder
    segmenter = Segmenter(language: finder.terms.language)
    sentences = SentenceFinder(segmenter)
  }
}

/// A place that a rule found. Recomputed, never stored as truth.
public struct Hit: Sendable, Hashable {
  /// Index in `Codebook.codes`.
  public let code: Int
  /// Index in the code's `rules`.
  public let rule: Int
  /// The words that the pattern matched, from the first term to the last.
  public let match: Span
  /// What the hit codes: the match, its sentence or its turn, always within one turn's words.
  public let span: Span
  /// Index in `Transcript.turns`.
  public let turn: Int

  public init(code: Int, rule: Int, match: Span, span: Span, turn: Int) {
    self.code = code
    self.rule = rule
    self.match = match
    self.span = span
    self.turn = turn
  }
}
