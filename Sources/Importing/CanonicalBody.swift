import Transcripts

/// The body of a transcript in its canonical form: each turn begins with `Label: words` (or `[hh:mm:ss] Label: words`)
/// on a line of its own after a blank line; the words of the turn are not touched.
struct CanonicalBody {
  private(set) var bytes: [UInt8] = []
  /// For each turn, the 1-based line of the body on which it begins.
  private(set) var lines: [Int] = []
  private var line = 1

  init(_ read: ReadBody) {
    for turn in read.reading.turns {
      if !bytes.isEmpty { append("\n") }
      lines.append(line)
      let time = turn.time.map { "[\(TurnTime.text($0))]" }
      if turn.label.isEmpty {
        if let time { append(time + "\n") }
      } else {
        if let time { append(time + " ") }
        append(turn.label + (turn.isFullWidth ? "：" : ":"))
      }
      let words = Self.words(of: turn, in: read.bytes)
      if !turn.label.isEmpty, !turn.isFullWidth, !words.isEmpty { append(" ") }
      append(words)
      append("\n")
    }
  }

  private mutating func append(_ text: String) { append(Array(text.utf8)) }

  private mutating func append(_ text: [UInt8]) {
    bytes += text
    line += text.count { $0 == 0x0A }
  }

  /// The words of a turn, an aside that were before the colon first; times alone on a line in square brackets, so
  /// that they are not counted as words.
  private static func words(of turn: TurnReading.Turn, in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    if let aside = turn.aside {
      result += bytes[aside]
      if !turn.words.isEmpty { result.append(0x20) }
    }
    for line in BodyLine.lines(of: Array(bytes[turn.words]), first: 1) {
      if line.number > 1 { result.append(0x0A) }
      let range = line.range.lowerBound + turn.words.lowerBound..<line.range.upperBound + turn.words.lowerBound
      // What is beside a label was said ("12:30").
      let isAlone = !line.isBlank && (line.number > 1 || turn.label.isEmpty)
      if isAlone, let time = TurnTime.alone(on: range, of: bytes) {
        result += "[\(TurnTime.text(time))]".utf8
      } else {
        result += bytes[range]
      }
    }
    return result
  }
}
