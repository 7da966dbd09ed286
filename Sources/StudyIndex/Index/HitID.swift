import Basics

/// Names of rules' hits. They depend on the words and the code only, so that they outlive a rebuilt index and
/// changes elsewhere in the transcript.
enum HitID {
  /// - Parameter occurrence: 0-based count of the same words with the same code earlier in the transcript.
  static func make(transcript: String, code: String, quote: String, occurrence: Int) -> String {
    let text = "\(transcript)\u{0}\(code)\u{0}\(occurrence)\u{0}\(quote)"
    return "h" + ContentHash(of: Array(text.utf8)).hexadecimal.prefix(11)
  }
}
