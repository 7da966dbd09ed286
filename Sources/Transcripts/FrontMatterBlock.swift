/// Where a file's front matter ends and its body begins.
package struct FrontMatterBlock {
  /// Bytes of the YAML between the two `---`; `nil` when the file has no front matter.
  package let yaml: Range<Int>?
  /// Byte at which the body begins: after the front matter and the blank lines that follow it.
  package let body: Int
  /// 1-based line of the file on which the body begins.
  package let bodyLine: Int

  /// - Parameter bytes: valid UTF-8 with LF.
  /// - Returns: `nil` when the first line is `---` and no later line closes the block.
  package init?(_ bytes: [UInt8]) {
    var line = Self.line(at: 0, in: bytes)
    guard Self.isMark(line, "---", in: bytes) else {
      (body, bodyLine) = Self.skipBlankLines(from: 0, number: 1, in: bytes)
      yaml = nil
      return
    }
    let start = min(line.upperBound + 1, bytes.count)
    var number = 2
    var index = start
    while index < bytes.count {
      line = Self.line(at: index, in: bytes)
      if Self.isMark(line, "---", in: bytes) || Self.isMark(line, "...", in: bytes) {
        yaml = start..<line.lowerBound
        let next = min(line.upperBound + 1, bytes.count)
        (body, bodyLine) = Self.skipBlankLines(from: next, number: number + 1, in: bytes)
        return
      }
      index = line.upperBound + 1
      number += 1
    }
    return nil
  }

  private static func line(at start: Int, in bytes: [UInt8]) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return start..<end
  }

  private static func isMark(_ line: Range<Int>, _ mark: String, in bytes: [UInt8]) -> Bool {
    guard line.count >= 3, bytes[line.lowerBound..<line.lowerBound + 3].elementsEqual(mark.utf8) else { return false }
    return WhiteSpace.skip(line.lowerBound + 3..<line.upperBound, in: bytes) == line.upperBound
  }

  private static func skipBlankLines(from start: Int, number: Int, in bytes: [UInt8]) -> (Int, Int) {
    var (start, number) = (start, number)
    while start < bytes.count {
      let line = line(at: start, in: bytes)
      if WhiteSpace.skip(line, in: bytes) < line.upperBound { break }
      start = min(line.upperBound + 1, bytes.count)
      number += 1
    }
    return (start, number)
  }
}
