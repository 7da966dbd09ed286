import Basics
import Transcripts

/// Transcripts as recording and transcription services export them, where who speaks stands in another form than
/// `Name: words`: rewritten with their speakers declared.
///
/// | form | who writes it |
/// |---|---|
/// | `[Name] 14:03:22`, words below | Zoom's saved captions |
/// | `0:0:3.5 --> 0:0:9.1`, name below, words below that | Teams (2021) |
/// | `Name [00:00:03] words`, `Name: [00:00:03] words` | Trint, Descript, Rev |
/// | name alone on a line, words below | Descript, Rev, Sonix without times |
///
/// (`Name  0:03` alone on a line, as Otter, Zoom and Teams write it, `Transcripts` reads as it is.)
struct ExportedTurns {
  let text: [UInt8]
  let leftOut: [LeftOut]
  /// The first time, in seconds, where times are of the day; they have been counted from it.
  let clockStart: Double?

  /// One turn, or what stands before the first.
  struct Turn {
    var label: String?
    var time: Double?
    var words: [Substring]
    /// Whether the time may be of the day, and not of the recording.
    var isClockTime = false
  }

  /// - Parameter canonical: a whole file as `CanonicalText` gives it.
  /// - Returns: `nil` when the text has none of these forms, or a front matter that says how to read it.
  init?(_ canonical: [UInt8]) {
    guard let block = FrontMatterBlock(canonical), block.yaml == nil else { return nil }
    let whole = String(decoding: canonical[block.body...], as: UTF8.self)
    var counts = LeftOutCounts()
    let lines = Self.withoutTrademarks(
      whole.split(separator: "\n", omittingEmptySubsequences: false), &counts)
    let found =
      CaptionedTurns.read(lines) ?? ArrowTurns.read(lines) ?? InlineTimes.read(lines)
      ?? (Self.hasLabels(canonical) ? nil : NamesAlone.read(lines))
    guard let found else {
      if counts.all.isEmpty { return nil }
      text = Array(lines.joined(separator: "\n").utf8)
      (leftOut, clockStart) = (counts.all, nil)
      return
    }
    let times = found.compactMap(\.time)
    let isClock = (times.first ?? 0) >= 3600 && found.contains(where: \.isClockTime)
    let start = isClock ? times.first : nil
    var turns = TurnsText()
    for turn in found {
      let words = turn.words.joined(separator: "\n").split(separator: "\n\n").joined(separator: "\n\n")
      turns.addTurn(
        String(words), label: turn.label.map(TurnsText.label), time: turn.time.map { max(0, $0 - (start ?? 0)) })
    }
    text = turns.text
    leftOut = counts.all
    clockStart = start
  }

  private static func hasLabels(_ canonical: [UInt8]) -> Bool {
    ReadBody(canonical, firstLine: 1, frontMatter: FrontMatter()).reading.decision.shape != nil
  }

  /// Without what services write about themselves.
  private static func withoutTrademarks(_ lines: [Substring], _ counts: inout LeftOutCounts) -> [Substring] {
    lines.filter { line in
      let plain = line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
      let isAdvertisement =
        plain.hasPrefix("transcribed by http") || plain.hasPrefix("this transcript was exported on ")
        || plain.hasPrefix("transcript by rev.com")
      let isRecorder =
        plain.utf8.count < 80
        && (plain.hasSuffix(" started transcription") || plain.hasSuffix(" stopped transcription"))
      if isAdvertisement { counts.add("lines about the transcription service") }
      if isRecorder { counts.add("lines about the recording") }
      return !isAdvertisement && !isRecorder
    }
  }
}
