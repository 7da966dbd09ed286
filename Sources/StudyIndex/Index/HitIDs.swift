import Basics
import Codebooks
import Matching
import Transcripts

/// Names of rules' hits. They depend on the words and the code only, so that they outlive a rebuilt index and
/// changes elsewhere in the transcript.
enum HitID {
  /// - Parameters:
  ///   - quote: UTF-8.
  ///   - occurrence: 0-based count of the same words with the same code earlier in the transcript.
  ///   - room: where the text that is hashed is put together; what it holds is lost.
  static func make(
    transcript: String, code: String, quote: some Collection<UInt8>, occurrence: Int, in room: inout [UInt8]
  ) -> String {
    room.removeAll(keepingCapacity: true)
    for part in [transcript, code, String(occurrence)] {
      room += part.utf8
      room.append(0)
    }
    room += quote
    return "h" + ContentHash.digits(11, of: room)
  }

  /// The names of a transcript's hits, in their order.
  static func all(of hits: [Hit], in transcript: Transcript, _ codebook: Codebook) -> [String] {
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
