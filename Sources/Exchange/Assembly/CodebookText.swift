import Basics
import Yams

/// A codebook of another program as YAML.
enum CodebookText {
  /// - Throws: `Problem` of kind `inputOutput` when there is no memory for it.
  /// - Parameters:
  ///   - codes: those whose parents are not among them are at the top.
  ///   - ids: of this study, by the file's.
  static func yaml(_ codes: [ForeignCode], ids: [String: String], title: String, origin: String) throws -> String {
    let present = Set(codes.map(\.id))
    var children: [String?: [ForeignCode]] = [:]
    for code in codes {
      let parent = code.parent.flatMap { present.contains($0) ? $0 : nil }
      children[parent, default: []].append(code)
    }
    func node(_ code: ForeignCode) -> Node {
      var pairs: [(Node, Node)] = [(key("id"), text(ids[code.id] ?? "")), (key("name"), text(code.name))]
      if let definition = code.definition { pairs.append((key("definition"), text(definition))) }
      let lists = [
        ("include", code.include), ("exclude", code.exclude), ("examples", code.examples), ("was", code.was),
      ]
      for (name, entries) in lists where !entries.isEmpty { pairs.append((key(name), Node(entries.map(text)))) }
      if let colour = code.colour { pairs.append((key("colour"), Node(colour, Tag(.str), .doubleQuoted))) }
      if let below = children[code.id] { pairs.append((key("codes"), Node(below.map(node)))) }
      return Node(pairs)
    }
    let root = Node([
      (key("codebook"), text(title)), (key("codes"), Node((children[nil] ?? []).map(node))),
    ])
    guard let body = try? Yams.serialize(node: root, width: -1, allowUnicode: true) else {
      throw Problem.codebookNotMade()
    }
    return "# Imported from \(comment(origin)).\n" + body
  }

  /// What may be in a comment: YAML allows no control characters and no byte-order mark there, and a line's end ends it.
  private static func comment(_ words: String) -> String {
    let seen = words.unicodeScalars.map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: " "
      default: Character(scalar)
      }
    }
    return String(seen).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func key(_ name: String) -> Node { Node(name) }

  private static func text(_ words: String) -> Node {
    Node(words.trimmingWhitespace(), Tag(.str), words.contains("\n") ? .literal : .doubleQuoted)
  }
}
