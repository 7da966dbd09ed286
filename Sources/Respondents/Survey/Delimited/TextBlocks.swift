import Basics

/// UTF-8 text in blocks of whole lines, so that a file of any size takes little memory.
struct TextBlocks {
  /// Text that is not UTF-8, or holds a zero byte. `offset` is 0-based in `block`.
  struct Fault: Error {
    let block: [UInt8]
    let offset: Int
    let isZero: Bool
  }

  /// Size of the text in bytes.
  let size: Int
  /// Bytes given out so far.
  private(set) var done = 0
  private let bytes: [UInt8]
  private let reading: FileReading?
  private var rest: [UInt8] = []
  private var position = 0

  private static let blockSize = 1_048_576

  init(_ source: SurveySource, file: String) throws {
    switch source {
    case .bytes(let bytes):
      self.bytes = bytes
      reading = nil
      size = bytes.count
    case .file(let url):
      bytes = []
      let reading = try FileReading(url, shownAs: file)
      self.reading = reading
      size = reading.size
    }
  }

  /// Whole lines, about a megabyte; the last line of the file may lack its break. `nil` at the end.
  /// - Throws: `Fault`; `Problem` of kind `inputOutput`.
  mutating func next() throws -> [UInt8]? {
    var block = rest
    rest = []
    while true {
      let more = try piece()
      block += more
      if more.isEmpty {
        if block.isEmpty { return nil }
        break
      }
      if let end = Self.lastBreak(in: block) {
        if end < block.count {
          rest = Array(block[end...])
          block.removeSubrange(end...)
        }
        break
      }
    }
    done += block.count
    if let offset = UTF8Validity.firstInvalidOrZero(in: block) {
      throw Fault(block: block, offset: offset, isZero: block[offset] == 0)
    }
    return block
  }

  private mutating func piece() throws -> [UInt8] {
    if let reading { return try reading.next(Self.blockSize) }
    let end = min(position + Self.blockSize, bytes.count)
    defer { position = end }
    return Array(bytes[position..<end])
  }

  /// Offset behind the last line break; one that may be half of CRLF does not count.
  private static func lastBreak(in block: [UInt8]) -> Int? {
    (block.lastIndex(of: 0x0A) ?? block.dropLast().lastIndex(of: 0x0D)).map { $0 + 1 }
  }
}
