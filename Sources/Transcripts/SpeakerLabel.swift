/// A label as it stands at the beginning of one line: not yet known to be one.
package struct SpeakerLabel: Sendable {
  package enum Shape: Sendable {
    /// `Name: text`, with or without a time before it; the colon half or full width.
    case colon
    /// `[id] text`.
    case bracket
    /// `NAME  00:13` on a line of its own.
    case header
    /// `Name. text` or `Name; text`: a slip of the typist's, believed only of labels that are certain.
    case slip
  }

  package let shape: Shape
  /// As written, with single spaces inside.
  package let label: String
  /// The label without an aside in brackets after it (`X (to Anna): …` gives `X`); `nil` without an aside.
  package let base: String?
  /// Bytes of that aside, brackets included.
  package let aside: Range<Int>?
  /// Bytes of the words after the label, to the end of the line.
  package let words: Range<Int>
  /// Seconds from the beginning of the recording, when a time stands beside the label.
  package let time: Double?
  /// Whether the colon is the full-width one.
  package let isFullWidth: Bool

  /// The same, where what stands in brackets belongs to the name (`Anna Berg (guest)`).
  var withoutAside: SpeakerLabel {
    aside == nil
      ? self
      : SpeakerLabel(
        shape: shape, label: label, base: nil, aside: nil, words: words, time: time, isFullWidth: isFullWidth)
  }

  /// Whether a text that stands where labels do (in a table's first column) may be one: a role or a name.
  package static func isPossible(_ text: String) -> Bool {
    text.unicodeScalars.count <= LabelShapes.longest && (RoleNames.role(of: text) != nil || LabelForm.isName(text))
  }
}

/// Reads labels off the beginnings of lines, by shape alone.
enum LabelShapes {
  /// The longest label, in scalars.
  static let longest = 40

  /// `Name: text`, `Name：text`, `[00:12:03] Name: text`, `*0:0 = Name: text`, `Name (00:12:03): text`,
  /// `Name (to Anna): text`.
  static func colon(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    let (time, start) = leadingTime(line, of: bytes)
    guard let colon = firstColon(start..<min(line.upperBound, start + 4 * longest), of: bytes) else { return nil }
    let after = colon.upperBound
    if colon.count == 1, after < line.upperBound {
      if bytes[after] == 0x2F { return nil }
      if isDigit(bytes[after]), colon.lowerBound > start, isDigit(bytes[colon.lowerBound - 1]) { return nil }
    }
    let name = WhiteSpace.trim(start..<colon.lowerBound, in: bytes)
    guard let label = text(of: name, in: bytes) else { return nil }
    let aside = trailingBrackets(name, of: bytes)
    let base = aside.flatMap { text(of: WhiteSpace.trim(name.lowerBound..<$0.lowerBound, in: bytes), in: bytes) }
    let words = WhiteSpace.skip(after..<line.upperBound, in: bytes)..<line.upperBound
    if let aside, let base, let inner = TurnTime.parseMarked(bytes, from: aside.lowerBound, to: aside.upperBound),
      inner.end == aside.upperBound
    {
      return SpeakerLabel(
        shape: .colon, label: base, base: nil, aside: nil, words: words, time: inner.seconds,
        isFullWidth: colon.count == 3)
    }
    return SpeakerLabel(
      shape: .colon, label: label, base: base, aside: base == nil ? nil : aside, words: words, time: time,
      isFullWidth: colon.count == 3)
  }

  /// `[id] text`, `【id】text`.
  static func bracket(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    guard let (inner, end) = leadingBrackets(line, of: bytes),
      let label = text(of: WhiteSpace.trim(inner, in: bytes), in: bytes)
    else { return nil }
    let words = WhiteSpace.skip(end..<line.upperBound, in: bytes)..<line.upperBound
    return SpeakerLabel(
      shape: .bracket, label: label, base: nil, aside: nil, words: words, time: nil, isFullWidth: false)
  }

  /// `NAME  00:13`, `NAME (00:13)`, `00:13 NAME`, with nothing else on the line.
  static func header(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    guard line.count >= 6, line.count <= 4 * longest, bytes[line].contains(0x3A) else { return nil }
    if let time = TurnTime.parseMarked(bytes, from: line.lowerBound, to: line.upperBound), time.isCertain {
      let name = WhiteSpace.skip(time.end..<line.upperBound, in: bytes)..<line.upperBound
      guard name.lowerBound > time.end, let label = text(of: name, in: bytes), !label.contains(":") else { return nil }
      return header(label, at: line.upperBound, time.seconds)
    }
    var last = line.upperBound
    while last > line.lowerBound, bytes[last - 1] != 0x20, bytes[last - 1] != 0x09 { last -= 1 }
    guard last > line.lowerBound, let time = TurnTime.parseMarked(bytes, from: last, to: line.upperBound),
      time.isCertain, time.end == line.upperBound,
      let label = text(of: WhiteSpace.trim(line.lowerBound..<last, in: bytes), in: bytes), !label.contains(":")
    else { return nil }
    return header(label, at: line.upperBound, time.seconds)
  }

