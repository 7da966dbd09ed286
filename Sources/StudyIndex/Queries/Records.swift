public import Transcripts

/// A transcript as the index knows it.
public struct TranscriptRecord: Sendable, Identifiable {
  /// Key in the index; changes when the index is made again.
  public let id: Int64
  public let name: String
  /// SHA-256 of the body.
  public let hash: String
  public let language: String
  public let title: String?
  public let date: String?
  public let place: String?
  /// Length of the body in scalars.
  public let scalars: Int
}

/// A speaker of one transcript.
public struct SpeakerRecord: Sendable, Identifiable {
  /// Key in the index; changes when the index is made again.
  public let id: Int64
  /// Key of the transcript.
  public let transcript: Int64
  public let label: String
  public let role: Role
  /// Id in participants.csv.
  public let participant: String?
  /// Whom the words are counted for: the participant's id, else `transcript/label`.
  public let person: String
  public let turns: Int
  /// Words spoken in this transcript.
  public let words: Int
}

/// The words of one turn.
public struct TurnRecord: Sendable {
  public let number: Int
  /// Key of the speaker.
  public let speaker: Int64
  /// Where the words stand in the body.
  public let span: Span
  public let text: TranscriptText
  /// Where each word begins: scalars from the turn's start, ascending.
  public let wordStarts: [UInt32]
  /// Seconds from the beginning of the recording.
  public let time: Double?

  /// Index of the first word that begins at or after `scalar` (of the body).
  public func firstWord(at scalar: Int) -> Int {
    WordStarts.first(in: wordStarts, at: scalar - span.start)
  }

  /// The words of a part of the turn.
  public subscript(part: Span) -> String {
    text[Span(part.start - span.start, part.end - span.start)]
  }
}

/// One coding or one hit, cut to one turn: what segments are made of.
public struct Evidence: Sendable {
  public enum Source: Sendable, Hashable {
    /// A rule's hit that nobody has judged.
    case hit
    /// A rule's hit that a coder confirmed.
    case accepted(coder: String)
    /// A code that a coder put on the span.
    case tag(coder: String)
    /// A passage that a model suggests and nobody has judged.
    case suggestion
    /// A passage that a model suggested and a coder confirmed.
    case suggested(coder: String)
  }

  /// Index in `Codebook.codes`.
  public let code: Int
  /// Key of the transcript.
  public let transcript: Int64
  /// Number of the turn, 1-based.
  public let turn: Int
  /// Key of the speaker.
  public let speaker: Int64
  public let span: Span
  /// Which words of the turn begin in `span`: 0-based, end-exclusive.
  public let words: Range<Int>
  /// Id of the coding (a UUID), of the hit or of the suggestion.
  public let id: String
  public let source: Source

  public init(
    code: Int, transcript: Int64, turn: Int, speaker: Int64, span: Span, words: Range<Int>, id: String,
    source: Source
  ) {
    self.code = code
    self.transcript = transcript
    self.turn = turn
    self.speaker = speaker
    self.span = span
    self.words = words
    self.id = id
    self.source = source
  }

  /// Who coded it; `nil` for a hit that nobody has judged.
  public var coder: String? {
    switch source {
    case .hit, .suggestion: nil
    case .accepted(let coder), .tag(let coder), .suggested(let coder): coder
    }
  }
}
