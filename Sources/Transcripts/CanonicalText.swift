import Basics

/// The one form in which transcripts are kept, whatever they came from: UTF-8 in NFC, lines that end in LF, no
/// byte-order mark, no white space at the end of a line, no control characters but LF and tab, never more than one
/// blank line in a row, none at the beginning, and LF at the end of the last line.
public enum CanonicalText {
  /// The canonical form of `text`; empty when it is empty but white space.
  public static func string(_ text: String) throws -> String {
    String(decoding: try bytes(from: Array(text.utf8)), as: UTF8.self)
  }

  /// The canonical form of UTF-8 bytes. Taking it twice changes nothing.
  /// - Throws: `Problem` of kind `badData`, with the line, when the bytes are not UTF-8.
  public static func bytes(from raw: [UInt8]) throws -> [UInt8] {
    tidyLines(of: try decoded(raw))
  }

  /// UTF-8 checked, without a byte-order mark, lines ended by LF, NFC: what a transcript is in memory. Lines keep
  /// their numbers, so problems can name them.
  /// - Throws: `Problem` of kind `badData`, with the line, when the bytes are not UTF-8.
  package static func decoded(_ raw: [UInt8]) throws -> [UInt8] {
    if let offset = UTF8Validity.firstInvalid(in: raw) {
      throw Problem.notUTF8(line: raw[..<offset].count { $0 == 0x0A } + 1)
    }
    return try Normalisation.nfc(withPlainLineEnds(raw))
  }

  private static func withPlainLineEnds(_ raw: [UInt8]) -> [UInt8] {
    let hasMark = raw.starts(with: [0xEF, 0xBB, 0xBF])
    guard hasMark || raw.contains(0x0D) else { return raw }
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var previous: UInt8 = 0
    for byte in raw.dropFirst(hasMark ? 3 : 0) {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  private static func tidyLines(of bytes: [UInt8]) -> [UInt8] {
    let clean = withoutControls(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(clean.count + 1)
    var blankBefore = false
    var start = 0
    while start < clean.count {
      var end = start
      while end < clean.count, clean[end] != 0x0A { end += 1 }
      let trimmed = start..<WhiteSpace.trimEnd(start..<end, in: clean)
      if trimmed.isEmpty {
        blankBefore = !result.isEmpty
      } else {
        if blankBefore { result.append(0x0A) }
        blankBefore = false
        result += clean[trimmed]
        result.append(0x0A)
      }
      start = end + 1
    }
    return result
  }

  /// Form feeds, vertical tabs, NEL and Unicode's separators of lines and paragraphs become LF; other controls and
  /// stray byte-order marks go. What was around them may then compose, so NFC is taken once more.
  private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var changed = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2 && byte != 0xEF || byte == 0x0A || byte == 0x09 {
        result.append(byte)
        index += 1
        continue
      }
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      let last = index + 2 < bytes.count ? bytes[index + 2] : 0
      switch (byte, next, last) {
      case (0x0B...0x0D, _, _): (changed, index) = (true, index + 1); result.append(0x0A)
      case (0xC2, 0x85, _): (changed, index) = (true, index + 2); result.append(0x0A)
      case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): (changed, index) = (true, index + 3); result.append(0x0A)
      case (0x00...0x1F, _, _), (0x7F, _, _): (changed, index) = (true, index + 1)
      case (0xC2, 0x80...0x9F, _): (changed, index) = (true, index + 2)
      case (0xEF, 0xBB, 0xBF): (changed, index) = (true, index + 3)
      default:
        result.append(byte)
        index += 1
      }
    }
    guard changed else { return bytes }
    return (try? Normalisation.nfc(result)) ?? result
  }
}
