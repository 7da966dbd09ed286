import Basics
import Codebooks
import Codings
import Foundation
import GRDB
import Transcripts

/// Writes what people have read over the turns of the index.
struct ReadMarksIndexing {
  private let codebook: Codebook
  private let database: Database
  private(set) var notes: [Problem] = []
  private var codeSets: [[Int]: Int] = [:]

  init(codebook: Codebook, database: Database) {
    self.codebook = codebook
    self.database = database
  }

  /// Marks of transcripts that are gone, and codes that are not in the codebook, are passed over.
  mutating func insert(_ marks: [ReadMark]) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO read_marks (id, coder, transcript_key, first_turn, last_turn, code_set, time, outdated)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    var lost: [[String]: Int] = [:]
    var turns: IndexedTurns?
    var name: String?
    for mark in marks.sorted(by: { ($0.transcript, $0.coder, $0.time) < ($1.transcript, $1.coder, $1.time) }) {
      if name != mark.transcript {
        name = mark.transcript
        turns = try IndexedTurns(of: mark.transcript, in: database)
      }
      guard let turns, !turns.spans.isEmpty else { continue }
      guard let read = try numbers(of: mark.reading, in: turns) else {
        lost[[mark.transcript, mark.coder], default: 0] += 1
        continue
      }
      try insert.execute(arguments: [
        mark.id.uuidString.lowercased(), mark.coder, turns.transcript, read.lowerBound, read.upperBound,
        try codeSet(of: mark.reading.codes), mark.time.timeIntervalSince1970,
        mark.reading.hash.hexadecimal != turns.hash,
      ])
    }
    for (key, count) in lost.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      notes.append(.readingsWithoutPlace(count, by: key[1], transcript: key[0]))
    }
  }

  /// The turns that a reading covers now, 1-based; `nil` when its part cannot be found in the changed text.
  private func numbers(of reading: Reading, in turns: IndexedTurns) throws -> ClosedRange<Int>? {
    guard let span = reading.span else { return 1...turns.spans.count }
    if reading.hash.hexadecimal == turns.hash { return turns.numbers(overlapping: span) }
    let bodies = KeptBodies(database: database)
    guard let old = try bodies.body(reading.hash), let new = try bodies.body(ContentHash(stored: turns.hash)),
      span.end <= old.scalarCount
    else { return nil }
    let placement = Reanchoring(from: old, to: ReanchoringTarget(new)).placement(
      of: Anchor(span, in: old, hash: reading.hash))
    return placement.span(from: span).flatMap(turns.numbers)
  }

  /// The number of the set that holds these codes.
  private mutating func codeSet(of codes: [String]) throws -> Int {
    let positions = Set(codes.compactMap { codebook.position(of: $0) }).sorted()
    if let known = codeSets[positions] { return known }
    let number = codeSets.count
    codeSets[positions] = number
    for position in positions {
      try database.execute(
        sql: "INSERT INTO read_codes (code_set, code) VALUES (?, ?)", arguments: [number, codebook.codes[position].id])
    }
    return number
  }
}

extension IndexedTurns {
  /// The first and the last turn that share a scalar with `span`, 1-based.
  fileprivate func numbers(overlapping span: Span) -> ClosedRange<Int>? {
    guard let first = spans.firstIndex(where: { $0.overlaps(span) }),
      let last = spans.lastIndex(where: { $0.overlaps(span) })
    else { return nil }
    return first + 1...last + 1
  }
}
