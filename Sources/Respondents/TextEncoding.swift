import Basics

/// Whether bytes are the UTF-8 text that tables must be.
enum TextEncoding {
  /// What is in the way of reading `bytes` as a table of text; `nil` when nothing does.
  static func fault(in bytes: [UInt8], file: String) -> Problem? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .workbook(file: file)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .sixteenBit(file: file) }
    if let zero = bytes.firstIndex(of: 0) { return .notText(file: file, place: place(of: zero, in: bytes)) }
    return UTF8Validity.firstInvalid(in: bytes).map { .notUTF8(file: file, place: place(of: $0, in: bytes)) }
  }

  /// 1-based line and column (scalars) of a byte before which all is valid.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
