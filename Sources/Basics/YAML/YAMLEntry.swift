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
  /// 1-based line of the file on which the YAML begins.
  private let firstLine: Int

  /// The value of a whole file; `nil` when it is not YAML or is empty, which is reported.
  public static func root(of bytes: [UInt8], file: String, findings: Findings) -> YAMLEntry? {
    findings.begin(file: file)
    if let line = ConflictMarks.line(in: bytes) {
      findings.report(.conflictLeft(file: file, line: line))
      return nil
    }
    let start = YAMLPlace(file: file, line: 1, column: 1)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard let text = String(validating: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self) else {
      findings.report(.yamlNotUTF8(start))
      return nil
    }
    do throws(YAMLFault) {
      if let root = try compose(text, file: file, findings: findings) { return root }
      findings.report(.yamlEmpty(start))
    } catch {
      findings.report(.notYAML(error, file: file))
    }
    return nil
  }

  /// The value of YAML inside a file; `nil` when it is empty.
  /// - Parameters:
  ///   - firstLine: 1-based line of the file on which the YAML begins.
  ///   - allowsAnchors: whether a value may be named (`&x`) and used again (`*x`).
  public static func compose(
    _ text: String, file: String, firstLine: Int = 1, allowsAnchors: Bool = true, findings: Findings
  ) throws(YAMLFault) -> YAMLEntry? {
    guard let root = try YAMLFault.rooted(text, firstLine: firstLine, allowsAnchors: allowsAnchors) else { return nil }
    return YAMLEntry(root, file: file, firstLine: firstLine, findings)
  }

  private init(_ node: Node, file: String, firstLine: Int, _ findings: Findings) {
    self.node = node
    self.findings = findings
    self.firstLine = firstLine
    place = YAMLPlace(file: file, line: (node.mark?.line ?? 1) + firstLine - 1, column: node.mark?.column ?? 1)
  }

  private func child(_ node: Node) -> YAMLEntry {
    YAMLEntry(node, file: place.file, firstLine: firstLine, findings)
  }

  // MARK: What is written, without a word about it

  /// The text of a value that is text, as it is written, with the white space around it.
  public var written: String? { node.scalar?.string }
  /// The same where it is written without quotes.
  public var plain: String? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return nil }
    return scalar.string
  }
  /// The entries of a list.
  public var items: [YAMLEntry]? { node.sequence.map { $0.map(child) } }
  /// The keys with their values, in the order of the file.
  public var entries: [(key: YAMLEntry, value: YAMLEntry)]? {
    node.mapping.map { $0.map { (child($0), child($1)) } }
  }

  /// The value as YAML text: one line, or the lines of a block.
  /// - Throws: what the YAML library throws for a value that it cannot write.
  public func yaml() throws -> String {
    let text = try Yams.serialize(node: node, width: -1, allowUnicode: true)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  // MARK: Kinds

  /// Whether nothing is written (`key:` with no value, `~`).
  public var isEmpty: Bool { plain == "" || plain == "~" }

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

  /// The entries of a list; text alone is a list of one.
  public func list(_ name: String) -> [YAMLEntry]? {
    switch node {
    case .sequence(let sequence):
      return sequence.map(child)
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
      let keyEntry = child(key)
      guard let word = keyEntry.text("a key") else { continue }
      if known.contains(word) {
        values[word] = child(value)
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
    return mapping.map { (child($0), child($1)) }
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

/// Values of a few kinds that several files and sections take.
extension YAMLEntry {
  /// The entries of a mapping whose keys are names of people's choosing, in the order of the file.
  public func named(_ name: String) -> [(name: String, place: YAMLPlace, value: YAMLEntry)] {
    (pairs(name) ?? []).compactMap { key, value in key.text("a name").map { ($0, key.place, value) } }
  }

  /// The value that a word stands for, whatever its case; another word is reported with the nearest known one.
  public func choice<Value>(_ name: String, _ known: [(word: String, value: Value)]) -> Value? {
    guard let text = text(name) else { return nil }
    if let found = known.first(where: { $0.word == text || $0.word == text.lowercased() }) {
      return found.value
    }
    findings.report(.yamlUnknownChoice(text, of: name, known: known.map(\.word), place))
    return nil
  }

  /// One of the words of an enumeration.
  public func choice<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type) -> Value?
  where Value.RawValue == String {
    choice(name, Value.allCases.map { ($0.rawValue, $0) })
  }

  /// A whole number inside `range`; anything else is reported.
  public func whole(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(name) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    findings.report(
      .yamlNumberOutside(text, of: name, "a whole number from \(range.lowerBound) to \(range.upperBound)", place))
    return nil
  }

  /// `true` or `false` (`yes` and `no` are understood).
  public func flag(_ name: String) -> Bool? {
    choice(name, [("true", true), ("false", false), ("yes", true), ("no", false)])
  }
}
