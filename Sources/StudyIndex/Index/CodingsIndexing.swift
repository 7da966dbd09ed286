import Basics
import Codebooks
import Codings
import Foundation
import GRDB
import StudyDefinition
import Transcripts

/// Replays the journals into the index: codings, their pieces by turn, and the review state of hits.
struct CodingsIndexing {
  let codebook: Codebook

  func replace(journals files: [StudyFile], in database: Database) throws {
    let readings = try read(files)
    let notes = readings.compactMap(\.torn)
    let journals = zip(files, readings).map { (coder: $0.stem, events: $1.events) }
    // Asked before, so that the events need not stay in memory while the codings are laid.
    let isAnyWithdrawn = journals.contains { $0.events.contains { $0.kind == .remove } }
    let ledger = CodingLedger.replay(events: journals, currentCode: codebook.currentID)
    try database.execute(
      sql: """
        DELETE FROM codings;
        DROP INDEX IF EXISTS pieces_by_code;
        DELETE FROM pieces;
        DELETE FROM judgements;
        DELETE FROM consensus;
        DELETE FROM rejections;
        DELETE FROM read_marks;
        DELETE FROM read_codes;
        DELETE FROM warnings WHERE path LIKE 'codings/%';
        """)
    let laid = try LaidCodings(codebook: codebook, database: database)
    try laid.layRejections(ledger.rejections)
    try laid.lay(ledger.codings)
    try IndexSchema.createPieceIndex(database)
    for coder in Set(ledger.rulings.map(\.coder)).sorted() {
      try database.execute(sql: "INSERT INTO consensus (coder) VALUES (?)", arguments: [coder])
    }
    var marks = ReadMarksIndexing(codebook: codebook, database: database)
    try marks.insert(ledger.readMarks)
    try KeptBodies(database: database).prune(
      keeping: ledger, isAnyWithdrawn: isAnyWithdrawn)
    for note in notes + ledger.notes + laid.notes + marks.notes {
      try database.execute(
        sql: "INSERT INTO warnings (path, line, identity, what, remedy) VALUES (?, ?, ?, ?, ?)",
        arguments: [note.file ?? "codings/", note.line, note.identity.description, note.what, note.remedy])
    }
  }
}

extension CodingsIndexing {
  /// Reads all journals at once; most of the time goes into their JSON.
  /// - Throws: what is wrong with the first that cannot be read.
  private func read(_ files: [StudyFile]) throws -> [JournalReading] {
    for file in files { try Coders.requireName(file.stem, ofJournal: file.path) }
    return try SideBySide.map(files.count) { index in
      let file = files[index]
      return try Journal(url: file.url, coder: file.stem, shownAs: file.path).read()
    }
  }
}

/// Writes what people decided over the transcripts of the index, one transcript in memory at a time.
private final class LaidCodings {
  private let codebook: Codebook
  private let database: Database
  private let insertCoding: RowInsert
  private let insertPiece: RowInsert
  private let insertJudgement: RowInsert
  private let fetchHits: Statement
  /// The present version of each code, by id.
  private let versions: [String: String]
  private let insertRejection: Statement
  private(set) var notes: [Problem] = []
  private var current: (name: String, turns: IndexedTurns?)?
  /// Of the current transcript, by code.
  private var hits: [String: [StoredHit]] = [:]

