import Codebooks
public import Foundation
import GRDB
public import Transcripts

/// Where a turn's words stand.
public struct TurnPlace: Sendable, Hashable {
  /// 1-based.
  public let number: Int
  /// Key of the speaker.
  public let speaker: Int64
  public let span: Span

  public init(number: Int, speaker: Int64, span: Span) {
    self.number = number
    self.speaker = speaker
    self.span = span
  }
}

/// A person's coding, or a rule's hit, cut to one turn: code, place and who made it, for questions that compare coders.
public struct CodedPiece: Sendable, Hashable {
  /// Index in `Codebook.codes`.
  public let code: Int
  /// Key of the transcript.
  public let transcript: Int64
  /// 1-based.
  public let turn: Int
  public let span: Span
  /// Index among the coders asked for; of a hit, index of the rule in the code's `rules`.
  public let maker: Int
  /// Whether it was made under the code's present definition.
  public let isCurrent: Bool
  /// Whether a model had suggested it.
  public let isSuggested: Bool

  public init(
    code: Int, transcript: Int64, turn: Int, span: Span, maker: Int, isCurrent: Bool = true, isSuggested: Bool = false
  ) {
    self.isCurrent = isCurrent
    self.isSuggested = isSuggested
    self.code = code
    self.transcript = transcript
    self.turn = turn
    self.span = span
    self.maker = maker
  }
}

/// Words that may have a code.
public struct CodedPlace: Sendable, Hashable {
  /// Index in `Codebook.codes`.
  public let code: Int
  /// Key of the transcript.
  public let transcript: Int64
  public let span: Span

  public init(code: Int, transcript: Int64, span: Span) {
    self.code = code
    self.transcript = transcript
    self.span = span
  }
}

/// A person's coding as it stands in a place.
public struct CodingInPlace: Sendable, Hashable {
  /// Of its event, in lower case.
  public let id: String
  public let coder: String
  public let span: Span
  public let note: String?
}

extension Study {
  /// The codings of each place's code that share a scalar with it, in the order of places; whole codings, by where they
  /// begin.
  public func codings(at places: [CodedPlace]) throws -> [[CodingInPlace]] {
    try read { database in
      let statement = try database.makeStatement(
        sql: """
          SELECT DISTINCT c.id, c.coder, c.start, c.end, c.note FROM pieces p JOIN codings c ON c.id = p.coding
          WHERE p.code = ? AND p.transcript_key = ? AND p.start < ? AND p.end > ? ORDER BY c.start, c.end, c.id
          """)
      return try places.map { place in
        try Row.fetchAll(
          statement,
          arguments: [codebook.codes[place.code].id, place.transcript, place.span.end, place.span.start]
        ).map { row in CodingInPlace(id: row[0], coder: row[1], span: Span(row[2], row[3]), note: row[4]) }
      }
    }
  }

  /// The turns of every transcript in order, by the transcript's key.
  public func turnPlaces() throws -> [Int64: [TurnPlace]] {
    try read { database in
      var places: [Int64: [TurnPlace]] = [:]
      try forEachStoredTurns(in: database) { transcript, firstSpeaker, stored in
        places[transcript] = stored.turns.enumerated().map { index, turn in
          TurnPlace(number: index + 1, speaker: firstSpeaker &+ Int64(turn.speaker), span: turn.span)
        }
      }
      return places
    }
  }

  /// Hands out the turns of each transcript with its key and the key of its first speaker, in the order of the keys.
  func forEachStoredTurns(in database: Database, _ body: (Int64, Int64, StoredTurns) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT transcript_key, first_speaker, count, stored FROM transcripts LEFT JOIN turns USING (transcript_key)
        ORDER BY transcript_key
        """)
    while let row = try rows.next() {
      guard let count = row[2] as Int?, let stored = row[3] as Data? else { throw DatabaseError.damagedIndex }
      try body(row[0], row[1], StoredTurns(stored, count: count))
    }
  }

  /// What coders coded with certain codes, accepted hits among it, in the order of code, transcript key and place.
  /// - Parameters:
  ///   - codes: indices in the codebook.
  ///   - coders: as their journals are called.
  public func codedPieces(codes: Set<Int>, coders: [String]) throws -> [CodedPiece] {
    let makers = Dictionary(coders.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return try read { database in
      var pieces: [CodedPiece] = []
      let statement = try database.makeStatement(
        sql: """
          SELECT transcript_key, turn, start, end, coder, is_current, accepted = 2 FROM pieces
          WHERE code = ? ORDER BY transcript_key, start
          """)
      for code in ordered(codes) {
        let rows = try Row.fetchCursor(statement, arguments: [codebook.codes[code].id])
        while let row = try rows.next() {
          guard let maker = makers[row[4]] else { continue }
          pieces.append(
            CodedPiece(
              code: code, transcript: row[0], turn: row[1], span: Span(row[2], row[3]), maker: maker,
              isCurrent: row[5], isSuggested: row[6]))
        }
      }
      return pieces
    }
  }

  /// What rules found, accepted and refused hits too, in the same order.
  public func ruleHits(codes: Set<Int>) throws -> [CodedPiece] {
    try read { database in
      var pieces: [CodedPiece] = []
      for code in ordered(codes) {
        let id = codebook.codes[code].id
        try forEachJudgedHits(where: "h.code = ?", [id], in: database) { found in
          pieces += found.hits.map { hit in
            CodedPiece(
              code: code, transcript: found.transcript, turn: Int(hit.turn), span: hit.span, maker: Int(hit.rule))
          }
        }
      }
      return pieces
    }
  }

  private func ordered(_ codes: Set<Int>) -> [Int] { codes.sorted { codebook.codes[$0].id < codebook.codes[$1].id } }

  /// Everybody who has coded something in a transcript, by its key.
  public func codersByTranscript() throws -> [Int64: Set<String>] {
    try read { database in
      var coders: [Int64: Set<String>] = [:]
      let rows = try Row.fetchCursor(database, sql: "SELECT DISTINCT transcript_key, coder FROM pieces")
      while let row = try rows.next() { coders[row[0], default: []].insert(row[1]) }
      return coders
    }
  }

  /// When coders last coded a transcript, in seconds since 1970, by the transcript's key; where a coder coded nothing, when
  /// she marked it as read. A mark that was set long after the reading does not move what was coded.
  /// - Parameter coders: of several, the latest counts.
  public func lastWorked(by coders: [String]) throws -> [Int64: Double] {
    try read { database in
      var times: [Int64: Double] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT transcript_key, coder, coalesce(max(coded), max(marked)) FROM (
            SELECT t.transcript_key, c.coder, c.time AS coded, NULL AS marked
            FROM codings c JOIN transcripts t ON t.name = c.transcript
            UNION ALL SELECT transcript_key, coder, NULL, time FROM read_marks)
          GROUP BY transcript_key, coder
          """)
      while let row = try rows.next() {
        guard coders.contains(row[1]) else { continue }
        let key: Int64 = row[0]
        times[key] = max(times[key] ?? 0, row[2])
      }
      return times
    }
  }
}

extension Study {
  /// Ids of the codings with words of people for whom an SQL expression over the participants' columns holds.
  /// - Throws: `Problem` of kind `usage` when the expression is wrong.
  public func codings(where condition: String) throws -> Set<UUID> {
    let speakers = try speakers(where: condition)
    return Set(
      try evidence().filter { $0.coder != nil && speakers.contains($0.speaker) }.compactMap { UUID(uuidString: $0.id) })
  }
}
