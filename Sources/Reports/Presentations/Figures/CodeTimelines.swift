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
      caption: "Turns from left to right, each segment in its code's colour; the lowest row and the grey bands: an "
        + "interviewer speaks. On the right: segments."
        + (shown.count < byCode.count ? " Of \(byCode.count) codes the \(shown.count) with most segments." : "")
    ).saying(found.reviewCounts)
  }

  /// All transcripts as strips in the colours of their codes; `nil` when no transcript has a code.
  public func portrait() -> Figure? {
    let portraits = portraits(pieces: 120, most: 14)
    if portraits.isEmpty { return nil }
    let used = Set(portraits.flatMap { $0.pieces.compactMap { $0 } }).sorted()
    let places = Dictionary(used.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let codes = used.map { (name: view.codebook.codes[$0].name, colour: view.codebook.codes[$0].colour) }
    let strips = portraits.map { portrait in
      DocumentPortrait.Strip(
        label: portrait.transcript.name, note: String(portrait.segments),
        pieces: portrait.pieces.map { $0.flatMap { places[$0] } })
    }
    let all = transcripts.flatMap { segments[$0.id] ?? [] }
    return DocumentPortrait(codes: codes, strips: strips).figure(
      name: "portrait", title: "Transcripts in the colours of their codes",
      caption:
        "Each transcript from its beginning to its end in 120 pieces of equal length; a piece has the colour of the "
        + "code that most of it has. On the right: segments. Transcripts without a code are left out."
    ).saying(all.reviewCounts)
  }

  /// So many codes fit a page.
  private static let mostCodes = 40

  /// Codes in the codebook's order; of more than fit a page those with most segments.
  private func mostFrequent(_ segments: [Int: [Segment]]) -> [Int] {
    segments.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(Self.mostCodes).map(\.key).sorted()
  }
}
