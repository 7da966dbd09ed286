import Statistics
public import StudyIndex
import Transcripts

/// A segment in words, with everything that says whose it is and where it is.
public struct Quote: Sendable {
  public let segment: Segment
  public let transcript: TranscriptRecord
  public let speaker: SpeakerRecord
  /// Level of the person in each grouping asked for, in that order; `nil` for none.
  public let levels: [GroupLevel?]
  /// Of a coding that runs over several turns, the words of each whose words count, `[…]` for turns that do not, and
  /// the label of a speaker who is not the one before.
  public let text: String
  public let before: String
  public let after: String

  /// How many words the segment has.
  public var words: Int { segment.wordCount }
}

/// The quotes of a study, in the order of codebook, level (with `by`), transcript, turn and place.
public struct QuoteListing: Sendable {
  public let view: StudyView
  /// What else had to be where a quote is.
  public let conditions: QuoteConditions
  public let groupings: [Grouping]
  public let quotes: [Quote]
  /// How many there were before a sample was drawn.
  public let total: Int

  /// - Parameters:
  ///   - conditions: what else has to be where a quote is.
  ///   - groupings: whose levels are shown; quotes are sorted by the first when `sortedByLevel`.
  ///   - context: words before and after, within the turn.
  ///   - sample: how many quotes to draw at random, without replacement, keeping the order; `nil` for all.
  ///   - seed: of the draw.
  /// - Throws: `Problem` for a code of a condition that does not exist; what reading the index throws.
  public init(
    _ view: StudyView, _ conditions: QuoteConditions = QuoteConditions(), groupings: [Grouping],
    sortedByLevel: Bool = false, context: Int, sample: Int? = nil, seed: UInt64 = 1
  ) throws {
    self.view = view
    self.conditions = conditions
    self.groupings = groupings
    var segments = try conditions.fulfilled(by: view.segments(), view)
    total = segments.count
    if let sample { segments = Self.draw(sample, of: segments, seed: seed) }
    var quotes = try Self.quotes(segments, view, groupings, context: context)
    if sortedByLevel, let first = groupings.first {
      quotes = quotes.enumerated().sorted { a, b in
        let (x, y) = (a.element, b.element)
        if x.segment.code != y.segment.code { return x.segment.code < y.segment.code }
        let (i, j) = (first.position(of: x.speaker), first.position(of: y.speaker))
        return i == j ? a.offset < b.offset : i < j
      }.map(\.element)
    }
    self.quotes = quotes
  }

  /// The words of segments, in their order.
  static func quotes(
    _ segments: [Segment], _ view: StudyView, _ groupings: [Grouping], context: Int
  ) throws -> [Quote] {
    var texts = [QuotedText?](repeating: nil, count: segments.count)
    let parts = segments.enumerated().flatMap { index, segment in segment.parts.map { (index: index, part: $0) } }
    try view.study.forEachTurn(of: parts, at: { (segments[$0.index].transcript, $0.part.turn) }) { item, turn in
      let (before, after) = QuoteContext.cut(around: item.part.span, in: turn, words: context)
      let part = QuotedText(text: turn[item.part.span], before: before, after: after)
      texts[item.index] =
        texts[item.index].map { text in
          let between = segments[item.index].separator(before: item.part) { view.speakers[$0]?.label ?? "" }
          return text.followed(by: part, between)
        } ?? part
    }
    return zip(segments, texts).compactMap { segment, text in
      guard let text, let transcript = view.transcripts[segment.transcript],
        let speaker = view.speakers[segment.speaker]
      else { return nil }
      return Quote(
        segment: segment, transcript: transcript, speaker: speaker, levels: groupings.map { $0.level(of: speaker) },
        text: text.text, before: text.before, after: text.after)
    }
  }

  /// Passages in words, each as a segment that nobody has judged.
  /// - Parameter code: index in the codebook, of all.
  /// - Throws: what reading the index throws.
  public static func quotes(
    of passages: [Passage], under code: Int, _ view: StudyView, _ groupings: [Grouping]
  ) throws -> [Quote] {
    let segments = passages.map { passage in
      Segment(
        code: code, transcript: passage.transcript, turn: passage.turn, speaker: passage.speaker, span: passage.span,
        words: passage.words, coders: [], origins: [.suggestion], review: .unreviewed, ids: [],
        codings: [])
    }
    return try quotes(segments, view, groupings, context: 0)
  }

  /// A simple random sample without replacement, in the old order: the `count` segments with the smallest random
  /// numbers. What the standard library's own shuffling does with a seed may change with its version.
  private static func draw(_ count: Int, of segments: [Segment], seed: UInt64) -> [Segment] {
    guard count < segments.count else { return segments }
    var generator = SeededRandom(seed: seed)
    let lots = segments.indices.map { (lot: generator.next(), index: $0) }
    return lots.sorted { $0.lot < $1.lot }.prefix(count).map(\.index).sorted().map { segments[$0] }
  }
}

/// Words with what is around them.
private struct QuotedText {
  let text: String
  let before: String
  let after: String

  func followed(by next: QuotedText, _ between: String) -> QuotedText {
    QuotedText(text: text + between + next.text, before: before, after: next.after)
  }
}

extension Segment {
  /// All its parts, one a turn, in order.
  var parts: [Continuation] {
    [Continuation(turn: turn, speaker: speaker, span: span, words: words)] + continuations
  }

  /// What is written between a part and the one before it.
  fileprivate func separator(before part: Continuation, label: (Int64) -> String) -> String {
    let previous = parts.last { $0.turn < part.turn } ?? part
    let gap = part.turn > previous.turn + 1 ? " […] " : " "
    return part.speaker == previous.speaker ? gap : gap + label(part.speaker) + ": "
  }
}

extension Grouping {
  /// The level that a speaker's participant is in.
  public func level(of speaker: SpeakerRecord) -> GroupLevel? {
    speaker.participant.flatMap { levelOfParticipant[$0] }.map { levels[$0] }
  }

  /// Index of the level; after all levels for people without one.
  func position(of speaker: SpeakerRecord) -> Int {
    speaker.participant.flatMap { levelOfParticipant[$0] } ?? levels.count
  }
}
