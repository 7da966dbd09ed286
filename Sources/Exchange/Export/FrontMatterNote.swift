import Basics

/// The front matter of a transcript in the description of its source in another program: who speaks, in which language.
enum FrontMatterNote {
  private static let heading = "Front matter of the transcript:"
  private static let end = "---"

  /// - Parameters:
  ///   - yaml: lines without the `---` around them; may be empty.
  ///   - words: what is said of the transcript besides.
  static func text(_ yaml: String, words: String = "") -> String {
    if yaml.isEmpty { return words }
    let body = yaml.hasSuffix("\n") ? yaml : yaml + "\n"
    return "\(heading)\n\(body)\(words.isEmpty ? "" : "\(end)\n\(words)")"
  }

  /// The front matter and the words besides; `nil` for a text that does not begin so.
  static func parts(of text: String) -> (yaml: String, words: String)? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst().map(String.init) == heading else { return nil }
    let yaml = lines.prefix { $0 != end }
    let words = lines.dropFirst(yaml.count + 1)
    let front = yaml.joined(separator: "\n")
    return (front.hasSuffix("\n") || front.isEmpty ? front : front + "\n", words.joined(separator: "\n"))
  }
}
