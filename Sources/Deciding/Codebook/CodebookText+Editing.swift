import Basics

/// Changing what is written about a code, and where it is in its file. Lines that are not concerned stay as they are, with
/// their comments. Whatever is laid out in another way than block lists is left alone: the answer is then `false`.
extension CodebookText {
  /// Lines of a code, from its dash to before what follows, without white space and comments at the end.
  /// - Parameter line: 1-based, where the code begins.
  func block(at line: Int) -> (lines: Range<Int>, dash: Int)? {
    guard lines.indices.contains(line - 1) else { return nil }
    let dash = indent(lines[line - 1])
    guard lines[line - 1].dropFirst(dash).hasPrefix("- ") else { return nil }
    var end = endOfBlock(from: line, deeperThan: dash)
    while end > line, isEmpty(lines[end - 1]), indent(lines[end - 1]) <= dash { end -= 1 }
    return ((line - 1)..<end, dash)
  }

  /// The lines of one key of a code: its own, and those that belong to its value.
  func range(of key: String, at line: Int) -> Range<Int>? {
    guard let (block, dash) = block(at: line) else { return nil }
    let starts = block.filter { keyName($0, dash: dash, first: block.lowerBound) != nil }
    guard let place = starts.firstIndex(where: { keyName($0, dash: dash, first: block.lowerBound) == key }) else {
      return nil
    }
    var end = place + 1 < starts.count ? starts[place + 1] : block.upperBound
    while end > starts[place] + 1, isEmpty(lines[end - 1]) { end -= 1 }
    return starts[place]..<end
  }

  /// `name` of `name: Norms`, where the line begins a key of the code.
  private func keyName(_ index: Int, dash: Int, first: Int) -> String? {
    let line = lines[index]
    if isEmpty(line) { return nil }
    let start = dash + 2
    guard index == first || indent(line) == start else { return nil }
    let rest = line.dropFirst(start)
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    let name = rest[..<colon]
    guard name.allSatisfy({ $0.isLetter }) else { return nil }
    let behind = rest[rest.index(after: colon)...]
    return behind.isEmpty || behind.hasPrefix(" ") ? String(name) : nil
  }

  /// Writes a text; an empty one takes the key away.
  mutating func set(_ key: String, to text: String, at line: Int) -> Bool {
    guard let (block, dash) = block(at: line) else { return false }
    let space = String(repeating: " ", count: dash + 2)
    guard let range = range(of: key, at: line) else {
      if text.isEmpty { return true }
      return put([space + "\(key): \(YAMLText.quoted(text))"], as: key, at: line)
    }
    let isFirst = range.lowerBound == block.lowerBound
    if text.isEmpty {
      if isFirst { return false }
      lines.removeSubrange(range)
      return true
    }
    let start = isFirst ? String(repeating: " ", count: dash) + "- " : space
    let comment = range.count == 1 ? Self.comment(in: lines[range.lowerBound]) : ""
    lines.replaceSubrange(range, with: [Substring(start + "\(key): \(YAMLText.quoted(text))" + comment)])
    return true
  }

  /// Writes a list of texts. Entries that were there keep their lines, with the comments above them.
  mutating func set(_ key: String, to texts: [String], was old: [String], at line: Int) -> Bool {
    guard let (_, dash) = block(at: line) else { return false }
    let space = String(repeating: " ", count: dash + 2)
    guard let range = range(of: key, at: line) else {
      if texts.isEmpty { return true }
      return put([space + "\(key):"] + texts.map { "\(space)  - \(YAMLText.quoted($0))" }, as: key, at: line)
    }
    if range.lowerBound == line - 1 { return false }
    if texts.isEmpty {
      lines.removeSubrange(range)
      return true
    }
    // Each entry with the lines above it that say nothing else.
    let below = (range.lowerBound + 1)..<range.upperBound
    let depth = below.first { !isEmpty(lines[$0]) }.map { indent(lines[$0]) } ?? dash + 4
    var entries: [[Substring]] = []
    var waiting: [Substring] = []
    for index in below {
      let text = lines[index]
      if indent(text) == depth, text.dropFirst(depth).hasPrefix("- ") {
        entries.append(waiting + [text])
        waiting = []
      } else if isEmpty(text) || entries.isEmpty {
        waiting.append(text)
      } else {
        entries[entries.count - 1] += waiting + [text]
        waiting = []
      }
    }
    let isBlock = entries.count == old.count && !below.isEmpty
    let edge = String(repeating: " ", count: isBlock ? depth : dash + 4)
    var left = isBlock ? Array(zip(old, entries)) : []
    var new: [Substring] = [isBlock ? lines[range.lowerBound] : Substring("\(space)\(key):")]
    for text in texts {
      if let place = left.firstIndex(where: { $0.0 == text }) {
        new += left.remove(at: place).1
      } else {
        new.append(Substring("\(edge)- \(YAMLText.quoted(text))"))
      }
    }
    lines.replaceSubrange(range, with: isBlock ? new + waiting : new)
    return true
  }

