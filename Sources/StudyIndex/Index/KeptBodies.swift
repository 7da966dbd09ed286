public import Basics
import Codings
import Foundation
import GRDB
public import Transcripts

/// The texts that transcripts have, which turns are read from, and those that they had, kept so that codings can be
/// carried from one to the next. The earlier ones are only a help: without them words are found by quote and context.
struct KeptBodies {
  let database: Database
  /// Of each transcript so many are kept whether or not a coding refers to them: a colleague's journal may yet come.
  private static let latest = 4

  func keep(_ transcript: Transcript, hash: ContentHash) throws {
    // Replacing makes it the latest again.
    try database.execute(
      sql: "INSERT OR REPLACE INTO bodies (hash, name, text) VALUES (?, ?, ?)",
      arguments: [hash.hexadecimal, transcript.name, Data(transcript.text.bytes)])
  }

  /// Drops what nobody's anchor was measured in.
  /// - Parameter isAnyWithdrawn: whether a transcript was taken out of the study; then texts of what is no transcript
  ///   any more do not stay for a colleague's journal either.
  func prune(keeping ledger: CodingLedger, isAnyWithdrawn: Bool) throws {
    var measured = Set(ledger.codings.map(\.anchor.hash.hexadecimal))
    measured.formUnion(ledger.rejections.map(\.anchor.hash.hexadecimal))
    measured.formUnion(ledger.memos.compactMap { $0.anchor?.hash.hexadecimal })
    measured.formUnion(ledger.readMarks.filter { $0.reading.span != nil }.map(\.reading.hash.hexadecimal))
    // Most names have few texts: only of the others are the ages needed.
    let old = try String.fetchAll(
      database,
      sql: """
        SELECT hash FROM (
          SELECT hash, row_number() OVER (PARTITION BY name ORDER BY body_key DESC) AS age FROM bodies
          WHERE name IN (SELECT name FROM bodies GROUP BY name HAVING count(*) > ?))
        WHERE age > ?
        """, arguments: [Self.latest, Self.latest])
    let withdrawn =
      try isAnyWithdrawn
      ? String.fetchAll(database, sql: "SELECT hash FROM bodies WHERE name NOT IN (SELECT name FROM transcripts)") : []
    let unmeasured = (old + withdrawn).filter { !measured.contains($0) }
    if unmeasured.isEmpty { return }
    // Two transcripts may have one text, which then has the name of the later one only.
    let present = try String.fetchSet(
      database, sql: "SELECT hash FROM transcripts WHERE hash IN (SELECT value FROM json_each(?))",
      arguments: [String(decoding: JSONEncoder().encode(unmeasured), as: UTF8.self)])
    for hash in unmeasured where !present.contains(hash) {
      try database.execute(sql: "DELETE FROM bodies WHERE hash = ?", arguments: [hash])
    }
  }

  /// - Returns: `nil` when the index never saw the text, or has dropped it.
  func body(_ hash: ContentHash) throws -> TranscriptText? {
    try Data.fetchOne(database, sql: "SELECT text FROM bodies WHERE hash = ?", arguments: [hash.hexadecimal])
      .map { TranscriptText(String(decoding: $0, as: UTF8.self)) }
  }
}

extension Study {
  /// The text that a transcript had when its body had this hash; `nil` when the index never saw it, or has dropped it.
  /// - Throws: what reading the index throws.
  public func keptBody(_ hash: ContentHash) throws -> TranscriptText? {
    try read { try KeptBodies(database: $0).body(hash) }
  }
}

extension Study {
  /// Keeps texts of other copies of the study, so that codings measured in them can be carried to the texts here.
  public func keep(_ bodies: [(name: String, text: TranscriptText)]) throws {
    try note { database in
      for (name, text) in bodies {
        try database.execute(
          sql: "INSERT OR IGNORE INTO bodies (hash, name, text) VALUES (?, ?, ?)",
          arguments: [text.contentHash.hexadecimal, name, Data(text.bytes)])
      }
    }
  }
}
