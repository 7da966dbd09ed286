public import Basics
import Codebooks
import Codings
public import Foundation
import GRDB
import StudyDefinition

/// Codings whose words are no longer where they were.
public struct ChangedCodings: Sendable {
  public let transcript: String
  /// Whether the transcript is gone, not only changed.
  public let isGone: Bool
  public let count: Int
  public let coders: [String]
}

/// Codings that re-anchoring has not found again.
public struct LostCodings: Sendable {
  public let transcript: String
  public let count: Int
  public let coders: [String]
}

extension [ChangedCodings] {
  /// Puts more codings of the last transcript to it, or begins another.
  fileprivate mutating func add(_ more: ChangedCodings) {
    guard let last, last.transcript == more.transcript else { return append(more) }
    self[count - 1] = ChangedCodings(
      transcript: more.transcript, isGone: last.isGone || more.isGone, count: last.count + more.count,
      coders: last.coders.last == more.coders[0] ? last.coders : last.coders + more.coders)
  }
}

/// What one coder has done.
public struct CoderRecord: Sendable {
  public let coder: String
  /// Live codings: put there by the coder, and hits and suggestions the coder accepted.
  public let tags: Int
  public let accepted: Int
  public let last: Date?
}

extension Study {
  /// Transcripts that changed, or went, under codings; by name.
  public func changedCodings() throws -> [ChangedCodings] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT transcript, coder, place, count(*) FROM codings WHERE place IN (1, 2) GROUP BY transcript, coder, place
          ORDER BY transcript, coder
          """
      ).reduce(into: []) { changed, row in
        let isGone = row[2] as Int == CodingPlace.gone.rawValue
        changed.add(ChangedCodings(transcript: row[0], isGone: isGone, count: row[3], coders: [row[1]]))
      }
    }
  }

  /// Codings whose words were gone when their transcript was re-anchored, by transcript. They are not counted.
  public func lostCodings() throws -> [LostCodings] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT transcript, count(*), group_concat(DISTINCT coder) FROM codings WHERE place = 3 GROUP BY transcript
          ORDER BY transcript
          """
      ).map { row in
        LostCodings(
          transcript: row[0], count: row[1],
          coders: (row[2] as String).split(separator: ",").map(String.init).sorted())
      }
    }
  }

  /// Stops a command that would show codings whose words have moved.
  /// - Throws: `Problems`, one for each such transcript.
  public func refuseChangedTranscripts() throws {
    let changed = try changedCodings()
    if !changed.isEmpty { throw Problems(changed.map(Problem.changedUnderCodings)) }
  }

  /// Everybody with live codings, by name.
  public func coders() throws -> [CoderRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT coder, sum(accepted = 0), sum(accepted > 0), max(time) FROM codings GROUP BY coder ORDER BY coder
          """
      ).map { row in
        CoderRecord(
          coder: row[0], tags: row[1], accepted: row[2],
          last: (row[3] as Double?).map { Date(timeIntervalSince1970: $0) })
      }
    }
  }

  /// Everybody who has a journal, whether or not anything was coded in it.
  public func coderNames() throws -> [String] { try folder.journalFiles().map(\.stem) }

  /// - Throws: `Problem` when nobody of this name has a journal.
  public func requireCoder(_ coder: String) throws {
    let known = try coderNames()
    if !known.contains(coder) { throw Problem.unknownCoder(coder, known: known) }
  }

  /// - Throws: `Problem` about study.yaml when nobody has a journal of its `analysis_coder`'s name.
  public func requireAnalysisCoder(_ coder: String) throws {
    let known = try folder.journalFiles().map(\.stem)
    if !known.contains(coder) { throw Problem.unknownAnalysisCoder(coder, known: known) }
  }

  /// Codes that codings carry and the codebook does not have, with the number of their codings; by id.
  public func codingsOutsideCodebook() throws -> [(code: String, count: Int)] {
    let counts = try read { database in
      try Row.fetchAll(database, sql: "SELECT code, count(*) FROM codings GROUP BY code ORDER BY code")
        .map { (code: $0[0] as String, count: $0[1] as Int) }
    }
    return counts.filter { codebook.position(of: $0.code) == nil }
  }

  /// Warnings about transcripts and journals, in the order of their files.
  public func warnings() throws -> [Problem] {
    try read { database in
      let sql = "SELECT path, line, identity, what, remedy FROM warnings ORDER BY path, line, what"
      return try Row.fetchAll(database, sql: sql).map { row in
        Problem(
          Problem.Identity(function: row[2]), .badData, severity: .warning, file: row[0], line: row[1], row[3],
          remedy: row[4])
      }
    }
  }
}
