public import Codings
import Foundation
import StudyDefinition
public import Transcripts

/// A memo with what it is on and what it refers to.
public struct MemoRecord: Sendable {
  public enum Subject: Sendable, Equatable {
    /// A code, by the id it has now.
    case code(String)
    case transcript(String)
    /// Words of a transcript, by their place in it; `code` when the memo is on a coding.
    case passage(transcript: String, anchor: Anchor, code: String?)
    /// A person: the participant's id, else `transcript/label`.
    case participant(String)
    case study
    /// A coding that was taken off since.
    case gone
  }

  public let memo: Memo
  public let subject: Subject
  /// In the order in which they were written; codes by the ids that they have now.
  public let links: [MemoLink]
}

extension Study {
  /// The memos that stand in all journals, oldest first.
  /// - Throws: `Problem`, `Problems` about lines that cannot be read.
  public func memos() throws -> [MemoRecord] {
    let ledger = try CodingLedger.read(folder.journalFiles(), codebook: codebook)
    let codings = Dictionary(ledger.codings.map { ($0.id, $0) }) { first, _ in first }
    let memos = ledger.memos.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    return memos.map { _, memo in
      MemoRecord(memo: memo, subject: subject(of: memo, codings), links: memo.links.map(present))
    }
  }

  private func present(_ link: MemoLink) -> MemoLink {
    if case .code(let id) = link { .code(codebook.currentID(id)) } else { link }
  }

  private func subject(of memo: Memo, _ codings: [UUID: Coding]) -> MemoRecord.Subject {
    if let target = memo.target {
      guard let coding = codings[target] else { return .gone }
      return .passage(
        transcript: coding.transcript, anchor: coding.anchor, code: codebook.currentID(coding.code))
    }
    if let transcript = memo.transcript {
      guard let anchor = memo.anchor else { return .transcript(transcript) }
      return .passage(transcript: transcript, anchor: anchor, code: memo.code.map(codebook.currentID))
    }
    if let code = memo.code { return .code(codebook.currentID(code)) }
    if let participant = memo.participant { return .participant(participant) }
    return memo.isOnStudy ? .study : .gone
  }
}
