import Ground
import Yams

/// A codebook of another program as YAML.
enum CodebookText {
  /// - Parameters:
  ///   - codes: parents before their children.
  ///   - ids: of this study, by the file's.
  static func yaml(_ codes: [ForeignCode], ids: [String: String], title: String, origin: String) -> String {
    var children: [String?: [ForeignCode]] = [:]
    for code in codes {
      let parent = code.parent.flatMap { ids[$0] == nil ? nil : $0 }
      children[parent, default: []].append(code)
    }
    func node(_ code: ForeignCode) -> Node {
      var pairs: [(Node, Node)] = [(key("id"), text(ids[code.id] ?? "")), (key("name"), text(code.name))]
      if let definition = code.definition { pairs.append((key("definition"), text(definition))) }
      if let colour = code.colour { pairs.append((key("colour"), Node(colour, Tag(.str), .doubleQuoted))) }
      if let below = children[code.id] { pairs.append((key("codes"), Node(below.map(node)))) }
      return Node(pairs)
    }
    let root = Node([
      (key("codebook"), text(title)), (key("codes"), Node((children[nil] ?? []).map(node))),
    ])
    let body = (try? Yams.serialize(node: root, width: -1, allowUnicode: true)) ?? ""
    return "# Imported from \(origin.split(whereSeparator: \.isNewline).joined(separator: " ")).\n" + body
  }

  private static func key(_ name: String) -> Node { Node(name) }

  private static func text(_ words: String) -> Node {
    Node(words.trimmingWhitespace(), Tag(.str), words.contains("\n") ? .literal : .doubleQuoted)
  }
}
