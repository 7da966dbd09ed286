import Basics
import Codebooks
import Codings
public import Foundation
import StudyDefinition
public import StudyIndex
public import Transcripts

/// The codings of a study one by one, for other programs: what people coded and accepted, and rules' hits that nobody has
/// judged. Nothing is put together; a coding over several turns is one.
public struct CodingListing: Sendable {
  public struct Item: Sendable {
    /// Of the coding (a UUID) or of the hit.
    public let id: String
    /// Index in `Codebook.codes`.
    public let code: Int
    public let transcript: TranscriptRecord
    /// Of the first turn.
    public let speaker: SpeakerRecord
    /// First and last turn, 1-based.
    public let turns: ClosedRange<Int>
    /// Scalars of the body, 0-based, end-exclusive.
    public let span: Span
    /// The same in UTF-16 code units.
    public let units: Range<Int>
    /// The words as the body has them, and up to `context` scalars before and after.
    public let text: String
    public let before: String
    public let after: String
    public let origin: Segment.Origin
    public let review: Segment.Review
    /// `nil` for a hit that nobody has judged, as are the next two.
    public let coder: String?
    public let time: Date?
    public let note: String?
    /// The time for formats that cut off what is below a millisecond: a whole millisecond stays whole in them.
    public var writtenTime: Date? { time?.addingTimeInterval(0.0001) }
    /// Level of the speaker's participant in each of the study's groups, in that order.
    public let levels: [GroupLevel?]
  }

  public let view: StudyView
  public let groupings: [Grouping]
  /// In the order of transcript, place, code, coder and id.
  public let items: [Item]

  /// Codings that are left out because they are on nobody's words whom the filter's `speakers` includes.
  public let ofOthers: Int

  /// Codings that are left out because they are in journals that do not count, which `view.uncounted` names.
  public let ofUncounted: Int

  /// Scalars on each side, as in the journals.
  public static let context = 32

  /// - Parameter view: which codings. What counts for `coder`, `origin` and `review` is the coding itself, and for the
  ///   people the speaker of one of its turns.
  /// - Throws: what reading the index, the journals and the transcripts throws.
  public init(_ view: StudyView) throws {
    self.view = view
    let study = view.study
    groupings = try study.configuredGroupings()
    let ledger = try CodingLedger.read(study.folder.journalFiles(), codebook: study.codebook)
    let recorded = Dictionary(ledger.codings.map { ($0.id.uuidString.lowercased(), $0) }) {
      first, _ in first
    }
    var items: [Item] = []
    let wanted = Set(view.codes)
    let found = try study.evidence(codes: view.filter.codes.isEmpty ? nil : wanted).filter { piece in
      wanted.contains(piece.code) && Self.isWanted(piece, view.filter)
    }
    func isCounted(_ piece: Evidence) -> Bool { !(piece.coder.map(view.uncounted.contains) ?? false) }
    let all = found.filter(isCounted)
    ofUncounted = Set(found.lazy.filter { !isCounted($0) }.map { CodeOnPassage($0) }).count
    func codings(where isTheirs: (Evidence) -> Bool) -> Set<CodeOnPassage> {
      Set(all.lazy.filter(isTheirs).map { CodeOnPassage($0) })
    }
    func isIncluded(_ piece: Evidence) -> Bool {
      view.speakers[piece.speaker].map { view.filter.speakers.includes($0.role) } ?? false
    }
    ofOthers = codings { _ in true }.subtracting(codings(where: isIncluded)).count
    let kept = codings { view.counted.contains($0.speaker) }
    // A coding is whole: also where somebody else's words stand in it.
    let pieces = all.filter { kept.contains(CodeOnPassage($0)) }
    for (transcript, pieces) in Dictionary(grouping: pieces, by: \.transcript) {
      guard let record = view.transcripts[transcript] else { continue }
      let text = try study.folder.readTranscript(
        record.name, defaultLanguage: study.configuration.language
      ).text
      let places = UnitOffsets(text)
      for parts in Dictionary(grouping: pieces, by: { CodeOnPassage($0) }).values {
        let parts = parts.sorted { $0.turn < $1.turn }
        guard let first = parts.first, let last = parts.last,
          let speaker = view.speakers[first.speaker]
        else { continue }
        let coding = recorded[first.id.lowercased()]
        let span = coding?.anchor.span ?? Span(first.span.start, last.span.end)
        items.append(
          Item(
            id: first.id, code: first.code, transcript: record, speaker: speaker,
            turns: first.turn...last.turn,
            span: span, units: places[span.start]..<places[span.end], text: text[span],
            before: text[Span(max(0, span.start - Self.context), span.start)],
            after: text[Span(span.end, min(text.scalarCount, span.end + Self.context))],
            origin: first.origin,
            review: first.review, coder: first.coder, time: coding?.time, note: coding?.note,
            levels: groupings.map { $0.level(of: speaker) }))
      }
    }
    self.items = items.sorted { a, b in
      if a.transcript.name != b.transcript.name { return a.transcript.name < b.transcript.name }
      if a.span != b.span { return a.span < b.span }
      if a.code != b.code { return a.code < b.code }
      return (a.coder ?? "", a.id) < (b.coder ?? "", b.id)
    }
  }

  private static func isWanted(_ piece: Evidence, _ filter: SegmentFilter) -> Bool {
    if let coder = filter.coder, piece.coder != coder { return false }
    if let origin = filter.origin, piece.origin != origin { return false }
    return filter.review.states.contains(piece.review)
  }
}

private struct CodeOnPassage: Hashable {
  let code: Int
  let id: String

  init(_ piece: Evidence) {
    code = piece.code
    id = piece.id
  }
}

/// Where each scalar of a text begins in UTF-16 code units.
private struct UnitOffsets {
  /// Scalars that take two units, ascending.
  private let pairs: [Int]

  init(_ text: TranscriptText) {
    var pairs: [Int] = []
    var scalar = 0
    for byte in text.bytes where byte & 0xC0 != 0x80 {
      // Four bytes in UTF-8 are two units in UTF-16.
      if byte >= 0xF0 { pairs.append(scalar) }
      scalar += 1
    }
    self.pairs = pairs
  }

  subscript(scalar: Int) -> Int {
    scalar + pairs.partitioningIndex { $0 >= scalar }
  }
}
