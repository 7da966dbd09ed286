public import Analysis
import Codebooks
public import StudyIndex
import Transcripts

/// Where the codes stand in each transcript: one picture a transcript.
public struct CodeTimelines {
  private let view: StudyView
  private let segments: [Int64: [Segment]]

  /// - Parameter view: its filter says which codes, whose words; `rollUp` shows a code where those below it are.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView) throws {
    self.view = view
    segments = Dictionary(grouping: try view.segments(), by: \.transcript)
  }

  /// The codes that the transcript has; `nil` when it has none.
  /// - Throws: what reading the index throws.
  public func figure(_ transcript: TranscriptRecord) throws -> Figure? {
    guard let found = segments[transcript.id], !found.isEmpty else { return nil }
    let turns = try view.study.turns(of: transcript)
    let interviewers = Set(view.speakers.values.filter { $0.role == .interviewer }.map(\.id))
    let byCode = Dictionary(grouping: found, by: \.code)
    let rows = byCode.keys.sorted().map { code in
      CodeTimeline.Row(
        label: view.codebook.codes[code].name,
        segments: Dictionary(byCode[code, default: []].map { ($0.turn, 1) }, uniquingKeysWith: +))
    }
    let count = turns.map(\.number).max() ?? 0
    return CodeTimeline(
      turns: count, asked: Set(turns.filter { interviewers.contains($0.speaker) }.map(\.number)), rows: rows,
      links: Dictionary(
        turns.map { ($0.number, Fragment.turn(transcript: transcript.name, number: $0.number)) },
        uniquingKeysWith: { first, _ in first })
    ).figure(
      name: Figure.fileName(["timeline", transcript.name]), title: "Codes across \(transcript.name)",
      caption:
        "Turns from left to right; grey: an interviewer speaks. On the right: segments.\(found.reviewCounts.sentence)")
  }
}
