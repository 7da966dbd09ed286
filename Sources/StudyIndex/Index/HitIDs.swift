import Basics
import Codebooks
import Matching
import Transcripts

/// Names of rules' hits. They depend on the words and the code only, so that they outlive a rebuilt index and
/// changes elsewhere in the transcript. People and journals have them as text; the index as numbers.
enum HitID {
  /// As people see it: `h` and eleven hexadecimal digits.
  static func text(of number: Int64) -> String {
    let digits = String(number, radix: 16)
    return "h" + String(repeating: "0", count: max(11 - digits.utf8.count, 0)) + digits
  }

  /// The numbers of the names that begin so; `nil` where none can.
  /// - Parameter prefix: in lower case.
  static func numbers(withPrefix prefix: String) -> Range<Int64>? {
    let digits = prefix.dropFirst()
    guard prefix.hasPrefix("h"), digits.utf8.count <= 11, digits.allSatisfy(\.isHexDigit),
      let first = Int64(digits, radix: 16)
    else { return nil }
    let open = 4 * (11 - digits.utf8.count)
    return first << open..<(first + 1) << open
  }

  /// - Parameters:
  ///   - quote: UTF-8.
  ///   - occurrence: 0-based count of the same words with the same code earlier in the transcript.
  ///   - room: where the text that is hashed is put together; what it holds is lost.
  static func make(
    transcript: String, code: String, quote: some Collection<UInt8>, occurrence: Int, in room: inout [UInt8]
  ) -> Int64 {
    room.removeAll(keepingCapacity: true)
    for part in [transcript, code, String(occurrence)] {
      room += part.utf8
      room.append(0)
    }
    room += quote
    return Int64(ContentHash.firstBits(44, of: room))
  }

  /// The names of a transcript's hits, in their order.
  static func all(of hits: [Hit], in transcript: Transcript, _ codebook: Codebook) -> [Int64] {
    var seen: [Passage: Int] = [:]
    var room: [UInt8] = []
    return hits.map { hit in
      let quote = transcript.text.bytes[transcript.text.byteRange(of: hit.span)]
      return make(
        transcript: transcript.name, code: codebook.codes[hit.code].id, quote: quote,
        occurrence: next(&seen[Passage(code: hit.code, quote: quote), default: 0]), in: &room)
    }
  }

  private static func next(_ count: inout Int) -> Int {
    defer { count += 1 }
    return count
  }

  /// Words with a code.
  private struct Passage: Hashable {
    let code: Int
    /// UTF-8.
    let quote: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) {
      hasher.combine(code)
      quote.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }
}
