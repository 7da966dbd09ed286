import Basics

extension Assignments {
  /// The file's text with another name for a transcript. Where its line can be changed alone, everything else stays as
  /// it is written; else the file is made again, with the comments at its top. A transcript of the new name that is in the
  /// file already keeps its coders.
  /// - Returns: `nil` when the transcript is not in it.
  public func text(_ text: String, renaming old: String, to new: String) -> String? {
    guard let entry = entries.first(where: { $0.transcript == old }) else { return nil }
    if entries.contains(where: { $0.transcript == new }) { return self.text(text, removing: old) }
    let wanted = Assignments(
      entries: entries.map { $0.transcript == old ? Entry(transcript: new, coders: $0.coders, line: $0.line) : $0 })
    var lines = Self.lines(of: text)
    if lines.indices.contains(entry.line - 1), let line = Self.line(lines[entry.line - 1], renaming: old, to: new) {
      lines[entry.line - 1] = line
    }
    return wanted.text(edited: lines)
  }

  /// The file's text without a transcript, as `text(_:renaming:to:)` otherwise.
  /// - Returns: `nil` when the transcript is not in it.
  public func text(_ text: String, removing transcript: String) -> String? {
    guard let entry = entries.first(where: { $0.transcript == transcript }) else { return nil }
    var lines = Self.lines(of: text)
    if lines.indices.contains(entry.line - 1) {
      let indent = lines[entry.line - 1].prefix { $0 == " " }.count
      // Its coders may be below it: further in, or behind dashes.
      let below = lines[entry.line...].prefix { line in
        let own = line.drop { $0 == " " }
        return own.first.map { $0 != "#" && $0 != "\r" } ?? false
          && (line.count - own.count > indent || line.count - own.count == indent && own.first == "-")
      }
      lines.removeSubrange((entry.line - 1)..<below.endIndex)
    }
    return Assignments(entries: entries.filter { $0.transcript != transcript }).text(edited: lines)
  }

  /// The edited lines where they say what these assignments say; else the text of these assignments.
  private func text(edited lines: [String]) -> String {
    let text = lines.joined(separator: "\n")
    let read = try? Self.parse(Array(text.utf8), file: "")
    let isRight = read.map {
      $0.entries.elementsEqual(entries) { $0.transcript == $1.transcript && $0.coders == $1.coders }
    }
    if isRight ?? false { return text }
    return self.text(
      heading: lines.prefix { $0.hasPrefix("#") }.map { $0.drop { $0 == "#" || $0 == " " } }.map(String.init))
  }

  /// Each without its line feed. A carriage return before it stays: to Swift both together are one character.
  private static func lines(of text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  /// A line that begins with the name and a colon, with another name; `nil` for any other.
  private static func line(_ line: String, renaming old: String, to new: String) -> String? {
    let indent = line.prefix { $0 == " " }
    for written in [old, "\"\(old)\"", "'\(old)'", key(old)] where line.dropFirst(indent.count).hasPrefix(written) {
      let rest = line.dropFirst(indent.count + written.count)
      if rest.first(where: { $0 != " " }) == ":" { return indent + key(new) + rest }
    }
    return nil
  }
}
