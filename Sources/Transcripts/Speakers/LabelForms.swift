/// Reads labels off the beginnings of lines, by shape alone. Whether they are labels is decided over the whole
/// document, in `SpeakerDetection`.
enum LabelForms {
  /// The longest label, in scalars.
  static let longest = 40
  /// Of a label before a full stop, in bytes.
  static let longestBeforeStop = 24

  /// The label of one shape that a line begins with. `slip`, `alone` and `literal` depend on what is known already,
  /// and have no reading of their own here.
  static func read(_ shape: SpeakerLabel.Shape, _ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    switch shape {
    case .colon: colon(line, of: bytes)
    case .header: header(line, of: bytes)
    case .bracket: bracket(line, of: bytes)
    case .stop: stop(line, of: bytes)
    case .column: column(line, of: bytes)
    case .mark: mark(line, of: bytes)
    case .slip, .alone, .literal: nil
    }
  }

  /// `Name: text`, `Name：text`, `[00:12:03] Name: text`, `*0:0 = Name: text`, `Name (00:12:03): text`,
  /// `Name (to Anna): text`, `Name (34, teacher): text`.
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
      return SpeakerLabel(.colon, base, words: words, time: inner.seconds, isFullWidth: colon.count == 3)
    }
    return SpeakerLabel(
      .colon, label, base: base, aside: aside, words: words, time: time, isFullWidth: colon.count == 3)
  }

  /// `[id] text`, `[id]: text`, `【id】text`, `(speaker 0) text`.
  static func bracket(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    let (time, start) = leadingTime(line, of: bytes)
    guard let (inner, end) = leadingBrackets(start..<line.upperBound, of: bytes),
      let label = text(of: WhiteSpace.trim(inner, in: bytes), in: bytes)
    else { return nil }
    if bytes[start] == 0x28, !NameForm.isNumbered(label), RoleNames.role(of: label) == nil { return nil }
    var index = end
    if index < line.upperBound, bytes[index] == 0x3A { index += 1 }
    return SpeakerLabel(
      .bracket, label, words: WhiteSpace.skip(index..<line.upperBound, in: bytes)..<line.upperBound, time: time)
  }

  /// `NAME  00:13`, `NAME (00:13)`, `NAME (00:13):`, `00:13 NAME`, with nothing else on the line.
  static func header(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    var line = WhiteSpace.trim(line, in: bytes)
    guard line.count >= 6, line.count <= 4 * longest, bytes[line].contains(0x3A) else { return nil }
    if let time = TurnTime.parseMarked(bytes, from: line.lowerBound, to: line.upperBound), time.isCertain {
      let name = WhiteSpace.skip(time.end..<line.upperBound, in: bytes)..<line.upperBound
      guard name.lowerBound > time.end, let label = text(of: name, in: bytes), !label.contains(":"),
        !endsSentence(label)
      else { return nil }
      return SpeakerLabel(.header, label, words: line.upperBound..<line.upperBound, time: time.seconds)
    }
    if bytes[line.upperBound - 1] == 0x3A {
      line = line.lowerBound..<WhiteSpace.trimEnd(line.lowerBound..<line.upperBound - 1, in: bytes)
    }
    var last = line.upperBound
    while last > line.lowerBound, bytes[last - 1] != 0x20, bytes[last - 1] != 0x09 { last -= 1 }
    guard last > line.lowerBound, let time = TurnTime.parseMarked(bytes, from: last, to: line.upperBound),
      time.isCertain, time.end == line.upperBound,
      let label = text(of: WhiteSpace.trim(line.lowerBound..<last, in: bytes), in: bytes), !label.contains(":")
    else { return nil }
    return SpeakerLabel(.header, label, words: line.upperBound..<line.upperBound, time: time.seconds)
  }

  /// `Q. text`, `Int. text`, `P2. text`: a short word or code, a full stop, and words.
  static func stop(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    let (time, start) = leadingTime(line, of: bytes)
    guard let mark = (start..<min(line.upperBound, start + longestBeforeStop)).first(where: { bytes[$0] == 0x2E }),
      mark + 1 == line.upperBound || bytes[mark + 1] == 0x20 || bytes[mark + 1] == 0x09,
      let label = text(of: start..<mark, in: bytes), label.unicodeScalars.count <= 6, !label.contains(" ")
    else { return nil }
    let words = WhiteSpace.skip(mark + 1..<line.upperBound, in: bytes)..<line.upperBound
    return SpeakerLabel(.stop, label, words: words, time: time)
  }

  /// `Int.<tab>text`, `Anna<tab>text`, `P1    text`: a label, a gap as between columns, and words.
  static func column(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    let (time, start) = leadingTime(line, of: bytes)
    let limit = min(line.upperBound, start + 4 * longest)
    guard
      let gap = (start..<limit).first(where: {
        bytes[$0] == 0x09 || bytes[$0] == 0x20 && $0 + 1 < limit && bytes[$0 + 1] == 0x20
      }), gap > start
    else { return nil }
    let isMarked = bytes[gap - 1] == 0x2E
    guard let label = text(of: start..<(isMarked ? gap - 1 : gap), in: bytes), !endsSentence(label), label.last != ":"
    else {
      return nil
    }
    let words = WhiteSpace.skip(gap..<line.upperBound, in: bytes)..<line.upperBound
    return SpeakerLabel(.column, label, words: words, time: time)
  }

  /// `Name. text`, `Name; text` for one of `certain`.
  static func slip(_ line: Range<Int>, of bytes: [UInt8], certain: Set<String>) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    let (time, start) = leadingTime(line, of: bytes)
    guard
      let mark = (start..<min(line.upperBound, start + 4 * longest)).first(where: {
        bytes[$0] == 0x2E || bytes[$0] == 0x3B
      }), mark + 1 < line.upperBound, bytes[mark + 1] == 0x20,
      // Without white space no more than three bytes; most lines are sentences with their first full stop far behind.
      bytes[mark] == 0x3B || mark - start <= longest,
      let label = text(of: start..<mark, in: bytes), certain.contains(label)
    else { return nil }
    if bytes[mark] == 0x2E, label.utf8.count > 3 { return nil }
    let words = WhiteSpace.skip(mark + 1..<line.upperBound, in: bytes)..<line.upperBound
    return SpeakerLabel(.slip, label, words: words, time: time)
  }

  /// The whole line as a label.
  static func alone(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    guard let label = text(of: line, in: bytes) else { return nil }
    return SpeakerLabel(.alone, label, words: line.upperBound..<line.upperBound)
  }

  /// One of the labels that a person named, at the beginning of a line, whatever follows it but a letter or a digit.
  /// - Parameter labels: the longest first.
  static func literal(_ line: Range<Int>, of bytes: [UInt8], labels: [String]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    let (time, start) = leadingTime(line, of: bytes)
    for label in labels where bytes[start..<line.upperBound].starts(with: label.utf8) {
      let end = start + label.utf8.count
      if end < line.upperBound,
        let next = String(decoding: bytes[end..<min(end + 4, line.upperBound)], as: UTF8.self)
          .unicodeScalars.first, let last = label.unicodeScalars.last, last.properties.isAlphabetic || isDigit(last),
        next.properties.isAlphabetic && !next.properties.isIdeographic || isDigit(next)
      {
        continue
      }
      var index = WhiteSpace.skip(end..<line.upperBound, in: bytes)
      if index < line.upperBound, [0x2E, 0x3A, 0x3B, 0x29, 0x5D, 0x3E].contains(bytes[index]) { index += 1 }
      return SpeakerLabel(
        .literal, label, words: WhiteSpace.skip(index..<line.upperBound, in: bytes)..<line.upperBound, time: time)
    }
    return nil
  }

  /// A time at the beginning of a line and what separates it from the label.
  static func leadingTime(_ line: Range<Int>, of bytes: [UInt8]) -> (time: Double?, next: Int) {
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

  /// The first colon outside brackets: `Name (00:10): text`, `Anna [b: 1990]: text`.
  private static func firstColon(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    var closing: UInt8 = 0
    for index in range {
      if closing != 0 {
        if bytes[index] == closing { closing = 0 }
        continue
      }
      switch bytes[index] {
      case 0x3A: return index..<index + 1
      case 0x28 where bytes[index..<range.upperBound].contains(0x29): closing = 0x29
      case 0x5B where bytes[index..<range.upperBound].contains(0x5D): closing = 0x5D
      case 0xEF where index + 2 < range.upperBound && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9A:
        return index..<index + 3
      default: break
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
    if first == 0x5B || first == 0x28 {
      let closing: UInt8 = first == 0x5B ? 0x5D : 0x29
      guard let end = (line.lowerBound..<limit).first(where: { bytes[$0] == closing }) else { return nil }
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

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

  /// Whether a text ends as sentences do, and names do not.
  private static func endsSentence(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last else { return false }
    return ".?!…,;。？！，".unicodeScalars.contains(last)
  }

  /// Whether all white space of a range is single spaces between other characters.
  private static func hasSingleSpaces(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    var isAfterSpace = true
    for index in range {
      let isSpace = bytes[index] == 0x20
      if isSpace ? isAfterSpace : WhiteSpace.length(at: index, in: bytes) > 0 { return false }
      isAfterSpace = isSpace
    }
    return !isAfterSpace
  }

  /// The label's text with single spaces inside; `nil` when it is empty or too long for a label.
  static func text(of range: Range<Int>, in bytes: [UInt8]) -> String? {
    guard !range.isEmpty, range.count <= 4 * longest else { return nil }
    // As many scalars as there are bytes that begin one.
    guard bytes[range].count(where: { $0 & 0xC0 != 0x80 }) <= longest else { return nil }
    let text = String(decoding: bytes[range], as: UTF8.self)
    return hasSingleSpaces(range, in: bytes) ? text : text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