  /// `Name. text`, `Name; text` for one of `certain`.
  static func slip(_ line: Range<Int>, of bytes: [UInt8], certain: Set<String>) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    let (time, start) = leadingTime(line, of: bytes)
    guard
      let mark = (start..<min(line.upperBound, start + 4 * longest)).first(where: {
        bytes[$0] == 0x2E || bytes[$0] == 0x3B
      }), mark + 1 < line.upperBound, bytes[mark + 1] == 0x20,
      let label = text(of: start..<mark, in: bytes), certain.contains(label)
    else { return nil }
    if bytes[mark] == 0x2E, label.utf8.count > 3 { return nil }
    let words = WhiteSpace.skip(mark + 1..<line.upperBound, in: bytes)..<line.upperBound
    return SpeakerLabel(
      shape: .slip, label: label, base: nil, aside: nil, words: words, time: time, isFullWidth: false)
  }

  private static func header(_ label: String, at end: Int, _ time: Double) -> SpeakerLabel {
    SpeakerLabel(
      shape: .header, label: label, base: nil, aside: nil, words: end..<end, time: time, isFullWidth: false)
  }

  /// A time at the beginning of a line and what separates it from the label.
  private static func leadingTime(_ line: Range<Int>, of bytes: [UInt8]) -> (time: Double?, next: Int) {
    guard let time = TurnTime.parseMarked(bytes, from: line.lowerBound, to: line.upperBound) else {
      return (nil, line.lowerBound)
    }
    var index = WhiteSpace.skip(time.end..<line.upperBound, in: bytes)
    if index < line.upperBound, bytes[index] == 0x3D || bytes[index] == 0x2D {
      index = WhiteSpace.skip(index + 1..<line.upperBound, in: bytes)
    } else if index == time.end, bytes[time.end - 1] >= 0x30, bytes[time.end - 1] <= 0x39 {
      return (nil, line.lowerBound)
    }
    return index < line.upperBound ? (time.seconds, index) : (nil, line.lowerBound)
  }

  private static func firstColon(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    for index in range {
      if bytes[index] == 0x3A { return index..<index + 1 }
      if bytes[index] == 0xEF, index + 2 < range.upperBound, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x9A {
        return index..<index + 3
      }
    }
    return nil
  }

  /// `(…)`, `（…）`, `[…]` at the end of a name that begins before it.
  private static func trailingBrackets(_ name: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    guard let last = bytes[name].last, last == 0x29 || last == 0x5D || last == 0x89 else { return nil }
    let opening = (name.lowerBound..<name.upperBound).first { index in
      switch last {
      case 0x29: bytes[index] == 0x28
      case 0x5D: bytes[index] == 0x5B
      default: bytes[index] == 0xEF && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x88
      }
    }
    guard let opening, opening > name.lowerBound else { return nil }
    return opening..<name.upperBound
  }

  private static func leadingBrackets(_ line: Range<Int>, of bytes: [UInt8]) -> (inner: Range<Int>, end: Int)? {
    guard let first = bytes[line].first else { return nil }
    let limit = min(line.upperBound, line.lowerBound + 4 * longest)
    if first == 0x5B {
      guard let end = (line.lowerBound..<limit).first(where: { bytes[$0] == 0x5D }) else { return nil }
      return (line.lowerBound + 1..<end, end + 1)
    }
    guard line.count > 6, bytes[line].starts(with: [0xE3, 0x80, 0x90]),
      let end = (line.lowerBound + 3..<limit - 2).first(where: {
        bytes[$0] == 0xE3 && bytes[$0 + 1] == 0x80 && bytes[$0 + 2] == 0x91
      })
    else { return nil }
    return (line.lowerBound + 3..<end, end + 3)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The label's text with single spaces inside; `nil` when it is empty or too long for a label.
  private static func text(of range: Range<Int>, in bytes: [UInt8]) -> String? {
    guard !range.isEmpty, range.count <= 4 * longest else { return nil }
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard text.unicodeScalars.count <= longest else { return nil }
    guard text.utf8.contains(where: { $0 == 0x20 || $0 == 0x09 || $0 >= 0xC2 }) else { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
