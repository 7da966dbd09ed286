import Basics
import Codebooks
import Codings
public import StudyIndex

/// Memos, oldest first, of those codes, those transcripts and that coder which are asked for.
public struct MemoListing: Sendable {
  public let study: Study
  public let memos: [MemoRecord]

  /// - Parameters:
  ///   - codes: ids, each with the codes below it; memos on them and on codings of them. Empty: all memos.
  ///   - transcripts: memos on them and on passages of them. Empty: all memos.
  ///   - coder: whose memos; `nil`: everybody's.
  /// - Throws: `Problem` for a code, a transcript or a coder that is not there.
  public init(_ study: Study, codes: [String] = [], transcripts: [String] = [], coder: String? = nil) throws {
    self.study = study
    let wanted = Set(try StudyView.positions(of: codes, in: study.codebook).map { study.codebook.codes[$0].id })
    if let coder { try study.requireCoder(coder) }
    let transcripts = Set(try transcripts.map(study.transcriptName))
    let (hidden, viewer) = (study.hiddenTranscripts, study.blindCoder)
    memos = try study.memos().filter { record in
      if let subject = record.subject.transcript, hidden.contains(subject), record.memo.coder != viewer { return false }
      return (coder == nil || record.memo.coder == coder)
        && (transcripts.isEmpty || record.subject.transcript.map(transcripts.contains) ?? false)
        && (codes.isEmpty || record.subject.code.map(wanted.contains) ?? false)
    }
  }

  /// The code's name with its id, or the id alone where the codebook no longer has it.
  public func heading(ofCode id: String) -> String { study.codebook[id].map { "\($0.name) (\(id))" } ?? id }
}

extension MemoRecord.Subject {
  public var code: String? {
    switch self {
    case .code(let id): id
    case .passage(_, _, let code): code
    case .transcript, .gone: nil
    }
  }

  public var transcript: String? {
    switch self {
    case .transcript(let name), .passage(let name, _, _): name
    case .code, .gone: nil
    }
  }
}
