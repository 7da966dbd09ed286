import Foundation
import Transcripts

/// The text of a source as it is in the file: Unicode scalars, line ends as they are, without a byte-order mark.
struct RawText {
  let scalars: [Unicode.Scalar]
  let hasMark: Bool

  /// - Parameter bytes: UTF-8. What is not UTF-8 becomes the replacement character, one for each bad byte sequence.
  init(_ bytes: [UInt8]) {
    hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    scalars = Array(String(decoding: hasMark ? bytes[3...] : bytes[...], as: UTF8.self).unicodeScalars)
  }

  init(_ text: String) {
    let all = Array(text.unicodeScalars)
    hasMark = all.first == "\u{FEFF}"
    scalars = hasMark ? Array(all.dropFirst()) : all
  }

  /// Whether a line ends with a carriage return and a line feed.
  var hasPairedLineEnds: Bool {
    zip(scalars, scalars.dropFirst()).contains { $0 == "\r" && $1 == "\n" }
  }

  subscript(range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// Whether a place is between two letters or digits of one word. Scripts without spaces have no such places.
  func cutsWord(at place: Int) -> Bool {
    guard place > 0, place < scalars.count else { return false }
    return Self.isInWord(scalars[place - 1]) && Self.isInWord(scalars[place])
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    let isIdeograph = scalar.value >= 0x2E80 && scalar.value < 0xFF00 || scalar.value >= 0x20000
    return !isIdeograph && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  /// The text in Unicode's composed form with LF line ends, and where each scalar of the original went.
  func composed() -> (text: String, places: [Int]) {
    // Scalars below U+0300 have no other composed form, alone or together.
    if scalars.allSatisfy({ $0.value < 0x300 && $0 != "\r" }) {
      return (self[0..<scalars.count], Array(0...scalars.count))
    }
    var result = String.UnicodeScalarView()
    var count = 0
    var places: [Int] = []
    places.reserveCapacity(scalars.count + 1)
    var next = 0
    while next < scalars.count {
      if isPlain(next) {
        result.append(scalars[next])
        places.append(count)
        count += 1
        next += 1
        continue
      }
      var end = next + 1
      while end < scalars.count, !isPlain(end) || scalars[end - 1] == "\r" { end += 1 }
      // Composition never reaches over the edge of a grapheme cluster.
      for character in self[next..<end] {
        let old = character.unicodeScalars.count
        let plain = character == "\r\n" || character == "\r" ? "\n" : String(character)
        let composed = plain.precomposedStringWithCanonicalMapping.unicodeScalars
        // Inside a cluster every scalar but the first belongs to its end.
        let new = composed.count
        for index in 0..<old { places.append(count + (old == new ? index : index == 0 ? 0 : min(index, new))) }
        result.append(contentsOf: composed)
        count += new
      }
      next = end
    }
    places.append(count)
    return (String(result), places)
  }

  /// Whether a scalar has no other composed form, and nothing behind it that could be composed with it.
  private func isPlain(_ place: Int) -> Bool {
    scalars[place].value < 0x300 && scalars[place] != "\r"
      && (place + 1 == scalars.count || scalars[place + 1].value < 0x300)
  }
}
