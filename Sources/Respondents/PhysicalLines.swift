import Foundation

/// Lines as they stand in the file, with their line breaks: LF, CRLF or CR.
struct PhysicalLines {
  private let buffer: UnsafeRawBufferPointer
  private var start: Int
  /// 1-based number of the line that comes next.
  private(set) var number: Int
  /// The next break of each kind at or behind `start`; the buffer's end when there is none.
  private var nextLF = -1
  private var nextCR = -1

  init(_ buffer: UnsafeRawBufferPointer, from start: Int, line: Int) {
    self.buffer = buffer
    self.start = start
    number = line
  }

  mutating func next() -> (number: Int, range: Range<Int>)? {
    guard start < buffer.count else { return nil }
    if nextLF < start { nextLF = find(0x0A) }
    if nextCR < start { nextCR = find(0x0D) }
    var end = min(nextLF, nextCR)
    if end == nextCR, end + 1 == nextLF { end += 1 }
    if end < buffer.count { end += 1 }
    defer {
      start = end
      number += 1
    }
    return (number, start..<end)
  }

  private func find(_ byte: Int32) -> Int {
    guard let base = buffer.baseAddress, let found = memchr(base + start, byte, buffer.count - start) else {
      return buffer.count
    }
    return UnsafeRawPointer(found) - base
  }
}
