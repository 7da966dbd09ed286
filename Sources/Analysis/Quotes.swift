import Statistics
public import StudyIndex
import Transcripts

/// A segment in words, with everything that says whose it is and where it stands.
public struct Quote: Sendable {
  public let segment: Segment
  public let transcript: TranscriptRecord
  public let speaker: SpeakerRecord
  /// Level of the person in each grouping asked for, in that order; `nil` for none.
  public let levels: [GroupLevel?]
  public let text: String
  public let before: String
  public let after: String

  /// How many words the segment has.
  public var words: Int { segment.words.count }
}

/// The quotes of a study, in the order of codebook, level (with `by`), transcript, turn and place.
public struct QuoteListing: Sendable {
  public let view: StudyView
  public let groupings: [Grouping]
  public let quotes: [Quote]
  /// How many there were before a sample was drawn.
  public let total: Int

  /// - Parameters:
  ///   - groupings: whose levels are shown; quotes are sorted by the first when `sortedByLevel`.
  ///   - context: words before and after, within the turn.
  ///   - sample: how many quotes to draw at random, without replacement, keeping the order; `nil` for all.
  ///   - seed: of the draw.
  /// - Throws: what reading the index throws.
  public init(
    _ view: StudyView, groupings: [Grouping], sortedByLevel: Bool = false, context: Int, sample: Int? = nil,
    seed: UInt64 = 1
  ) throws {
    self.view = view
    self.groupings = groupings
    var segments = try view.segments()
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
    var quotes: [Quote] = []
    quotes.reserveCapacity(segments.count)
    try view.study.forEachTurn(of: segments, at: { ($0.transcript, $0.turn) }) { segment, turn in
      guard let transcript = view.transcripts[segment.transcript], let speaker = view.speakers[segment.speaker]
      else { return }
      let (before, after) = QuoteContext.cut(around: segment.span, in: turn, words: context)
      quotes.append(
        Quote(
          segment: segment, transcript: transcript, speaker: speaker,
          levels: groupings.map { $0.level(of: speaker) }, text: turn[segment.span], before: before, after: after))
    }
    return quotes
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
