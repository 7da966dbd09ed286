import GRDB

/// Which turns of which transcripts each coder has read, and for which codes.
public struct ReadMarks: Sendable {
  private struct Mark {
    /// 1-based, both included.
    let turns: ClosedRange<Int>
    let codeSet: Int
    let isOutdated: Bool
  }

  private let marks: [String: [String: [Mark]]]
  /// Ids of codes by the number of their set.
  private let codeSets: [Set<String>]

  /// Everybody who has marked something as read, by name.
  public var coders: [String] { marks.keys.sorted() }

  public var isEmpty: Bool { marks.isEmpty }

  /// The transcripts of which the coder has marked something as read, by name.
  public func transcripts(readBy coder: String) -> [String] { (marks[coder] ?? [:]).keys.sorted() }

  /// The turns that a coder has read for a code, 1-based: ascending, neither overlapping nor touching.
  /// - Parameters:
  ///   - coder: as the journal is called.
  ///   - transcript: its name.
  ///   - code: the id that it has now.
  public func turns(readBy coder: String, in transcript: String, for code: String) -> [ClosedRange<Int>] {
    Self.joined((marks[coder]?[transcript] ?? []).filter { codeSets[$0.codeSet].contains(code) }.map(\.turns))
  }

  /// Ascending, those that overlap or touch as one.
  static func joined(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    if ranges.count < 2 { return ranges }
    var joined: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// Whether a coder has read a turn (1-based) for a code (the id that it has now).
  public func wasRead(by coder: String, in transcript: String, turn: Int, for code: String) -> Bool {
    (marks[coder]?[transcript] ?? []).contains { $0.turns.contains(turn) && codeSets[$0.codeSet].contains(code) }
  }

  /// What a coder has marked in a transcript: turns (1-based) and the number of the set of codes they were read for.
  public func readings(by coder: String, in transcript: String) -> [(turns: ClosedRange<Int>, codeSet: Int)] {
    (marks[coder]?[transcript] ?? []).map { ($0.turns, $0.codeSet) }
  }

  /// Whether a set of codes, by its number, has a code (the id that it has now).
  public func contains(_ code: String, inSet number: Int) -> Bool { codeSets[number].contains(code) }

  /// The numbers of the sets that have all of the codes (the ids that they have now).
  func setsHolding(_ codes: [String]) -> Set<Int> {
    Set(codeSets.indices.filter { codeSets[$0].isSuperset(of: codes) })
  }

  /// Whether something that the coder has read there was changed afterwards.
  public func isOutdated(by coder: String, in transcript: String) -> Bool {
    (marks[coder]?[transcript] ?? []).contains(where: \.isOutdated)
  }
}

extension Study {
  /// What coders have marked as read and not taken back. Where a transcript has changed since, the mark holds for what
  /// stands in the place of what was read.
  public func readMarks() throws -> ReadMarks {
    try read { database in
      var sets: [Set<String>] = []
      for row in try Row.fetchAll(database, sql: "SELECT code_set, code FROM read_codes ORDER BY code_set") {
        let set: Int = row[0]
        while sets.count <= set { sets.append([]) }
        sets[set].insert(row[1])
      }
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT m.coder, t.name, m.first_turn, m.last_turn, m.code_set, m.outdated
          FROM read_marks m JOIN transcripts t USING (transcript_key)
          """)
      return try ReadMarks(rows, codeSets: sets)
    }
  }
}

extension ReadMarks {
  fileprivate init(_ rows: RowCursor, codeSets: [Set<String>]) throws {
    var sets = codeSets
    var marks: [String: [String: [Mark]]] = [:]
    while let row = try rows.next() {
      let set: Int = row[4]
      // A mark for codes that are all gone from the codebook.
      while sets.count <= set { sets.append([]) }
      marks[row[0], default: [:]][row[1], default: []].append(
        Mark(turns: row[2]...row[3], codeSet: set, isOutdated: row[5]))
    }
    self.marks = marks
    self.codeSets = sets
  }
}
