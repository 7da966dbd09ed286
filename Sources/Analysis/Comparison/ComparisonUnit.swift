/// What a comparison counts and tests; the JSON holds every count.
public enum ComparisonUnit: String, Sendable, CaseIterable {
  /// People who mention the code, of the people interviewed.
  case people
  /// Segments, and per 1,000 words spoken.
  case segments
  /// Codings, and per 1,000 words spoken: each that a person made is one, whatever turns it runs over.
  case codings
  /// Words inside segments, and their share of the words spoken.
  case words
  /// Transcripts with the code, of the transcripts in which the level speaks.
  case transcripts
}