  init(codebook: Codebook, database: Database) throws {
    self.codebook = codebook
    self.database = database
    insertCoding = try RowInsert(
      """
      INSERT INTO codings (id, coder, code, transcript, start, end, accepted, note, time, place, definition)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: database)
    insertPiece = try RowInsert(
      """
      INSERT INTO pieces (
        coding, coder, accepted, transcript_key, turn, speaker_key, code, start, end, first_word, end_word,
        is_current)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, in: database)
    versions = Dictionary(codebook.codes.map { ($0.id, $0.version) }) { first, _ in first }
    insertJudgement = try RowInsert(
      """
      INSERT OR REPLACE INTO judgements (transcript_key, code, hit, coder, state, speaker_key)
      VALUES (?, ?, ?, ?, ?, ?)
      """, in: database)
    fetchHits = try database.makeStatement(sql: "SELECT stored FROM hits WHERE transcript_key = ? AND code = ?")
    insertRejection = try database.makeStatement(
      sql: """
        INSERT INTO rejections (id, coder, code, transcript_key, start, end, suggested) VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
  }

  /// A hit is rejected when somebody refused its code on a span that holds it. Where the words have changed, the
  /// refusal says nothing about what stands there now.
  func layRejections(_ rejections: [Rejection]) throws {
    var lost: [String: Int] = [:]
    for rejection in rejections.sorted(by: { $0.transcript < $1.transcript }) {
      let turns = try turns(of: rejection.transcript)
      guard let turns, try turns.place(of: rejection.anchor, isLost: rejection.gone != nil) == .holds else {
        if rejection.gone == nil { lost[rejection.transcript, default: 0] += 1 }
        continue
      }
      let span = rejection.anchor.span
      let code = codebook.currentID(rejection.code)
      for hit in try hits(of: code, within: span, turns) {
        try note(.rejected, hit, code, by: rejection.coder, turns)
      }
      try insertRejection.execute(arguments: [
        rejection.id.uuidString.lowercased(), rejection.coder, code, turns.transcript, span.start, span.end,
        rejection.suggestion != nil,
      ])
    }
    for (transcript, count) in lost.sorted(by: { $0.key < $1.key }) {
      notes.append(.rejectionsWithoutPlace(count, transcript: transcript))
    }
  }

  /// A hit is accepted when somebody confirmed exactly its code on its span; that outweighs a rejection.
  func lay(_ codings: [Coding]) throws {
    for index in Self.order(codings) {
      let coding = codings[index]
      let id = coding.id.uuidString.lowercased()
      let code = codebook.currentID(coding.code)
      let span = coding.anchor.span
      let accepted =
        switch coding.origin {
        case .tag: 0
        case .accepted: 1
        case .suggested: 2
        }
      let turns = try turns(of: coding.transcript)
      let isLost = coding.gone != nil
      let place = try turns?.place(of: coding.anchor, isLost: isLost) ?? (isLost ? .lost : .gone)
      try insertCoding.insert(
        id, coding.coder, code, coding.transcript, span.start, span.end, accepted, coding.note,
        coding.time.timeIntervalSince1970, place.rawValue, coding.definition)
      guard place == .holds, let turns else { continue }
      let isCurrent = coding.definition != nil && coding.definition == versions[code]
      for piece in turns.pieces(of: span) {
        try insertPiece.insert(
          id, coding.coder, accepted, turns.transcript, piece.turn, piece.speaker, code, piece.span.start,
          piece.span.end, piece.words.lowerBound, piece.words.upperBound, isCurrent ? 1 : 0)
      }
      guard accepted > 0 else { continue }
      for hit in try hits(of: code, within: span, turns) where hit.span == span {
        try note(.accepted, hit, code, by: coding.coder, turns)
      }
    }
  }

  /// Indices of codings by transcript and place. Numbers are sorted, not the codings, of which there may be a million.
  private static func order(_ codings: [Coding]) -> [Int] {
    var ranks: [String: Int] = [:]
    for (rank, name) in Set(codings.lazy.map(\.transcript)).sorted().enumerated() { ranks[name] = rank }
    let keys = codings.map { (ranks[$0.transcript] ?? 0, $0.anchor.span.start, $0.anchor.span.end) }
    return codings.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
  }

  private func turns(of name: String) throws -> IndexedTurns? {
    if let current, current.name == name { return current.turns }
    let turns = try IndexedTurns(of: name, in: database)
    current = (name, turns)
    hits = [:]
    return turns
  }

  /// The hits of a code that lie inside `span`.
  private func hits(of code: String, within span: Span, _ turns: IndexedTurns) throws -> [StoredHit] {
    let all =
      try hits[code]
      ?? Data.fetchOne(fetchHits, arguments: [turns.transcript, code]).map { stored in
        try StoredHits.hits(stored)
      } ?? []
    hits[code] = all
    let first = all.partitioningIndex { Int($0.start) >= span.start }
    let end = all.partitioningIndex { Int($0.start) > span.end }
    return all[first..<end].filter { Int($0.end) <= span.end }
  }

  private func note(
    _ state: HitRecord.State, _ hit: StoredHit, _ code: String, by coder: String, _ turns: IndexedTurns
  ) throws {
    try insertJudgement.insert(turns.transcript, code, hit.id, coder, state.rawValue, turns.speaker(of: hit))
  }
}
