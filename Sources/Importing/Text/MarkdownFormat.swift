import Basics
import Transcripts

/// `.md`: headings, emphasis, lists, quotations and links as plain text.
struct MarkdownFormat: TranscriptFormat {
  let name = "Markdown"
  let extensions = ["md", "markdown"]
  let isText = true

  func recognises(_ source: SourceFile) -> Bool { extensions.contains(source.fileExtension) }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    var extracted = try PlainTextFormat().extract(source)
    let canonical = try CanonicalText.bytes(from: extracted.text)
    let body = FrontMatterBlock(canonical)?.body ?? 0
    var plain = MarkdownText()
    let lines = String(decoding: canonical[body...], as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for line in lines { plain.add(line) }
    extracted.text = Array(canonical[..<body]) + Array(plain.lines.joined(separator: "\n").utf8)
    extracted.headings = plain.headings
    extracted.leftOut += plain.leftOut
    return extracted
  }
}

/// Takes the marks of Markdown (CommonMark 0.30) off, line by line.
private struct MarkdownText {
  /// Without two blank lines in a row, so that their numbers are those of the canonical text.
  private(set) var lines: [String] = []
  /// Indices of the lines that are headings.
  private(set) var headings: Set<Int> = []
  private var counts: [String: Int] = [:]
  private var isCode = false

  var leftOut: [LeftOut] { counts.sorted { $0.key < $1.key }.map { LeftOut(what: $0.key, count: $0.value) } }

  mutating func add(_ line: Substring) {
    if line.hasPrefix("```") || line.hasPrefix("~~~") {
      isCode.toggle()
      return note("code fences")
    }
    if isCode { return append(String(line)) }
    let marks = line.filter { $0 != " " }
    if marks.count >= 3, let mark = marks.first, "-*_=".contains(mark), marks.allSatisfy({ $0 == mark }) {
      append("")
      return note("rules and underlines")
    }
    let withoutAttributes = attributesOff(line)
    if withoutAttributes.isEmpty, !line.isEmpty { return }
    let before = counts["heading marks"]
    let words = inline(blockMarksOff(withoutAttributes))
    if counts["heading marks"] != before { headings.insert(lines.count) }
    append(words)
  }

  private mutating func append(_ line: String) {
    let isBlank = line.allSatisfy(\.isWhitespace)
    if isBlank, lines.last?.isEmpty ?? true { return }
    lines.append(isBlank ? "" : line)
  }

  /// Without kramdown's attributes, `{: .class #id key="value"}`.
  private mutating func attributesOff(_ line: Substring) -> Substring {
    guard line.contains("{:") else { return line }
    let plain = line.replacing(/\s*\{:[^}]*\}/, with: "")
    if plain.count < line.count { note("attributes") }
    return Substring(plain)
  }

  private mutating func note(_ what: String) { counts[what, default: 0] += 1 }

  private mutating func blockMarksOff(_ line: Substring) -> Substring {
    var line = line
    while line.hasPrefix(">") {
      line = line.dropFirst().drop { $0 == " " }
      note("quotation marks at line beginnings")
    }
    let words = line.drop { $0 == " " }
    let hashes = words.prefix { $0 == "#" }
    if (1...6).contains(hashes.count), words.dropFirst(hashes.count).first == " " {
      note("heading marks")
      return words.dropFirst(hashes.count).drop { $0 == " " }
    }
    if let mark = words.first, "-*+".contains(mark), words.dropFirst().first == " " {
      note("list marks")
      return words.dropFirst(2).drop { $0 == " " }
    }
    return line
  }

  /// Emphasis, code and links. A mark counts as one only where it opens before a word and closes after one.
  private mutating func inline(_ line: Substring) -> String {
    var text = Array(line)
    for mark in ["**", "__", "*", "_", "`"] { text = emphasisOff(Array(mark), text) }
    text = linksOff(text)
    var result = ""
    var index = 0
    while index < text.count {
      if text[index] == "\\", index + 1 < text.count, "\\`*_{}[]()#+-.!|<>~".contains(text[index + 1]) { index += 1 }
      result.append(text[index])
      index += 1
    }
    return InlineMarkup.plain(result)
  }

  private mutating func emphasisOff(_ mark: [Character], _ text: [Character]) -> [Character] {
    guard text.contains(mark[0]) else { return text }
    let closing = Self.next(in: text) { isClosing(mark, text, $0) }
    var result: [Character] = []
    var index = 0
    while index < text.count {
      guard stands(mark, in: text, at: index), isOpening(text, index, mark.count),
        index + mark.count + 1 < text.count, let close = closing[index + mark.count + 1]
      else {
        result.append(text[index])
        index += 1
        continue
      }
      note("emphasis marks")
      result += text[index + mark.count..<close]
      index = close + mark.count
    }
    return result
  }

  private func stands(_ mark: [Character], in text: [Character], at index: Int) -> Bool {
    index + mark.count <= text.count && text[index] == mark[0] && text[index..<index + mark.count].elementsEqual(mark)
  }

  private func isOpening(_ text: [Character], _ index: Int, _ length: Int) -> Bool {
    let before = index > 0 ? text[index - 1] : " "
    let after = index + length < text.count ? text[index + length] : " "
    return !before.isLetter && !before.isNumber && before != "\\" && !after.isWhitespace && after != text[index]
  }

  private func isClosing(_ mark: [Character], _ text: [Character], _ index: Int) -> Bool {
    guard index > 0, stands(mark, in: text, at: index) else { return false }
    let after = index + mark.count < text.count ? text[index + mark.count] : " "
    return !text[index - 1].isWhitespace && text[index - 1] != "\\" && !after.isLetter && !after.isNumber
      && after != mark[0]
  }

  /// For each place the first at or behind it of which something is true: found once for a whole line, since a line of
  /// nothing but opening marks would be gone through again for each of them.
  private static func next(in text: [Character], where isSo: (Int) -> Bool) -> [Int?] {
    var next: Int?
    var found = [Int?](repeating: nil, count: text.count)
    for index in text.indices.reversed() {
      if isSo(index) { next = index }
      found[index] = next
    }
    return found
  }

  /// `[text](address)` gives its text.
  private mutating func linksOff(_ text: [Character]) -> [Character] {
    guard text.contains("[") else { return text }
    let brackets = Self.next(in: text) { text[$0] == "]" }
    let parentheses = Self.next(in: text) { text[$0] == ")" }
    var result: [Character] = []
    var index = 0
    while index < text.count {
      if text[index] == "[", let close = brackets[index], close + 1 < text.count,
        text[close + 1] == "(", let end = parentheses[close]
      {
        note("link addresses")
        result += text[index + 1..<close]
        index = end + 1
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
