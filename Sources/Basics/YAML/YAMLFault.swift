internal import Yams

/// Why a text is not YAML that can be read. Lines and columns are 1-based and the file's.
public enum YAMLFault: Error, Sendable, Hashable {
  case syntax(_ reason: String, line: Int, column: Int)
  /// Keys that one entry has more than once.
  case keysTwice([String], line: Int, column: Int)
  /// Characters that YAML does not allow.
  case characters(_ reason: String)
  /// A value is named (`&x`), and aliases of it could make a small file grow without bound.
  case anchor(line: Int)
  case unreadable

  /// The root of a text; `nil` when it is empty.
  static func rooted(_ text: String, firstLine: Int, allowsAnchors: Bool) throws(YAMLFault) -> Node? {
    let (root, anchor): (Node?, Int?)
    do {
      // Every value is text here: the default resolver would try each key against the expressions of numbers and dates.
      let parser = try Yams.Parser(yaml: text, resolver: .basic)
      let found = try parser.singleRoot()
      // The parser owns the anchors: they are gone when it is.
      (root, anchor) = withExtendedLifetime(parser) { (found, allowsAnchors ? nil : found.flatMap(lineOfAnchor)) }
    } catch let error as YamlError {
      throw YAMLFault(error, firstLine: firstLine)
    } catch {
      throw .unreadable
    }
    if let anchor { throw .anchor(line: anchor + firstLine - 1) }
    return root
  }

  private init(_ error: YamlError, firstLine: Int) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self = .syntax(problem, line: mark.line + firstLine - 1, column: mark.column)
    case .duplicatedKeysInMapping(let keys, let context):
      self = .keysTwice(keys.sorted(), line: context.mark.line + firstLine - 1, column: context.mark.column)
    case .reader(let problem, _, _, _): self = .characters(problem)
    default: self = .unreadable
    }
  }

  private static func lineOfAnchor(in node: Node) -> Int? {
    if node.anchor != nil { return node.mark?.line ?? 1 }
    if let sequence = node.sequence {
      for child in sequence { if let line = lineOfAnchor(in: child) { return line } }
    }
    if let mapping = node.mapping {
      for (key, value) in mapping {
        if let line = lineOfAnchor(in: key) ?? lineOfAnchor(in: value) { return line }
      }
    }
    return nil
  }
}
