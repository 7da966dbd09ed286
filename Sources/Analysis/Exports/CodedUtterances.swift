import Basics
import Codebooks
import Respondents
public import StudyIndex
import Transcripts

/// Turns by codes, for epistemic network analysis: a row a turn of somebody who counts, 1 where a code is in the turn.
///
/// R's package rENA takes it: units are PERSON (or a group), the conversation is TRANSCRIPT, the codes are the columns
/// behind the groups' (`ena(data, codes = …, units = c("PERSON"), conversation = c("TRANSCRIPT"))`).
public struct CodedUtterances: Sendable {
  public struct Column: Sendable, Hashable {
    /// As R takes it without quotes.
    public let name: String
    /// The code's id, or the group's name.
    public let source: String
  }

  public let groups: [Column]
  public let codes: [Column]
  public let rows: Int
  /// What people have said about the segments counted.
  public let reviewCounts: [Segment.Review: Int]
  public let csv: [UInt8]

  /// - Parameters:
  ///   - view: its filter's `rollUp` must be on.
  ///   - withText: whether the turns' words are a column.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, groupings: [Grouping], withText: Bool) throws {
    precondition(view.filter.rollUp, "a code counts with the codes below it")
    let codebook = view.codebook
    let named = view.filter.codes.compactMap { codebook.position(of: $0) }
    var taken: Set<Int> = []
    let chosen = (named.isEmpty ? codebook.codes.indices.filter { codebook.codes[$0].parent == nil } : named)
      .filter { taken.insert($0).inserted }
    var names = OtherNames()
    for fixed in ["TRANSCRIPT", "TURN", "PERSON", "TEXT"] { _ = names.name(fixed, fallback: "X") }
    groups = groupings.map { Column(name: names.name($0.name, fallback: "group"), source: $0.name) }
    codes = chosen.map {
      Column(name: names.name(codebook.codes[$0].id, fallback: "code"), source: codebook.codes[$0].id)
    }
    let places = Dictionary(uniqueKeysWithValues: chosen.enumerated().map { ($1, $0) })
    var present: [Place: Set<Int>] = [:]
    let segments = try view.segments().filter { places[$0.code] != nil }
    reviewCounts = segments.reviewCounts
    for segment in segments {
      guard let place = places[segment.code] else { continue }
      present[Place(transcript: segment.transcript, turn: segment.turn), default: []].insert(place)
    }
    var bytes: [UInt8] = []
    var rows = 0
    CaseConditions.line(
      ["TRANSCRIPT", "TURN", "PERSON"] + groups.map(\.name) + codes.map(\.name) + (withText ? ["TEXT"] : []), &bytes)
    for record in view.transcripts.values.sorted(by: { $0.name < $1.name }) {
      for turn in try view.study.turns(of: record) {
        guard let index = view.people.position(ofSpeaker: turn.speaker) else { continue }
        let person = view.people.people[index]
        let found = present[Place(transcript: record.id, turn: turn.number)] ?? []
        let levels = groupings.map { $0.level(of: person)?.name ?? "NA" }
        let text = withText ? [String(decoding: turn.text.bytes, as: UTF8.self)] : []
        CaseConditions.line(
          [record.name, String(turn.number), person.id] + levels + codes.indices.map { found.contains($0) ? "1" : "0" }
            + text, &bytes)
        rows += 1
      }
    }
    self.rows = rows
    csv = bytes
  }

  private struct Place: Hashable {
    let transcript: Int64
    let turn: Int
  }
}
