import Codebooks

/// What a codebook says of a code as one text, for programs that have one field for it, and back: the definition, what
/// belongs to it and what does not, examples, and the code's id, which other programs would not keep otherwise.
enum CodeDescription {
  private static let lists = ["Include", "Exclude", "Examples"]
  private static let idHeading = "Id: "

  static func text(_ code: Code) -> String {
    var parts = [code.definition]
    for (heading, entries) in zip(lists, [code.include, code.exclude, code.examples]) where !entries.isEmpty {
      // An entry is a line: its line breaks are blanks.
      let lines = entries.map { "- " + $0.split(whereSeparator: isLineEnd).joined(separator: " ") }
      parts.append("\(heading):\n" + lines.joined(separator: "\n"))
    }
    parts.append(idHeading + code.id)
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Takes a text apart; whatever has not the form that `text` gives it is the definition.
  static func read(_ text: String?, into code: inout ForeignCode) {
    guard let text else { return }
    let parts = blocks(text)
    var definition: [String] = []
    for part in parts {
      let lines = part.split(separator: "\n").map(String.init)
      let entries = lines.dropFirst().map { $0.hasPrefix("- ") ? String($0.dropFirst(2)) : nil }
      let heading = lines.first.flatMap { first in lists.first { first == $0 + ":" } }
      if let heading, !entries.isEmpty, !entries.contains(nil) {
        switch heading {
        case "Include": code.include = entries.compactMap { $0 }
        case "Exclude": code.exclude = entries.compactMap { $0 }
        default: code.examples = entries.compactMap { $0 }
        }
      } else if lines.count == 1, part.hasPrefix(idHeading),
        CodeReader.isIdentifier(String(part.dropFirst(idHeading.count)))
      {
        code.ownID = String(part.dropFirst(idHeading.count))
      } else {
        definition.append(part)
      }
    }
    if definition.count == parts.count { return }
    code.definition = definition.isEmpty ? nil : definition.joined(separator: "\n\n")
  }

  /// Not the separators of Unicode, which other programs show inside a line.
  static func isLineEnd(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n" || character == "\r"
  }

  /// Paragraphs, which empty lines part. Some programs write a line end as two characters.
  private static func blocks(_ text: String) -> [String] {
    var blocks: [[Substring]] = [[]]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd) {
      if line.allSatisfy(\.isWhitespace) {
        if blocks.last?.isEmpty == false { blocks.append([]) }
      } else {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  }
}

/// The codes of a codebook as a tree, for writers that nest what is below a code into it.
struct CodeBranch {
  let code: Code
  let branches: [CodeBranch]

  static func roots(of codebook: Codebook) -> [CodeBranch] { branches(in: 0..<codebook.codes.count, of: codebook) }

  /// - Parameter range: positions of a whole number of subtrees.
  private static func branches(in range: Range<Int>, of codebook: Codebook) -> [CodeBranch] {
    var result: [CodeBranch] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let end = codebook.subtree(of: position).upperBound
      result.append(
        CodeBranch(code: codebook.codes[position], branches: branches(in: position + 1..<end, of: codebook)))
      position = end
    }
    return result
  }
}
