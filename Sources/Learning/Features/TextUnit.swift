/// A stretch of text that is learnt from or judged, with what stands around it.
public struct TextUnit: Sendable, Hashable {
  public var words: WordSequence
  /// The words just before it, by anybody: often the question that it answers; empty where there are none.
  public var before: WordSequence
  /// Who speaks here, and in what stands before: words such as a role; empty where nothing is to be learnt from it.
  public var speaker: String
  public var speakerBefore: String

  public init(
    words: WordSequence, before: WordSequence = WordSequence(), speaker: String = "", speakerBefore: String = ""
  ) {
    self.words = words
    self.before = before
    self.speaker = speaker
    self.speakerBefore = speakerBefore
  }
}
