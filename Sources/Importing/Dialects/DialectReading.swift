import Basics
import Transcripts

/// Ways of writing who speaks, and when, in which a label and its words do not simply follow one another at the
/// beginning of a line (those are `Transcripts`' `LabelForms`): rewritten as turns with their speakers declared.
///
/// | form | who writes it |
/// |---|---|
/// | what `--speaker-pattern` says | a person |
/// | `[12/03/2021, 14:05:01] Name: words` | WhatsApp, KakaoTalk |
/// | `[00:43.810 --> 00:47.850] words`, the label perhaps before the words | Whisper, whisperX |
/// | questions as headings, answers below | notes, surveys by e-mail |
/// | `[Name] 14:03:22`, words below | Zoom's saved captions |
/// | `0:0:3.5 --> 0:0:9.1`, name below, words below that | Teams (2021) |
/// | `Name [00:00:03] words`, `Name: [00:00:03] words` | Trint, Descript, Rev |
/// | name alone on a line, words below | Descript, Rev, Sonix without times |
///
/// A new dialect is a type with a `read`, and a line in `forms`. Before that, what is in the margin or between the
/// words is taken off or rewritten: times in other digits (`LocalDigits`), numbers of lines and paragraphs, times as f4 writes them (`MarginNumbers`, `MarkedTimes`).
struct DialectReading {
  let text: [UInt8]
  let leftOut: [LeftOut]
  /// The first time, in seconds, where times are of the day; they have been counted from it.
  let clockStart: Double?
  /// Whether the text begins with a front matter that declares the speakers.
  let declaresSpeakers: Bool

  /// One turn, or what comes before the first.
  struct Turn {
    var label: String?
    var time: Double?
    var words: [Substring]
    /// Whether the time may be of the day, and not of the recording.
    var isClockTime = false
    /// What the label's speaker does, where the form says it.
    var role: Role?
  }

  /// - Parameters:
  ///   - canonical: a whole file as `CanonicalText` gives it.
  ///   - headings: 0-based lines of the body that are headings, where the format knows.
  ///   - pattern: what a person says how turns begin.
  ///   - plain: set to what `Transcripts` reads in the text, where that was asked for on the way.
  /// - Returns: `nil` when the text has none of these forms, or a front matter that says how to read it.
  init?(_ canonical: [UInt8], headings: Set<Int> = [], pattern: SpeakerPattern? = nil, plain: inout ReadBody?)
    throws
  {
    guard let block = FrontMatterBlock(canonical), block.yaml == nil else { return nil }
    let whole = String(decoding: canonical[block.body...], as: UTF8.self)
    var counts = LeftOutCounts()
    // By bytes: a line end is never a part of another character.
    var lines = whole.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
    let original = lines
    lines = Self.withoutTrademarks(lines, &counts)
    lines = LocalDigits.rewritten(lines)
    lines = MarkedTimes.takenOff(lines, &counts)
    lines = MarginNumbers.takenOff(lines, &counts)
    let titles = lines.count == original.count ? headings : []
    guard let found = try Self.turns(lines, titles, pattern, &counts, &plain) else {
      if lines == original { return nil }
      text = Array(lines.joined(separator: "\n").utf8)
      (leftOut, clockStart, declaresSpeakers) = (counts.all, nil, false)
      return
    }
    let times = found.compactMap(\.time)
    let isClock = (times.first ?? 0) >= 3600 && found.contains(where: \.isClockTime)
    let start = isClock ? times.first : nil
    var turns = TurnsText()
    for turn in found {
      let words = turn.words.joined(separator: "\n").split(separator: "\n\n").joined(separator: "\n\n")
      let label = turn.label.map(TurnsText.label)
      if let label, let role = turn.role { turns.roles[label] = role }
      turns.addTurn(String(words), label: label, time: turn.time.map { max(0, $0 - (start ?? 0)) })
    }
    text = turns.text
    leftOut = counts.all
    clockStart = start
    declaresSpeakers = found.contains { $0.label != nil }
  }

  private static func turns(
    _ lines: [Substring], _ headings: Set<Int>, _ pattern: SpeakerPattern?, _ counts: inout LeftOutCounts,
    _ plain: inout ReadBody?
  ) throws -> [Turn]? {
    if let pattern { return try pattern.read(lines) }
    if let turns = ChatMessages.read(lines, &counts) ?? TimedLines.read(lines, &counts) { return turns }
    if let turns = QuestionHeadings.read(lines, headings, &counts) { return turns }
    if let turns = CaptionedTurns.read(lines) ?? ArrowTurns.read(lines) ?? InlineTimes.read(lines) { return turns }
    let read = reading(of: lines)
    plain = read
    return read.reading.decision.shape != nil ? nil : NamesAlone.read(lines)
  }

  /// Whether the lines are labelled as `Transcripts` reads them.
  static func hasLabels(_ lines: [Substring]) -> Bool { reading(of: lines).reading.decision.shape != nil }

  private static func reading(of lines: [Substring]) -> ReadBody {
    ReadBody(Array(lines.joined(separator: "\n").utf8), firstLine: 1, frontMatter: FrontMatter())
  }

  /// In bytes.
  private static let longestTrademark = 300

  /// Whether `transcri` is somewhere in a line, as in all that services write about themselves. A look at the bytes, since
  /// nearly no line has it.
  private static func isAboutTranscription(_ line: Substring) -> Bool {
    var matched = 0
    for byte in line.utf8 {
      let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if small == trademarkRoot[matched] {
        matched += 1
        if matched == trademarkRoot.count { return true }
      } else {
        // Its first letter does not occur in it again.
        matched = small == trademarkRoot[0] ? 1 : 0
      }
    }
    return false
  }

  private static let trademarkRoot = Array("transcri".utf8)

  /// Without what services write about themselves.
  private static func withoutTrademarks(_ lines: [Substring], _ counts: inout LeftOutCounts) -> [Substring] {
    lines.filter { line in
      // Such lines are short; what people say is mostly not looked at.
      if line.utf8.count > longestTrademark || !isAboutTranscription(line) { return true }
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
