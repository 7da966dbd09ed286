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
    /// A note on a coding, a span, a transcript, a code, a person or the study.
    case memo
    /// A coding carried to another span after its transcript changed; an empty span says that its words are gone.
    case move
    /// A decision taken back.
    case undo
    /// A transcript or a part of it read, for certain codes.
    case read
    /// A case of disagreement decided; in a consensus journal.
    case resolve
    /// Another code on a coding that stays where it is.
    case recode
    /// A transcript that has another name since: what the journal says of the old name holds for the new one.
    case rename
    /// A transcript taken out of the study, with all that was decided about it. It names none.
    case remove
  }

  public let id: UUID
  /// UTC, whole milliseconds.
  public let time: Date
  public let kind: Kind
  /// The decision the event belongs to: the id of the first event that the same command wrote. `undo` takes back
  /// whole decisions.
  public let decision: UUID
  /// The coding (untag, move, memo, recode), the decision (undo) or the ruling (a tag of a consensus journal) that the
  /// event is about.
  public let target: UUID?
  /// Name of the transcript; `nil` for undo, remove and memos on codes, people and the study.
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
  /// The transcript's new name; of `rename` only.
  public let newName: String?
  /// What was decided; of `resolve` only.
  public let ruling: Ruling?
  /// The version of the code (`Code.version`) that the coder went by, of tag, accept, reject and recode; `nil` in journals
  /// from before it was recorded.
  public let definition: String?
  /// Hash of the model that suggested the passage; of `accept` and `reject` only.
  public let suggestion: String?
  /// Who the memo is on: the participant's id, else `transcript/label`; of `memo` only.
  public let participant: String?
  /// Whether the memo is on the whole study; of `memo` only.
  public let isOnStudy: Bool
  /// What the memo refers to besides; of `memo` only.
  public let links: [MemoLink]

  public init(
    id: UUID = UUID(), time: Date, kind: Kind, decision: UUID? = nil, target: UUID? = nil, transcript: String? = nil,
    anchor: Anchor? = nil, code: String? = nil, note: String? = nil, by: String? = nil,
    reading: Reading? = nil, ruling: Ruling? = nil, newName: String? = nil, suggestion: String? = nil,
    definition: String? = nil, participant: String? = nil, isOnStudy: Bool = false, links: [MemoLink] = []
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
    self.ruling = ruling
    self.definition = definition
    self.newName = newName
    self.suggestion = suggestion
    self.participant = participant
    self.isOnStudy = isOnStudy
    self.links = links
  }
}
