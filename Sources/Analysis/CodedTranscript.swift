import Basics
import Foundation
public import StudyIndex
public import Transcripts

/// A transcript, or a part of it, with what is coded in each turn.
public struct CodedTranscript: Sendable {
  public struct Turn: Sendable {
    public let record: TurnRecord
    /// `nil` where the index knows none.
    public let speaker: SpeakerRecord?
    /// The codings and hits that share a scalar with the turn, in the order of their places.
    public let passages: [Passage]
  }

  /// A coding, or a rule's hit, as far as it lies in one turn.
  public struct Passage: Sendable {
    /// Id of the coding (a UUID) or of the hit.
    public let id: String
    /// Id of the code.
    public let code: String
    /// `nil` for a hit that nobody has judged.
    public let coder: String?
    /// Scalars of the body; the part in the turn.
    public let span: Span
    public let text: String
    public let note: String?
    /// Whether it is all of the turn's words.
    public let isWholeTurn: Bool
  }

  public let study: Study
  public let record: TranscriptRecord
  public let turns: [Turn]
  /// How many codings of the transcript are not shown, because the words have changed under them.
  public let displaced: Int

  /// - Parameter turns: 1-based, both included; `nil` for all.
  /// - Throws: `Problem` for turns that the transcript has not; what reading the index throws.
  init(
    _ study: Study, _ record: TranscriptRecord, turns wanted: ClosedRange<Int>?, codings: [PlacedCoding],
    hits: [HitRecord]
  ) throws {
    self.study = study
    self.record = record
    let all = try study.turns(of: record)
    if let wanted, wanted.upperBound > all.count {
      throw Problem.turnOutside(wanted, count: all.count, transcript: record.name)
    }
    displaced = try study.changedCodings().filter { $0.transcript == record.name }.reduce(0) { $0 + $1.count }
    let speakers = Dictionary(uniqueKeysWithValues: try study.speakers().map { ($0.id, $0) })
    var passages: [Int: [Passage]] = [:]
    for coding in codings {
      let id = coding.id.uuidString.lowercased()
      Self.cut(coding.span, at: all) { turn, span in
        passages[turn.number, default: []].append(
          Passage(
            id: id, code: coding.code, coder: coding.coder, span: span, text: turn[span], note: coding.note,
            isWholeTurn: span == turn.span))
      }
    }
    for hit in hits {
      Self.cut(hit.span, at: all) { turn, span in
        passages[turn.number, default: []].append(
          Passage(
            id: hit.id, code: hit.code, coder: nil, span: span, text: turn[span], note: nil,
            isWholeTurn: span == turn.span))
      }
    }
    self.turns = all.filter { wanted?.contains($0.number) ?? true }.map { turn in
      Turn(
        record: turn, speaker: speakers[turn.speaker],
        passages: (passages[turn.number] ?? []).enumerated().sorted {
          ($0.element.span, $0.offset) < ($1.element.span, $1.offset)
        }.map(\.element))
    }
  }

  private static func cut(_ span: Span, at turns: [TurnRecord], _ take: (TurnRecord, Span) -> Void) {
    var index = turns.partitioningIndex { $0.span.end > span.start }
    while index < turns.count, turns[index].span.start < span.end {
      if let part = turns[index].span.intersection(span) { take(turns[index], part) }
      index += 1
    }
  }
}
