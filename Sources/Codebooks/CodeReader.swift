import Basics

/// One code and the codes below it.
package struct CodeReader {
  /// Of the rules that name no language.
  let languages: [String]

  static let keys = ["id", "name", "definition", "include", "exclude", "examples", "colour", "was", "rules", "codes"]

  /// Appends the code and then its children.
  func read(_ entry: YAMLEntry, parent: String?, depth: Int, into codes: inout [Code]) {
    guard let values = entry.mapping("a code", known: Self.keys) else { return }
    // A code without an id is left out, but what is below it is still read, for its problems to be told.
    let id = identifier(values["id"], of: entry)
    let code = Code(
      id: id ?? "", name: values["name"]?.text("name") ?? id ?? "",
      definition: values["definition"]?.text("definition") ?? "",
      include: values["include"]?.texts("include") ?? [], exclude: values["exclude"]?.texts("exclude") ?? [],
      examples: values["examples"]?.texts("examples") ?? [], colour: values["colour"].flatMap(colour),
      was: (values["was"]?.list("was") ?? []).compactMap { identifier($0, of: entry) },
      rules: values["rules"].map(rules) ?? [], parent: parent, depth: depth, file: entry.place.file,
      line: entry.place.line)
    if id != nil { codes.append(code) }
    for child in values["codes"]?.list("codes") ?? [] {
      read(child, parent: id ?? parent, depth: depth + 1, into: &codes)
    }
  }

  private func identifier(_ entry: YAMLEntry?, of code: YAMLEntry) -> String? {
    guard let entry else {
      code.findings.report(.codeWithoutId(code.place))
      return nil
    }
    guard let id = entry.text("id") else { return nil }
    if !Self.isIdentifier(id) {
      entry.findings.report(.codeIdShape(id, suggestion: Self.identifier(from: id), entry.place))
    }
    return id
  }

  /// Letters of any script without capitals, digits, `-` and `_`, in parts joined by single full stops.
  package static func isIdentifier(_ id: String) -> Bool {
    id.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.first, first != "-" else { return false }
      return part.allSatisfy { scalar in
        let properties = scalar.properties
        let letter = properties.isAlphabetic || properties.generalCategory == .nonspacingMark
        let digit = properties.generalCategory == .decimalNumber
        return (letter && !properties.changesWhenLowercased) || digit || scalar == "-" || scalar == "_"
      }
    }
  }

  /// The nearest text that is shaped like an id; empty when nothing of it would be left.
  package static func identifier(from text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      let joined = isIdentifier("x" + String(scalar))
      if joined {
        result.unicodeScalars.append(scalar)
      } else if let last = result.last, last != "-", last != "." {
        result.append(scalar == "." || scalar == "/" ? "." : "-")
      }
    }
    while let last = result.last, last == "-" || last == "." { result.removeLast() }
    return isIdentifier(result) ? result : ""
  }

  private func colour(_ entry: YAMLEntry) -> String? {
    if entry.isEmpty {
      entry.findings.report(.codeColourUnquoted(entry.place))
      return nil
    }
    guard let text = entry.text("colour") else { return nil }
    let bytes = Array(text.utf8)
    let shaped = bytes.count == 7 && bytes[0] == UInt8(ascii: "#") && Int(text.dropFirst(), radix: 16) != nil
    guard shaped, bytes[1] != UInt8(ascii: "+"), bytes[1] != UInt8(ascii: "-") else {
      entry.findings.report(.codeColour(text, entry.place))
      return nil
    }
    return text.lowercased()
  }

  private func rules(_ entry: YAMLEntry) -> [Rule] {
    if entry.isMapping {
      entry.findings.report(.yamlWrongType("rules", expected: "a list", found: "keys with values", entry.place))
      return []
    }
    let reader = RuleReader(languages: languages)
    var rules: [Rule] = []
    var lines: [Rule: Int] = [:]
    for item in entry.list("rules") ?? [] {
      guard let rule = reader.read(item) else { continue }
      if let first = lines[rule.withoutLine] {
        item.findings.report(.ruleTwice(first: first, item.place))
      } else {
        lines[rule.withoutLine] = rule.line
      }
      rules.append(rule)
    }
    return rules
  }
}

extension Rule {
  /// What it says, wherever it is written: equal for rules that differ in the line alone.
  fileprivate var withoutLine: Rule {
    Rule(
      pattern: pattern, unless: unless, speakers: speakers, extent: extent, isCaseSensitive: isCaseSensitive,
      languages: languages, line: 0)
  }
}