  /// Puts a key that the code has not yet, in the usual order of keys.
  mutating func put(_ new: [String], as key: String, at line: Int) -> Bool {
    guard let (block, _) = block(at: line) else { return false }
    let order = ["id", "name", "definition", "include", "exclude", "examples", "colour", "was", "rules", "codes"]
    var place = block.lowerBound + 1
    for earlier in order.prefix(while: { $0 != key }) {
      if let end = range(of: earlier, at: line)?.upperBound { place = max(place, end) }
    }
    lines.insert(contentsOf: new.map { Substring($0) }, at: place)
    return true
  }

  /// A comment behind a value, with the space before it.
  private static func comment(in line: Substring) -> String {
    var quote: Character?
    var last: Character = " "
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open, !(open == "\"" && last == "\\") { quote = nil }
      } else if character == "\"" || character == "'", last == " " {
        quote = character
      } else if character == "#", last == " " {
        var start = index
        while start > line.startIndex, line[line.index(before: start)] == " " { start = line.index(before: start) }
        return String(line[start...])
      }
      last = character
    }
    return ""
  }

  // MARK: Taking codes out and putting them in

  /// Takes a code out, with the codes below it and the comments right above it.
  /// - Returns: its lines, as they were, and how far the dash is set in.
  mutating func remove(at line: Int) -> (lines: [Substring], dash: Int)? {
    guard let (block, dash) = block(at: line) else { return nil }
    var start = block.lowerBound
    while start > 0, isEmpty(lines[start - 1]), indent(lines[start - 1]) == dash,
      lines[start - 1].drop(while: { $0 == " " }).hasPrefix("#")
    {
      start -= 1
    }
    let taken = Array(lines[start..<block.upperBound])
    lines.removeSubrange(start..<block.upperBound)
    // A list of codes without a code is none.
    if start > 0, isKey("codes:", lines[start - 1], at: indent(lines[start - 1])), indent(lines[start - 1]) > 0 {
      let next = (start..<lines.count).first { !isEmpty(lines[$0]) }
      let depth = indent(lines[start - 1])
      if next.map({
        indent(lines[$0]) <= depth && !(indent(lines[$0]) == depth && lines[$0].dropFirst(depth).hasPrefix("- "))
      })
        ?? true
      {
        lines.remove(at: start - 1)
      }
    }
    return (taken, dash)
  }

  /// Puts the lines of a code before another one, and the comments right above that.
  mutating func put(_ code: (lines: [Substring], dash: Int), beforeCodeAt line: Int) -> Bool {
    guard let (block, dash) = block(at: line) else { return false }
    var start = block.lowerBound
    while start > 0, isEmpty(lines[start - 1]), indent(lines[start - 1]) == dash,
      lines[start - 1].drop(while: { $0 == " " }).hasPrefix("#")
    {
      start -= 1
    }
    lines.insert(contentsOf: Self.shifted(code, to: dash), at: start)
    return true
  }

  /// Puts the lines of a code behind the last code below another one; at the top of the file without one.
  mutating func put(_ code: (lines: [Substring], dash: Int), lastBelowCodeAt line: Int?) -> Bool {
    var keys = 0
    var limit = lines.count
    var from = 0
    if let line {
      guard let (block, dash) = block(at: line) else { return false }
      (keys, limit, from) = (dash + 2, block.upperBound, block.lowerBound)
    }
    guard let list = (from..<limit).first(where: { isKey("codes:", lines[$0], at: keys) }) else {
      let space = String(repeating: " ", count: keys)
      lines.insert(contentsOf: [Substring(space + "codes:")] + Self.shifted(code, to: keys + 2), at: limit)
      return true
    }
    guard let first = ((list + 1)..<limit).first(where: { !isEmpty(lines[$0]) }) else { return false }
    let dash = indent(lines[first])
    guard lines[first].dropFirst(dash).hasPrefix("- ") else { return false }
    var end = first + 1
    while end < limit {
      let text = lines[end]
      if !isEmpty(text), indent(text) < dash || (indent(text) == dash && !text.dropFirst(dash).hasPrefix("- ")) {
        break
      }
      end += 1
    }
    while end > first + 1, isEmpty(lines[end - 1]) { end -= 1 }
    lines.insert(contentsOf: Self.shifted(code, to: dash), at: end)
    return true
  }

  private static func shifted(_ code: (lines: [Substring], dash: Int), to dash: Int) -> [Substring] {
    code.lines.map { line in
      let own = line.prefix { $0 == " " }.count
      if own == line.count { return line }
      let depth = max(0, own + dash - code.dash)
      return Substring(String(repeating: " ", count: depth) + line.dropFirst(own))
    }
  }
}
