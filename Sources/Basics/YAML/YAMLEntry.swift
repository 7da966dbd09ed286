internal import Yams

/// A place in a YAML file: 1-based line, 1-based column in scalars.
public struct YAMLPlace: Sendable, Hashable {
  public let file: String
  public let line: Int
  public let column: Int
}

/// One YAML value with its place. Its readers report what is wrong and answer `nil`, so that reading can go on.
public struct YAMLEntry {
  let node: Node
  public let place: YAMLPlace
  public let findings: Findings

  /// The value of a whole file; `nil` when it is not YAML or holds nothing, which is reported.
  public static func root(of bytes: [UInt8], file: String, findings: Findings) -> YAMLEntry? {
    findings.begin(file: file)
    let start = YAMLPlace(file: file, line: 1, column: 1)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard let text = String(validating: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self) else {
      findings.report(.yamlNotUTF8(start))
      return nil
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        findings.report(.yamlEmpty(start))
        return nil
      }
      return YAMLEntry(node, in: file, findings)
    } catch let error as YamlError {
      findings.report(.notYAML(error, start))
    } catch {
      findings.report(.notYAML(nil, start))
    }
    return nil
  }

  private init(_ node: Node, in file: String, _ findings: Findings) {
    self.node = node
    self.findings = findings
    place = YAMLPlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// Whether nothing stands here (`key:` with no value, `~`).
  public var isEmpty: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
    return scalar.string.isEmpty || scalar.string == "~"
  }

  public var isMapping: Bool { if case .mapping = node { true } else { false } }
  public var isList: Bool { if case .sequence = node { true } else { false } }

  /// The text as written, without white space around it: `no`, `1990` and `null` are words here, not values.
  public func text(_ name: String) -> String? {
    guard case .scalar(let scalar) = node else {
      findings.report(.yamlWrongType(name, expected: "text", found: kind, place))
      return nil
    }
    let text = scalar.string.trimmingWhitespace()
    if text.isEmpty || isEmpty {
      findings.report(.yamlNothingHere(name, place))
      return nil
    }
    return text
  }

  /// The entries of a list; text that stands alone is a list of one.
  public func list(_ name: String) -> [YAMLEntry]? {
    switch node {
    case .sequence(let sequence):
      return sequence.map { YAMLEntry($0, in: place.file, findings) }
    case .scalar where !isEmpty:
      return [self]
    case .scalar:
      findings.report(.yamlNothingHere(name, place))
      return nil
    default:
      findings.report(.yamlWrongType(name, expected: "a list", found: kind, place))
      return nil
    }
  }

  public func texts(_ name: String) -> [String] {
    (list(name) ?? []).compactMap { $0.text(name) }
  }

  /// The values by key; keys other than `known` are reported.
  public func mapping(_ name: String, known: [String]) -> [String: YAMLEntry]? {
    guard case .mapping(let mapping) = node else {
      findings.report(.yamlWrongType(name, expected: "keys with values", found: kind, place))
      return nil
    }
    var values: [String: YAMLEntry] = [:]
    for (key, value) in mapping {
      let keyEntry = YAMLEntry(key, in: place.file, findings)
      guard let word = keyEntry.text("a key") else { continue }
      if known.contains(word) {
        values[word] = YAMLEntry(value, in: place.file, findings)
      } else {
        findings.report(.yamlUnknownKey(word, of: name, known: known, keyEntry.place))
      }
    }
    return values
  }

  /// The keys in the order of the file, each with its value; whatever their names.
  public func pairs(_ name: String) -> [(key: YAMLEntry, value: YAMLEntry)]? {
    guard case .mapping(let mapping) = node else {
      findings.report(.yamlWrongType(name, expected: "keys with values", found: kind, place))
      return nil
    }
    return mapping.map { (YAMLEntry($0, in: place.file, findings), YAMLEntry($1, in: place.file, findings)) }
  }

  private var kind: String {
    switch node {
    case .scalar: isEmpty ? "nothing" : "text"
    case .sequence: "a list"
    case .mapping: "keys with values"
    case .alias: "an alias"
    }
  }
}

extension String {
  /// Without white space at either end.
  public func trimmingWhitespace() -> String {
    var rest = unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
