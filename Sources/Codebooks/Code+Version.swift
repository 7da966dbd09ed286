import Basics

extension Code {
  /// Tells versions of a code apart: the first 16 hexadecimal digits of the SHA-256 of what a coder goes by (name,
  /// definition, when to use it and when not, examples). Rules, colour and place in the tree do not change it, nor does
  /// another id.
  public var version: String {
    let parts = [[name], [definition], include, exclude, examples]
    let text = parts.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\u{1E}")
    return String(ContentHash(of: Array(text.utf8)).hexadecimal.prefix(16))
  }
}
