import Analysis
import Codebooks
import Codings
import Foundation
import StudyIndex
import Transcripts

/// What memos can be on and refer to, for scripts: `/api/memo-things`.
struct MemoThings: Encodable, Sendable {
  struct Group: Encodable, Sendable {
    let name: String
    /// As `MemoLink.text`, and in words.
    let options: [[String]]
  }

  /// Codes, people, transcripts, memos (the newest first).
  let groups: [Group]

  init(_ study: Study) throws {
    let codes = study.codebook.codes.map { code in
      ["code:\(code.id)", String(repeating: "\u{2003}", count: code.depth) + code.name]
    }
    let memos = try MemoListing(study).memos.reversed().map { record in
      [MemoLink.memo(record.memo.id).text, "\(MemoPart.beginning(record.memo.text)) (\(record.memo.coder))"]
    }
    groups = [
      Group(name: "Codes", options: codes),
      Group(name: "People", options: try Self.people(study).map { ["participant:\($0)", $0] }),
      Group(name: "Transcripts", options: try study.transcripts().map { ["transcript:\($0.name)", $0.name] }),
      Group(name: "Memos", options: memos),
    ].filter { !$0.options.isEmpty }
  }

  /// Everybody in participants.csv, then everybody else who answers.
  static func people(_ study: Study) throws -> [String] {
    let rows = try study.participantRows()
    let listed = rows.column(named: "id").map { column in rows.rows.compactMap { $0[column] } } ?? []
    var known = Set(listed)
    let others = try study.speakers().filter { $0.role == .participant }.map(\.person)
    return listed + others.filter { known.insert($0).inserted }
  }
}
