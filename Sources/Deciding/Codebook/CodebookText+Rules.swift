import Basics

/// A rule as somebody wants it: YAML, as it is in the codebook's file, without the dash.
public struct RuleEdit: Sendable, Decodable {
  /// Which of the code's rules it was, 0-based; `nil` for a new one.
  public var from: Int?
  /// Empty to take the rule away.
  public var text: String

  public init(from: Int? = nil, _ text: String) {
    (self.from, self.text) = (from, text)
  }

  var lines: [Substring] {
    var lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    while let first = lines.first, isBlank(first) { lines.removeFirst() }
    if let first = lines.first { lines[0] = first.drop { $0 == " " } }
    return lines
  }
}

/// The rules of a code, each with the lines that it has in the file.
extension CodebookText {
  private struct Entry {
    /// Comments and blank lines above it.
    let above: [Substring]
    /// Its lines, without the dash and what they are set in by.
    let lines: [Substring]
  }

  /// Rules in the order of the file, as people write them; `nil` where they are laid out in another way than as a list.
  func rules(at line: Int) -> [String]? {
    guard let range = range(of: "rules", at: line) else { return [] }
    return (block(range) ?? flow(range))?.entries.map { $0.lines.joined(separator: "\n") }
  }

  /// Writes rules. One that stays keeps its lines; one that is changed, the comments above it.
  mutating func set(rules new: [RuleEdit], at line: Int) -> Bool {
    guard let (_, dash) = self.block(at: line) else { return false }
    let wanted = new.map { (from: $0.from, lines: $0.lines) }.filter { !$0.lines.isEmpty }
    let range = range(of: "rules", at: line)
    guard let standing = range.map({ block($0) ?? flow($0) }) ?? (entries: [], depth: dash + 4, rest: []) else {
      return false
    }
    if let range, range.lowerBound == line - 1 { return false }
    let head = range.flatMap { block($0) == nil ? nil : lines[$0.lowerBound] }
    var written = [head ?? Substring(String(repeating: " ", count: dash + 2) + "rules:")]
    let edge = String(repeating: " ", count: standing.depth)
    for rule in wanted {
      let old = rule.from.flatMap { standing.entries.indices.contains($0) ? standing.entries[$0] : nil }
      written += old?.above ?? []
      written += rule.lines.enumerated().map { place, text in
        text.isEmpty ? text : Substring(edge + (place == 0 ? "- " : "  ") + text)
      }
    }
    if let range {
      lines.replaceSubrange(range, with: wanted.isEmpty ? standing.rest : written + standing.rest)
      return true
    }
    return wanted.isEmpty || put(written.map(String.init), as: "rules", at: line)
  }

  /// A list of a rule a dash.
  private func block(_ range: Range<Int>) -> (entries: [Entry], depth: Int, rest: [Substring])? {
    let below = (range.lowerBound + 1)..<range.upperBound
    guard let first = below.first(where: { !isEmpty(lines[$0]) }) else { return nil }
    let depth = indent(lines[first])
    guard lines[first].dropFirst(depth).hasPrefix("- ") else { return nil }
    var entries: [Entry] = []
    var waiting: [Substring] = []
    var open: Entry?
    for index in below {
      let text = lines[index]
      if indent(text) == depth, text.dropFirst(depth).hasPrefix("- ") {
        if let open { entries.append(open) }
        open = Entry(above: waiting, lines: [text.dropFirst(depth + 2).drop { $0 == " " }])
        waiting = []
      } else if isEmpty(text) {
        waiting.append(text)
      } else if let entry = open, indent(text) >= depth + 2 {
        let own = (waiting + [text]).map { $0.dropFirst(min(indent($0), depth + 2)) }
        open = Entry(above: entry.above, lines: entry.lines + own)
        waiting = []
      } else {
        return nil
      }
    }
    if let open { entries.append(open) }
    return (entries, depth, waiting)
  }

  /// `rules: [help, {any: [help], span: turn}]`, without comments.
  private func flow(_ range: Range<Int>) -> (entries: [Entry], depth: Int, rest: [Substring])? {
    let first = lines[range.lowerBound]
    guard let key = first.firstRange(of: "rules:") else { return nil }
    let text = ([first[key.upperBound...]] + lines[(range.lowerBound + 1)..<range.upperBound]).joined(separator: " ")
      .trimmingWhitespace()
    guard text.hasPrefix("["), text.hasSuffix("]"), !text.contains(" #") else { return nil }
    guard let items = Self.items(text.dropFirst().dropLast()) else { return nil }
    return (items.map { Entry(above: [], lines: [$0[...]]) }, first.prefix { $0 == " " }.count + 2, [])
  }

  /// What commas separate outside of brackets and quotes; `nil` where they do not fit.
  private static func items(_ text: Substring) -> [String]? {
    var items: [String] = []
    var item = ""
    var depth = 0
    var quote: Character?
    var last: Character = " "
    for character in text {
      if let open = quote {
        if character == open, !(open == "\"" && last == "\\") { quote = nil }
      } else if (character == "\"" || character == "'") && (last.isWhitespace || "[{,".contains(last)) {
        quote = character
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      }
      if depth < 0 { return nil }
      if character == ",", depth == 0, quote == nil {
        items.append(item.trimmingWhitespace())
        item = ""
      } else {
        item.append(character)
      }
      last = character
    }
    if depth != 0 || quote != nil { return nil }
    items.append(item.trimmingWhitespace())
    if items.last?.isEmpty == true { items.removeLast() }
    return items.contains("") ? nil : items
  }
}
