public import Basics
public import Foundation
public import Transcripts

/// What a coder says to have read: a transcript or a part of it, and which codes the coder had in mind. Where a
/// passage was read for a code and not coded, the code does not apply; where it was not read, nothing is known.
public struct Reading: Sendable, Hashable {
  /// The part that was read: scalars of the body, 0-based, end-exclusive, from the first turn's start to the last one's
  /// end. `nil` for the whole transcript.
  public let span: Span?
  /// SHA-256 of the body that was read.
  public let hash: ContentHash
  /// Ids of the codes as they were called then, each once and every one by itself: a code below another is named too,
  /// so that a code added later was not read for.
  public let codes: [String]

  public init(span: Span?, hash: ContentHash, codes: [String]) {
    self.span = span
    self.hash = hash
    self.codes = codes
  }
}

/// A reading that holds: recorded by a coder and not taken back.
public struct ReadMark: Sendable, Hashable {
  /// Id of the event that made it.
  public let id: UUID
  public let coder: String
  public internal(set) var transcript: String
  public let reading: Reading
  public let note: String?
  public let time: Date

  public init(id: UUID, coder: String, transcript: String, reading: Reading, note: String?, time: Date) {
    self.id = id
    self.coder = coder
    self.transcript = transcript
    self.reading = reading
    self.note = note
    self.time = time
  }
}
