import Basics
public import Codebooks
import Matching
public import StudyIndex
public import Transcripts

/// Keyword in context: where words stand in the turns, with what stands around them.
public struct KeywordSearch: Sendable {
  public struct Match: Sendable {
    public let transcript: TranscriptRecord
    public let speaker: SpeakerRecord
    /// 1-based.
    public let turn: Int
    /// In scalars of the body.
    public let span: Span
    public let text: String
    public let before: String
    public let after: String
    /// Seconds from the beginning of the recording.
    public let time: Double?
  }

  /// In the order of transcript, turn and place.
  public let matches: [Match]
  public let view: StudyView
  /// Where the view's speakers say none of it: matches in the words of the other roles.
  public let byOthers: [Role: Int]

  /// - Parameters:
  ///   - view: its speakers and condition say whose turns are searched; with `insideSegments`, its codes say where.
  ///   - terms: any of them.
  ///   - insideSegments: only inside the view's segments.
  ///   - context: words on either side, within the turn.
  ///   - isCaseSensitive: letters have to have the case in which the terms are written.
  /// - Throws: `Problem` for a term that cannot be searched.
  public init(
    _ view: StudyView, terms: [Term], insideSegments: Bool, context: Int, isCaseSensitive: Bool = false
  ) throws {
    func matches(_ view: StudyView) throws -> [Match] {
      try Self.matches(
        view, terms: terms, insideSegments: insideSegments, context: context, isCaseSensitive: isCaseSensitive)
    }
    self.view = view
    self.matches = try matches(view)
    if self.matches.isEmpty, view.filter.speakers != .everyone {
      var filter = view.filter
      filter.speakers = .everyone
      byOthers = Dictionary(grouping: try matches(StudyView(view.study, filter: filter)), by: \.speaker.role)
        .mapValues(\.count)
    } else {
      byOthers = [:]
    }
  }

  private static func matches(
    _ view: StudyView, terms: [Term], insideSegments: Bool, context: Int, isCaseSensitive: Bool
  ) throws -> [Match] {
    let segments = insideSegments ? try Self.coverage(of: view) : nil
    var searches: [String: (search: TextSearch, context: MatchContext)] = [:]
    var matches: [Match] = []
    for transcript in view.transcripts.values.sorted(by: { $0.name < $1.name }) {
      if searches[transcript.language] == nil {
        let search = try TextSearch(
          terms: terms, language: transcript.language, isCaseSensitive: isCaseSensitive)
        searches[transcript.language] = (search, try search.makeContext())
      }
      guard let (search, memory) = searches[transcript.language] else { continue }
      for turn in try view.study.turns(of: transcript) {
        guard view.counted.contains(turn.speaker), let speaker = view.speakers[turn.speaker] else { continue }
        let place = Place(transcript: transcript.id, turn: turn.number)
        if let segments, segments[place] == nil { continue }
        for range in turn.text.bytes.withUnsafeBufferPointer({ search.matches(in: $0, using: memory) }) {
          let inTurn = turn.text.span(ofBytes: range)
          let span = Span(inTurn.start + turn.span.start, inTurn.end + turn.span.start)
          if let segments, segments[place]?.contains(span) != true { continue }
          let (before, after) = QuoteContext.cut(around: span, in: turn, words: context)
          matches.append(
            Match(
              transcript: transcript, speaker: speaker, turn: turn.number, span: span, text: turn[span],
              before: before, after: after, time: turn.time))
        }
      }
    }
    return matches
  }

  private struct Place: Hashable {
    let transcript: Int64
    let turn: Int
  }

  private static func coverage(of view: StudyView) throws -> [Place: Coverage] {
    var spans: [Place: [Span]] = [:]
    for segment in try view.segments() {
      spans[Place(transcript: segment.transcript, turn: segment.turn), default: []].append(segment.span)
    }
    return spans.mapValues(Coverage.init)
  }
}

/// The segments of one turn, asked whether one of them contains a span.
private struct Coverage {
  /// Ascending.
  private let starts: [Int]
  /// The farthest end of the segments up to each of `starts`.
  private let ends: [Int]

  init(_ spans: [Span]) {
    let sorted = spans.sorted { $0.start < $1.start }
    starts = sorted.map(\.start)
    var farthest = 0
    ends = sorted.map { span in
      farthest = max(farthest, span.end)
      return farthest
    }
  }

  func contains(_ span: Span) -> Bool {
    let next = starts.partitioningIndex { $0 > span.start }
    return next > 0 && ends[next - 1] >= span.end
  }
}

extension Term {
  /// A term as people type it: a word or phrase, `begin*` for words that begin so, or a regular expression.
  /// - Throws: `Problem` of kind `usage` when there is nothing to find.
  public init(searching text: String, regex: Bool) throws {
    let trimmed = text.trimmingWhitespace()
    if regex {
      guard !text.isEmpty else { throw Problem.nothingToFind() }
      self = .regex(text)
    } else if trimmed.hasSuffix("*") {
      let beginning = trimmed.dropLast()
      guard beginning.contains(where: { $0.isLetter || $0.isNumber }) else { throw Problem.nothingToFind() }
      self = .prefix(String(beginning))
    } else {
      guard trimmed.contains(where: { !$0.isWhitespace && !$0.isPunctuation }) else { throw Problem.nothingToFind() }
      self = .words(trimmed)
    }
  }
}
