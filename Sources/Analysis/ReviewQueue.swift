public import Codebooks
public import Learning
public import StudyIndex
import Transcripts

/// A hit to be judged, with what a person needs for it.
public struct ReviewItem: Sendable {
  public let hit: HitRecord
  public let code: Code
  public let speaker: SpeakerRecord
  /// Labels of the person's levels in the study's groups.
  public let levels: [String]
  /// What was said just before the turn: who spoke and their last words; `nil` at the beginning of a transcript.
  public let preceding: (label: String, words: String)?
  /// Words of the turn before and after the hit.
  public let before: String
  public let after: String
  /// What would be coded.
  public let text: String
  /// The words that the rule matched, in scalars of `text`; empty when they lie outside.
  public let match: Range<Int>
  /// Of a suggestion: how probable it is, and why it comes now.
  public internal(set) var suggestion: Suggested?

  public struct Suggested: Sendable {
    public let probability: Double
    /// Stretches of the passage that speak for it, the strongest first.
    public let reasons: [String]
    public let choice: ReviewOrder.Choice
  }
}

/// The hits that nobody has judged, in the order of codebook, transcript and place. What a coder has coded by hand
/// with the same code needs no judgement and is left out.
public struct ReviewQueue: Sendable {
  public let items: [ReviewItem]
  /// Hits judged already, by whomever.
  public let judged: Int

  /// - Parameters:
  ///   - coder: whose own codings make a hit superfluous.
  ///   - context: words on either side.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, coder: String, context: Int = 40) throws {
    let wanted = Set(view.codes.map { view.codebook.codes[$0].id })
    let hits = try view.study.hits().filter { wanted.contains($0.code) && view.counted.contains($0.speaker) }
    judged = hits.count { $0.state != .unreviewed }
    let own = try Self.ownCodings(of: coder, in: view)
    let open = hits.filter { hit in
      hit.state == .unreviewed && !(own[Key(hit)] ?? []).contains { $0.contains(hit.span) }
    }
    items = try Self.items(for: open, view, context: context)
  }

  /// - Throws: what reading the index throws.
  private static func items(for open: [HitRecord], _ view: StudyView, context: Int) throws -> [ReviewItem] {
    let groupings = try view.study.groupings(with: nil)
    let keys = Dictionary(uniqueKeysWithValues: view.transcripts.values.map { ($0.name, $0.id) })
    let preceding = try precedingTurns(of: open, keys: keys, in: view, words: context)
    var items: [ReviewItem] = []
    try view.study.forEachTurn(of: open, at: { (keys[$0.transcript] ?? 0, $0.turn) }) { hit, turn in
      guard let code = view.codebook[hit.code], let speaker = view.speakers[hit.speaker] else { return }
      let (before, after) = QuoteContext.cut(around: hit.span, in: turn, words: context)
      let match =
        hit.suggestion != nil
        ? nil : hit.match.intersection(hit.span).map { ($0.start - hit.span.start)..<($0.end - hit.span.start) }
      items.append(
        ReviewItem(
          hit: hit, code: code, speaker: speaker, levels: groupings.compactMap { $0.level(of: speaker)?.label },
          preceding: preceding[Key(hit)], before: before, after: after, text: turn[hit.span], match: match ?? 0..<0))
    }
    return items
  }

  /// The end of the turn before each hit's, by the hit's own key: often the question that it answers.
  private static func precedingTurns(
    of hits: [HitRecord], keys: [String: Int64], in view: StudyView, words: Int
  ) throws -> [Key: (label: String, words: String)] {
    var preceding: [Key: (label: String, words: String)] = [:]
    try view.study.forEachTurn(of: hits, at: { (keys[$0.transcript] ?? 0, $0.turn - 1) }) { hit, turn in
      let end = Span(turn.span.end, turn.span.end)
      let label = view.speakers[turn.speaker]?.label ?? ""
      preceding[Key(hit)] = (label, QuoteContext.cut(around: end, in: turn, words: words).before)
    }
    return preceding
  }

  private struct Key: Hashable {
    let code: String
    let transcript: String
    let turn: Int

    init(code: String, transcript: String, turn: Int) {
      self.code = code
      self.transcript = transcript
      self.turn = turn
    }

    init(_ hit: HitRecord) { self.init(code: hit.code, transcript: hit.transcript, turn: hit.turn) }
  }

  private static func ownCodings(of coder: String, in view: StudyView) throws -> [Key: [Span]] {
    var spans: [Key: [Span]] = [:]
    for piece in try view.study.evidence() where piece.coder == coder {
      let key = Key(code: view.codebook.codes[piece.code].id, transcript: view.name(piece.transcript), turn: piece.turn)
      spans[key, default: []].append(piece.span)
    }
    return spans
  }
}

// MARK: Suggestions

extension ReviewQueue {
  /// What a model suggests and nobody has judged: code by code, in each in the order of `ReviewOrder`.
  /// - Throws: what reading the index throws.
  public init(_ listing: SuggestionListing, context: Int = 40) throws {
    let hits = Dictionary(listing.hits.map { ($0.id, $0) }) { first, _ in first }
    var ordered: [(hit: HitRecord, suggested: ReviewItem.Suggested)] = []
    for code in listing.learnt {
      let order = ReviewOrder(
        probabilities: code.suggestions.map(\.probability), threshold: code.threshold, seed: listing.request.seed)
      for place in order.places {
        let suggestion = code.suggestions[place.candidate]
        guard let hit = hits[suggestion.id] else { continue }
        ordered.append(
          (
            hit,
            ReviewItem.Suggested(
              probability: suggestion.probability, reasons: suggestion.reasons.map(\.text), choice: place.choice)
          ))
      }
    }
    let facts = Dictionary(ordered.map { ($0.hit.id, $0.suggested) }) { first, _ in first }
    items = try Self.items(for: ordered.map(\.hit), listing.view, context: context).map { item in
      var item = item
      item.suggestion = facts[item.hit.id]
      return item
    }
    judged = listing.learnt.reduce(0) { $0 + $1.leftOut }
  }
}
