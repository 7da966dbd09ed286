public import Analysis
import Codebooks
public import StudyIndex
import Transcripts

extension CodeTimelines {
  /// Where the codes stand in one transcript: the codes that the transcript has; `nil` when it has none.
  /// - Throws: what reading the index throws.
  public func figure(_ transcript: TranscriptRecord) throws -> Figure? {
    guard let found = segments[transcript.id], !found.isEmpty else { return nil }
    let turns = try view.study.turns(of: transcript)
    let interviewers = Set(view.speakers.values.filter { $0.role == .interviewer }.map(\.id))
    let byCode = Dictionary(grouping: found, by: \.code)
    let shown = mostFrequent(byCode)
    let rows = shown.map { code in
      CodeTimeline.Row(
        label: view.codebook.codes[code].name,
        segments: Dictionary(byCode[code, default: []].map { ($0.turn, 1) }, uniquingKeysWith: +),
        colour: view.codebook.codes[code].colour)
    }
    let count = turns.map(\.number).max() ?? 0
    return CodeTimeline(
      turns: count, asked: Set(turns.filter { interviewers.contains($0.speaker) }.map(\.number)), rows: rows,
      links: Dictionary(
        turns.map { ($0.number, Fragment.turn(transcript: transcript.name, number: $0.number)) },
        uniquingKeysWith: { first, _ in first })
    ).figure(
      name: Figure.fileName(["timeline", transcript.name]), title: "Codes across \(transcript.name)",
      caption: "Turns from left to right; grey: an interviewer speaks. On the right: segments."
        + found.reviewCounts.sentence
        + (shown.count < byCode.count ? " Of \(byCode.count) codes the \(shown.count) with most segments." : ""))
  }

  /// So many codes fit a page.
  private static let mostCodes = 40

  /// Codes in the codebook's order; of more than fit a page those with most segments.
  private func mostFrequent(_ segments: [Int: [Segment]]) -> [Int] {
    segments.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(Self.mostCodes).map(\.key).sorted()
  }
}
