public import Foundation
public import Transcripts

/// A code on a span, put there or confirmed by a person and not taken back.
public struct Coding: Sendable, Hashable {
  public enum Origin: String, Sendable, Hashable {
    /// Put there by the coder.
    case tag
    /// A rule's hit that the coder confirmed.
    case accepted
    /// A passage that a model suggested and the coder confirmed.
    case suggested
  }

  /// Id of the event that made it.
  public let id: UUID
  public let coder: String
  /// Id of the code as it was called then; the codebook maps former ids. The last one, where it was recoded.
  public internal(set) var code: String
  /// Name of the transcript, the present one where the journal says that it was renamed.
  public internal(set) var transcript: String
  /// Where it stands now (the last move counted).
  public internal(set) var anchor: Anchor
  /// Where it stood and where it stands, the first place first.
  public internal(set) var anchors: [Anchor]
  /// Whether the last move said that its words are gone: then where they would stand. `anchor` is the last place.
  public internal(set) var gone: Anchor?
  public internal(set) var origin: Origin
  public let note: String?
  public let time: Date
  /// The version of the code that the coder went by; `nil` where that was not recorded.
  public let definition: String?

  public init(
    id: UUID, coder: String, code: String, transcript: String, anchor: Anchor, origin: Origin, note: String?,
    time: Date, definition: String? = nil
  ) {
    self.id = id
    self.coder = coder
    self.code = code
    self.transcript = transcript
    self.anchor = anchor
    anchors = [anchor]
    self.origin = origin
    self.note = note
    self.time = time
    self.definition = definition
  }
}

/// A rule's hit or a model's suggestion that a coder refused.
public struct Rejection: Sendable, Hashable {
  /// Id of the event that made it.
  public let id: UUID
  public let coder: String
  /// Id of the code as it was called then.
  public let code: String
  public internal(set) var transcript: String
  public internal(set) var anchor: Anchor
  /// As a coding's.
  public internal(set) var anchors: [Anchor]
  public internal(set) var gone: Anchor?
  public let note: String?
  public let time: Date
  /// Hash of the model that suggested the passage; `nil` for a rule's hit.
  public let suggestion: String?

  public init(
    id: UUID, coder: String, code: String, transcript: String, anchor: Anchor, note: String?, time: Date,
    suggestion: String? = nil
  ) {
    self.suggestion = suggestion
    self.id = id
    self.coder = coder
    self.code = code
    self.transcript = transcript
    self.anchor = anchor
    anchors = [anchor]
    self.note = note
    self.time = time
  }
}

/// A coder's note on a coding, a passage, a transcript, a code, a person or the study.
public struct Memo: Sendable, Hashable {
  /// Id of the event that made it.
  public let id: UUID
  public let coder: String
  /// The coding it is on, where it is on one (anybody's).
  public let target: UUID?
  public internal(set) var transcript: String?
  public internal(set) var anchor: Anchor?
  /// As a coding's; none for a memo without a place.
  public internal(set) var anchors: [Anchor]
  public internal(set) var gone: Anchor?
  public let code: String?
  /// Who it is on: the participant's id, else `transcript/label`.
  public internal(set) var participant: String?
  public let isOnStudy: Bool
  /// What it refers to besides, in the order in which that was written.
  public internal(set) var links: [MemoLink]
  public let text: String
  public let time: Date

  public init(
    id: UUID, coder: String, target: UUID?, transcript: String?, anchor: Anchor?, code: String?, text: String,
    time: Date, participant: String? = nil, isOnStudy: Bool = false, links: [MemoLink] = []
  ) {
    self.id = id
    self.coder = coder
    self.target = target
    self.transcript = transcript
    self.anchor = anchor
    anchors = [anchor].compactMap { $0 }
    self.code = code
    self.text = text
    self.time = time
    self.participant = participant
    self.isOnStudy = isOnStudy
    self.links = links
  }

  /// Whether it is on the transcript or refers to it, or to a person that is called after it.
  public func names(transcript name: String) -> Bool {
    transcript == name || links.contains { $0.names(transcript: name) }
      || (participant.map { MemoLink.participant($0).names(transcript: name) } ?? false)
  }

  mutating func rename(_ old: String, to new: String) {
    if transcript == old { transcript = new }
    participant = participant.map { MemoLink.person($0, renamed: old, to: new) }
    links = links.map { $0.renamed(old, to: new) }
  }
}
