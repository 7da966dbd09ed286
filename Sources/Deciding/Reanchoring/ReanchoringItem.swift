import Codings
public import Foundation
public import Transcripts

/// Something that a person anchored in a transcript: a coding, a judgement on a hit, or a memo.
public struct AnchoredItem: Sendable {
  public enum Kind: String, Sendable {
    case tag
    case accepted
    case rejected
    case memo
  }

  /// Of the event that made it.
  public let id: UUID
  public let kind: Kind
  /// Whose journal it is in.
  public let coder: String
  /// As it was called then; `nil` for memos on a passage.
  public let code: String?
  public let transcript: String
  /// Where it was and where it is, the last place last; never empty.
  let anchors: [Anchor]
  /// Whether its words were gone when it was last re-anchored: then where they would be.
  let gone: Anchor?

  /// The place and the words that hold, or held last.
  public let anchor: Anchor

  init?(
    _ id: UUID, _ kind: Kind, _ coder: String, code: String?, _ transcript: String?, _ anchors: [Anchor],
    _ gone: Anchor?
  ) {
    guard let anchor = anchors.last, let transcript else { return nil }
    self.id = id
    self.kind = kind
    self.coder = coder
    self.code = code
    self.transcript = transcript
    self.anchors = anchors
    self.gone = gone
    self.anchor = anchor
  }
}

extension CodingLedger {
  /// Everything that has a place, in the order of transcripts and places.
  var anchored: [AnchoredItem] {
    let all =
      codings.compactMap {
        AnchoredItem(
          $0.id, $0.origin == .tag ? .tag : .accepted, $0.coder, code: $0.code, $0.transcript, $0.anchors, $0.gone)
      }
      + rejections.compactMap {
        AnchoredItem($0.id, .rejected, $0.coder, code: $0.code, $0.transcript, $0.anchors, $0.gone)
      }
      + memos.compactMap { AnchoredItem($0.id, .memo, $0.coder, code: $0.code, $0.transcript, $0.anchors, $0.gone) }
    return all.sorted {
      ($0.transcript, $0.anchor.span, $0.coder, $0.id.uuidString) < (
        $1.transcript, $1.anchor.span, $1.coder, $1.id.uuidString
      )
    }
  }
}

/// What has become of one item in the changed transcript.
public struct ReanchoredItem: Sendable {
  public enum Verdict: String, Sendable, CaseIterable {
    /// The same words at the same place.
    case kept
    /// The same words at another place.
    case moved
    /// Changed words.
    case edited
    /// A person has to say where.
    case ambiguous
    /// The words are gone.
    case lost
  }

  public let item: AnchoredItem
  public let verdict: Verdict
  /// The place now: of the words for kept, moved and edited, of the gap for lost; `nil` for ambiguous.
  public let place: Anchor?
  /// Places to choose from, the likeliest first, each with how much of quote and context agrees (0 to 1).
  public let candidates: [(anchor: Anchor, score: Double)]
  /// Whether the journal has to record it.
  public let isNew: Bool
}
