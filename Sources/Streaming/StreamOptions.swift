/// How a stream of records is answered.
public struct StreamOptions: Sendable {
  public var fields = RecordFields()
  public var offsets = OffsetUnit.scalars
  /// Whether an answer holds the words of each hit.
  public var withText = false
  /// BCP 47, of records that name none.
  public var language = "en"
  /// The longest record, in bytes of its line.
  public var maximumBytes = 16_777_216
  public var threads = 1

  public init() {}
}

/// What offsets count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode scalars, as Python and Strand's own files count.
  case scalars
  /// As JavaScript, Java and .NET count.
  case utf16
  /// Bytes, as Go, Rust and most databases count.
  case utf8
}

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
