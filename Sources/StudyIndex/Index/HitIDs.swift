import Basics
import Codebooks
import Matching
import Transcripts

/// Names of rules' hits. They depend on the words and the code only, so that they outlive a rebuilt index and
/// changes elsewhere in the transcript.
enum HitID {
  /// - Parameter occurrence: 0-based count of the same words with the same code earlier in the transcript.
  static func make(transcript: String, code: String, quote: String, occurrence: Int) -> String {
    let text = "\(transcript)\u{0}\(code)\u{0}\(occurrence)\u{0}\(quote)"
    return "h" + ContentHash(of: Array(text.utf8)).hexadecimal.prefix(11)
  }

  /// The names of a transcript's hits, in their order.
  static func all(of hits: [Hit], in transcript: Transcript, _ codebook: Codebook) -> [String] {
    var seen: [Int: [String: Int]] = [:]
    return hits.map { hit in
      let quote = transcript.text[hit.span]
      let occurrence = seen[hit.code, default: [:]][quote, default: 0]
      seen[hit.code, default: [:]][quote] = occurrence + 1
      return make(
        transcript: transcript.name, code: codebook.codes[hit.code].id, quote: quote, occurrence: occurrence)
    }
  }
}
