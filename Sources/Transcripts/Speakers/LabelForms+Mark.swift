extension LabelForms {
  /// `Name – text`, `Name | text`, `Name> text`, `Name) text`, `<Name> text`, `(Name) text`.
  static func mark(_ line: Range<Int>, of bytes: [UInt8]) -> SpeakerLabel? {
    let line = WhiteSpace.trim(line, in: bytes)
    let (time, start) = leadingTime(line, of: bytes)
    let limit = min(line.upperBound, start + 4 * longest)
    guard start < limit, let (name, end) = marked(start..<limit, of: bytes),
      let label = text(of: WhiteSpace.trim(name, in: bytes), in: bytes)
    else { return nil }
    return SpeakerLabel(
      .mark, label, words: WhiteSpace.skip(end..<line.upperBound, in: bytes)..<line.upperBound, time: time)
  }

  /// The bytes before a mark or in brackets, and the byte after the mark.
  private static func marked(_ line: Range<Int>, of bytes: [UInt8]) -> (name: Range<Int>, end: Int)? {
    let start = line.lowerBound
    if let closing: UInt8 = [0x3C: 0x3E, 0x28: 0x29][bytes[start]] {
      guard let end = line.first(where: { bytes[$0] == closing }) else { return nil }
      let isBeforeColon = end + 1 < line.upperBound && bytes[end + 1] == 0x3A
      return (start + 1..<end, isBeforeColon ? end + 2 : end + 1)
    }
    var isOpen = false
    for index in line {
      switch bytes[index] {
      case 0x28: isOpen = true
      case 0x29 where isOpen: isOpen = false
      case 0x7C: return (start..<index, index + 1)
      case 0x3E, 0x29:
        if isSpace(index + 1, line, bytes) { return (start..<index, index + 1) }
      case 0x2D where index > start && isSpace(index - 1, line, bytes):
        if isSpace(index + 1, line, bytes) { return (start..<index, index + 1) }
      // U+2012 to U+2015.
      case 0xE2
      where index + 2 < line.upperBound && bytes[index + 1] == 0x80 && (0x92...0x95).contains(bytes[index + 2]):
        if isSpace(index + 3, line, bytes) { return (start..<index, index + 3) }
      default: break
      }
    }
    return nil
  }

  private static func isSpace(_ index: Int, _ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    index >= line.upperBound || bytes[index] == 0x20 || bytes[index] == 0x09
      || bytes[index] == 0xC2 && index + 1 < line.upperBound && bytes[index + 1] == 0xA0
  }
}
