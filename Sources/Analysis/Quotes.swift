public import Studies
public import Transcripts

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
  public let words: Int
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
    if let sample, sample < segments.count {
      var generator = SeededGenerator(seed: seed)
      let chosen = Set(Array(segments.indices).shuffled(using: &generator).prefix(sample))
      segments = segments.indices.filter(chosen.contains).map { segments[$0] }
    }
    var quotes: [Quote] = []
    quotes.reserveCapacity(segments.count)
    var index = 0
    try view.study.forEachTurn(at: segments.lazy.map { ($0.transcript, $0.turn) }) { turn in
      let segment = segments[index]
      index += 1
      guard let transcript = view.transcripts[segment.transcript], let speaker = view.speakers[segment.speaker]
      else { return }
      let (before, after) = QuoteContext.cut(around: segment.span, in: turn, words: context)
      quotes.append(
        Quote(
          segment: segment, transcript: transcript, speaker: speaker,
          levels: groupings.map { $0.level(of: speaker) }, text: turn[segment.span], before: before, after: after,
          words: turn.words(in: segment.span)))
    }
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
