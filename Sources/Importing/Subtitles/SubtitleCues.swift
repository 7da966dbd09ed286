import FileContents
import Transcripts

/// One cue of a subtitle file.
struct SubtitleCue {
  /// Seconds.
  let start: Double
  let end: Double
  /// As they are shown, tags and all.
  var lines: [String]
  /// Who speaks, with the words; `nil` where the cue does not say.
  var pieces: [(speaker: String?, words: String)] = []

  /// With the pieces that its lines hold.
  var withPieces: SubtitleCue {
    var cue = self
    cue.pieces = CueText.pieces(lines.joined(separator: "\n"))
    return cue
  }
}

/// Reads the cues of WebVTT (W3C, 2019) and SubRip.
struct SubtitleCues {
  private(set) var cues: [SubtitleCue] = []
  private(set) var leftOut = LeftOutCounts()
  private(set) var title: String?
  /// 1-based lines of times that cannot be read.
  private(set) var badTimes: [Int] = []
  private var isWebVTT = false

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var index = 0
    if let first = lines.first, first.hasPrefix("WEBVTT") {
      isWebVTT = true
      index = readHeader(lines)
    }
    while index < lines.count {
      let blockEnd = Self.blockEnd(lines, from: index)
      if let arrow = (index..<min(index + 2, blockEnd)).first(where: { lines[$0].contains("-->") }) {
        index = take(lines, timesAt: arrow)
      } else {
        passOver(lines[index..<blockEnd])
        index = blockEnd
      }
      while index < lines.count, lines[index].allSatisfy(\.isWhitespace) { index += 1 }
    }
  }

  private static func blockEnd(_ lines: [Substring], from start: Int) -> Int {
    lines[start...].firstIndex { $0.allSatisfy(\.isWhitespace) } ?? lines.count
  }

  private mutating func readHeader(_ lines: [Substring]) -> Int {
    let end = Self.blockEnd(lines, from: 0)
    let rest = lines[0].dropFirst(6).drop { $0 == " " || $0 == "-" || $0 == "\t" }
    if !rest.isEmpty { title = String(rest) }
    if end > 1 { leftOut.add("header lines", end - 1) }
    return min(end + 1, lines.count)
  }

  private mutating func passOver(_ block: ArraySlice<Substring>) {
    guard let first = block.first, !first.allSatisfy(\.isWhitespace) else { return }
    if first.hasPrefix("NOTE") {
      leftOut.add("notes")
    } else if first.hasPrefix("STYLE") || first.hasPrefix("REGION") {
      leftOut.add("styles")
    } else {
      leftOut.add("blocks without a time")
    }
  }

  /// - Returns: the line after the cue.
  private mutating func take(_ lines: [Substring], timesAt arrow: Int) -> Int {
    var end = arrow + 1
    // SubRip's words may hold a blank line; a cue ends before the number and time of the next.
    // A line of white space ends no cue of WebVTT: automatic captions have one in place of words.
    while end < lines.count, !(isWebVTT ? lines[end].isEmpty : lines[end].allSatisfy(\.isWhitespace)),
      !lines[end].contains("-->")
    { end += 1 }
    let words = Array(lines[arrow + 1..<end])
    guard let (start, stop) = Self.times(lines[arrow]) else {
      leftOut.add("cues whose time cannot be read")
      badTimes.append(arrow + 1)
      return end
    }
    let cue = SubtitleCue(start: start, end: stop, lines: words.map(String.init)).withPieces
    if cue.pieces.allSatisfy({ $0.words.isEmpty }) {
      leftOut.add("cues without words")
    } else {
      cues.append(cue)
    }
    return end
  }

  /// `00:01:02.500 --> 00:01:04,000 align:start`; hours may be missing.
  private static func times(_ line: Substring) -> (Double, Double)? {
    let parts = line.split(separator: "-->", maxSplits: 1)
    guard parts.count == 2, let start = seconds(parts[0]),
      let last = parts[1].split(whereSeparator: \.isWhitespace).first, let end = seconds(last)
    else { return nil }
    return (start, end)
  }

  private static func seconds(_ text: Substring) -> Double? {
    let plain = text.filter { !$0.isWhitespace }
    let parts = plain.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let last = parts.last else { return nil }
    var total = 0.0
    for part in parts.dropLast() {
      guard let number = Int(part), number >= 0, number < 100_000 else { return nil }
      total = total * 60 + Double(number)
    }
    guard let rest = Double(last.replacing(",", with: ".")), rest >= 0, rest < 60 else { return nil }
    return ((total * 60 + rest) * 1000).rounded() / 1000
  }
}

/// The words of a cue: without its tags, with its speakers.
enum CueText {
  static func pieces(_ text: String) -> [(speaker: String?, words: String)] {
    var pieces: [(speaker: String?, words: String)] = [(nil, "")]
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      pieces[pieces.count - 1].words += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else {
        rest = rest[open...]
        break
      }
      let tag = rest[rest.index(after: open)..<close]
      if let speaker = voice(tag) {
        pieces.append((speaker, ""))
      } else if !isTag(tag) {
        pieces[pieces.count - 1].words += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    pieces[pieces.count - 1].words += rest
    return pieces.map { ($0.speaker, plain($0.words)) }.filter { !$0.1.isEmpty }
  }

  /// `v Anna Berg`, `v.loud Anna`.
  private static func voice(_ tag: Substring) -> String? {
    guard tag.hasPrefix("v ") else {
      guard tag.hasPrefix("v."), let space = tag.firstIndex(where: \.isWhitespace) else { return nil }
      return name(tag[space...])
    }
    return name(tag.dropFirst(2))
  }

  private static func name(_ text: Substring) -> String? {
    let name = plain(String(text))
    return name.isEmpty ? nil : name
  }

  /// Formatting of either format, and times inside a cue; not `<laughs>`.
  private static func isTag(_ tag: Substring) -> Bool {
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
    if ["b", "i", "u", "s", "c", "v", "ruby", "rt", "lang", "font"].contains(name.lowercased()) { return true }
    return tag.first?.isNumber ?? false
  }

  /// A line of a cue as it is read, tags taken off.
  static func plainLine(_ line: String) -> String { pieces(line).map(\.words).joined(separator: " ") }

  /// Entities read, `{\an8}` and white space taken off, one space between words.
  private static func plain(_ text: String) -> String {
    var text = text
    if text.utf8.contains(UInt8(ascii: "{")) {
      text = text.replacing(/\{\\[^}]*\}/, with: "")
    }
    if text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 > 0x7F }) {
      text = HTMLEntities.decoded(text).filter { $0 != "\u{200E}" && $0 != "\u{200F}" }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
