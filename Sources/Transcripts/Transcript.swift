public import Basics

/// One interview or group discussion: text, speakers, turns.
public struct Transcript: Sendable {
  /// The file's name without folder and `.txt`: how everything else refers to it.
  public let name: String
  public let frontMatter: FrontMatter
  /// The body, without the front matter. All offsets count from its beginning.
  public let text: TranscriptText
  /// In the order of their first turn.
  public var speakers: [Speaker]
  public let turns: [Turn]
  /// BCP 47; from the front matter, else the study's.
  public let language: String
  /// Warnings: what could be read but a person should look at.
  public let notes: [Problem]

  public init(
    name: String, frontMatter: FrontMatter, text: TranscriptText, speakers: [Speaker], turns: [Turn],
    language: String, notes: [Problem] = []
  ) {
    self.name = name
    self.frontMatter = frontMatter
    self.text = text
    self.speakers = speakers
    self.turns = turns
    self.language = language
    self.notes = notes
  }

  /// The turns whose words share a scalar with `span`, by binary search.
  public func turns(overlapping span: Span) -> ArraySlice<Turn> {
    let first = turns.partitioningIndex { $0.span.end > span.start }
    return turns[first...].prefix { $0.span.start < span.end }
  }

  public func role(of turn: Turn) -> Role { speakers[turn.speaker].role }
}

/// What one speaker says until the next label.
public struct Turn: Sendable, Hashable {
  /// 1-based, in the order of the transcript.
  public let number: Int
  /// Index into the transcript's speakers.
  public let speaker: Int
  /// The words spoken: label, time and surrounding white space excluded; continuation paragraphs included.
  public let span: Span
  /// Seconds from the beginning of the recording, where the transcript says.
  public let time: Double?
  /// 1-based line of the file on which the turn begins.
  public let line: Int

  public init(number: Int, speaker: Int, span: Span, time: Double?, line: Int) {
    self.number = number
    self.speaker = speaker
    self.span = span
    self.time = time
    self.line = line
  }
}
