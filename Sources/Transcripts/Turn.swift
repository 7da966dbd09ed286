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
