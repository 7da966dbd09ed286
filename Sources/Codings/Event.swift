public import Foundation
public import Transcripts

/// One decision of one coder, as it stands on one line of a journal. Never changed once written.
public struct Event: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A code put on a span.
    case tag
    /// One of the coder's own codings taken off.
    case untag
    /// A rule's hit or a model's suggestion confirmed.
    case accept
    /// A rule's hit or a model's suggestion refused.
    case reject
    /// A note on a coding, a span, a transcript or a code.
    case memo
    /// A coding carried to another span after its transcript changed; an empty span says that its words are gone.
    case move
    /// A decision taken back.
    case undo
    /// A transcript or a part of it read, for certain codes.
    case read
  }

  public let id: UUID
  /// UTC, whole milliseconds.
  public let time: Date
  public let kind: Kind
  /// The decision the event belongs to: the id of the first event that the same command wrote. `undo` takes back
  /// whole decisions.
  public let decision: UUID
  /// The coding (untag, move, memo) or the decision (undo) that the event is about.
  public let target: UUID?
  /// Name of the transcript; `nil` for undo and for memos on codes.
  public let transcript: String?
  /// Place, words and context; `nil` where the event has no place, and for `read`, which copies no words.
  public let anchor: Anchor?
  /// Id of the code, as it was called then.
  public let code: String?
  public let note: String?
  /// Who ran the command, where that is not the journal's own coder: moves are written for everybody.
  public let by: String?
  /// What was read; of `read` only.
  public let reading: Reading?
  /// Hash of the model that suggested the passage; of `accept` and `reject` only.
  public let suggestion: String?

  public init(
    id: UUID = UUID(), time: Date, kind: Kind, decision: UUID? = nil, target: UUID? = nil, transcript: String? = nil,
    anchor: Anchor? = nil, code: String? = nil, note: String? = nil, by: String? = nil,
    reading: Reading? = nil, suggestion: String? = nil
  ) {
    self.id = id
    self.time = Date(timeIntervalSince1970: (time.timeIntervalSince1970 * 1000).rounded() / 1000)
    self.kind = kind
    self.decision = decision ?? id
    self.target = target
    self.transcript = transcript
    self.anchor = anchor
    self.code = code
    self.note = note
    self.by = by
    self.reading = reading
    self.suggestion = suggestion
  }
}
