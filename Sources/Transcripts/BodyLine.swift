/// One line of a transcript's body.
package struct BodyLine: Sendable {
  /// Bytes of the body, without the line's end.
  package let range: Range<Int>
  /// 1-based, in the whole file.
  package let number: Int
  /// Nothing but white space.
  package let isBlank: Bool

  /// The lines of a body whose first line is line `first` of the file. The text ends with its last line, whether or
  /// not that is closed by LF.
  package static func lines(of bytes: [UInt8], first: Int) -> [BodyLine] {
    var lines: [BodyLine] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let isBlank = WhiteSpace.skip(start..<end, in: bytes) == end
      lines.append(BodyLine(range: start..<end, number: first + lines.count, isBlank: isBlank))
      start = end + 1
    }
    return lines
  }
}
