/// The names of a record's fields.
public struct RecordFields: Sendable, Hashable {
  /// What is searched: a string.
  public var text: String
  /// Given back as it was written, whatever it is.
  public var id: String
  /// A label or a role (`interviewer`); decides which rules look at the text.
  public var speaker: String
  /// A BCP 47 tag.
  public var language: String

  public init(
    text: String = "text", id: String = "id", speaker: String = "speaker", language: String = "language"
  ) {
    self.text = text
    self.id = id
    self.speaker = speaker
    self.language = language
  }
}

/// What one record says.
struct StreamRecord {
  /// JSON, as it was written; `null` when the record has none.
  var id: [UInt8]
  /// UTF-8, not normalised.
  var text: [UInt8]
  var speaker: String?
  var language: String?
}
