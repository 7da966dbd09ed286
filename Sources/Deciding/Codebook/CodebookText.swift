import Basics

/// The lines of a file of codes, as people lay it out: block lists, set in by spaces.
struct CodebookText {
  var lines: [Substring]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
  }

  var text: String { lines.map { $0 + "\n" }.joined() }

  /// - Parameter line: 1-based, where the code above begins; `nil` for the top.
  /// - Returns: whether a place was found.
  mutating func insert(_ new: NewCode, belowLine line: Int?) -> Bool {
    guard let line else { return insertAtTop(new) }
    guard lines.indices.contains(line - 1) else { return false }
    let dash = indent(lines[line - 1])
    guard lines[line - 1].dropFirst(dash).hasPrefix("- ") else { return false }
    let end = endOfBlock(from: line, deeperThan: dash)
    let keys = dash + 2
    if let list = (line..<end).first(where: { isKey("codes:", lines[$0], at: keys) }) {
      return append(new, toListAt: list, until: end)
    }
    put([String(repeating: " ", count: keys) + "codes:"] + item(new, at: keys + 2), before: end)
    return true
  }

  private mutating func insertAtTop(_ new: NewCode) -> Bool {
    guard let list = lines.firstIndex(where: { isKey("codes:", $0, at: 0) }) else {
      guard !lines.contains(where: { $0.hasPrefix("codes:") }) else { return false }
      put(["codes:"] + item(new, at: 2), before: lines.count)
      return true
    }
    return append(new, toListAt: list, until: lines.count)
  }

  mutating func append(_ new: NewCode, toListAt list: Int, until limit: Int) -> Bool {
    let first = ((list + 1)..<limit).first { !isEmpty(lines[$0]) }
    guard let first, lines[first].drop(while: { $0 == " " }).hasPrefix("- ") else { return false }
    let dash = indent(lines[first])
    var end = first + 1
    while end < limit {
      let line = lines[end]
      if !isEmpty(line), indent(line) < dash || (indent(line) == dash && !line.dropFirst(dash).hasPrefix("- ")) {
        break
      }
      end += 1
    }
    put(item(new, at: dash), before: end)
    return true
  }

  /// Before a line, behind the last one that says something.
  mutating func put(_ new: [String], before end: Int) {
    var place = end
    while place > 0, isEmpty(lines[place - 1]) { place -= 1 }
    lines.insert(contentsOf: new.map { Substring($0) }, at: place)
  }

  private func item(_ new: NewCode, at dash: Int) -> [String] {
    let space = String(repeating: " ", count: dash)
    var lines = ["\(space)- id: \(YAMLText.quoted(new.id))", "\(space)  name: \(YAMLText.quoted(new.name))"]
    if !new.definition.isEmpty { lines.append("\(space)  definition: \(YAMLText.quoted(new.definition))") }
    return lines
  }

  func endOfBlock(from start: Int, deeperThan dash: Int) -> Int {
    (start..<lines.count).first { !isEmpty(lines[$0]) && indent(lines[$0]) <= dash } ?? lines.count
  }

  func isKey(_ key: String, _ line: Substring, at place: Int) -> Bool {
    guard indent(line) == place else { return false }
    let rest = line.dropFirst(place)
    guard rest.hasPrefix(key) else { return false }
    let behind = rest.dropFirst(key.count).drop { $0 == " " }
    return behind.isEmpty || behind.hasPrefix("#")
  }

  /// Blank, or a comment alone.
  func isEmpty(_ line: Substring) -> Bool {
    let words = line.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    return words.isEmpty || words.hasPrefix("#")
  }

  func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
}
