import Codebooks
public import Foundation
import GRDB
public import Transcripts

/// A coder's coding whose words stand where they stood.
public struct StandingCoding: Sendable, Hashable {
  public let id: UUID
  public let coder: String
  /// The id that the code has now.
  public let code: String
  public let transcript: String
  public let span: Span
  public let note: String?
}

extension Study {
  /// Everybody's codings (tags and accepted hits) that stand, in the order of transcript, place, coder and id.
  public func standingCodings() throws -> [StandingCoding] {
    let blinding = blinding
    let hidden = Set(blinding?.transcripts ?? [])
    let all = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, coder, code, transcript, start, end, note FROM codings WHERE place = 0
          ORDER BY transcript, start, end, coder, id
          """
      ).compactMap { (row: Row) -> StandingCoding? in
        guard let id = UUID(uuidString: row[0]) else { return nil }
        return StandingCoding(
          id: id, coder: row[1], code: row[2], transcript: row[3], span: Span(row[4], row[5]), note: row[6])
      }
    }
    return all.filter { $0.coder == blinding?.coder || !hidden.contains($0.transcript) }
  }

  /// How many live codings each code has, by the id that it has now (or the one that is not in the codebook), by coder.
  public func codingsByCode() throws -> [String: [(coder: String, codings: Int)]] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT code, coder, count(*) FROM codings GROUP BY code, coder ORDER BY code, coder"
      ).reduce(into: [:]) { counts, row in
        counts[row[0], default: []].append((coder: row[1] as String, codings: row[2] as Int))
      }
    }
  }

  /// How many turns each transcript has, by name.
  func turnCounts() throws -> [String: Int] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT name, count FROM transcripts JOIN turns USING (transcript_key)")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as Int) })
    }
  }
}
