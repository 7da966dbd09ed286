public import Basics
import Codings
import Foundation
public import Transcripts

extension CodingSession {
  /// Records notes on passages of a transcript as memos, in one decision; those that stand in the journal already, word
  /// for word on the same passage, are not recorded again.
  /// - Returns: how many are new.
  /// - Throws: `Problem` when the transcript or the journal cannot be read or written; then nothing was recorded.
  public func recordMemos(
    _ memos: [(span: Span, note: String)], transcript name: String, onTorn: (Problem) -> Void = { _ in }
  ) throws -> Int {
    let text = try transcript(named: name).text
    let hash = text.contentHash
    let standing = Set(
      try journal.read().events.filter { $0.kind == .memo && $0.transcript == name }
        .map { Standing(quote: $0.anchor?.quote, note: $0.note) })
    let new = memos.map { (anchor: Anchor($0.span, in: text, hash: hash), note: $0.note) }
      .filter { !standing.contains(Standing(quote: $0.anchor.quote, note: $0.note)) }
    if new.isEmpty { return 0 }
    return try decide(onTorn: onTorn) { decisions in
      for memo in new { try decisions.memo(memo.note, on: .passage(memo.anchor, transcript: name)) }
      return new.count
    }
  }

  private struct Standing: Hashable {
    let quote: String?
    let note: String?
  }
}
