import Basics
import Foundation
import Respondents
import Transcripts

extension WordDictionary {
  /// Reads a dictionary in the form of LIWC (`.dic`: categories between lines of `%`, then entries with their
  /// categories' numbers) or in YAML, as quanteda's `dictionary()` reads it (categories with lists of entries, inside
  /// one another).
  /// - Parameters:
  ///   - file: as the person knows it.
  ///   - language: in which phrases are cut into words, BCP 47.
  /// - Throws: `Problems` with everything that is wrong with it.
  public static func read(
    _ bytes: [UInt8], file: String, language: String
  ) throws -> WordDictionary {
    if let invalid = UTF8Validity.firstInvalid(in: bytes) {
      throw Problem.dictionaryNotUTF8(file, line: bytes[..<invalid].count { $0 == 0x0A } + 1)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0.value != 0xFEFF }
    var reading = DictionaryReading(file: file, language: language)
    if first == "%" { reading.readLIWC(text) } else { try reading.readYAML(bytes) }
    if !reading.problems.isEmpty { throw Problems(reading.problems) }
    if reading.entries.isEmpty { throw Problem.dictionaryEmpty(file) }
    return WordDictionary(categories: reading.categories, entries: reading.entries, wordless: reading.wordless)
  }
}

private struct DictionaryReading {
  let file: String
  private let segmenter: Segmenter
  private(set) var categories: [WordDictionary.Category] = []
  private(set) var entries: [WordDictionary.Entry] = []
  private(set) var problems: [Problem] = []
  /// Entries without a letter or digit, as they are written.
  private(set) var wordless: [String] = []
  private var names: Set<String> = []

  init(file: String, language: String) {
    self.file = file
    segmenter = Segmenter(language: language)
  }

  // MARK: LIWC

  mutating func readLIWC(_ text: String) {
    var numbers: [String: Int] = [:]
    var marks = 0
    var depths: [(indent: Int, category: Int)] = []
    // A line end of Windows is one character.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let trimmed = String(line).trimmingWhitespace()
      if trimmed.isEmpty || trimmed == "\u{FEFF}" { continue }
      if trimmed.drop(while: { $0 == "\u{FEFF}" }) == "%" {
        marks += 1
        continue
      }
      if marks == 1 {
        let indent = line.prefix { $0 == "\t" || $0 == " " }.count
        let parts = trimmed.split(maxSplits: 1) { $0 == "\t" || $0 == " " }.map(String.init)
        guard parts.count == 2, Int(parts[0]) != nil else {
          problems.append(.dictionaryCategoryLine(file, line: index + 1))
          continue
        }
        while let last = depths.last, last.indent >= indent { depths.removeLast() }
        let label = parts[1].trimmingWhitespace()
        numbers[parts[0]] = add(category: label, under: depths.last?.category, line: index + 1)
        depths.append((indent, categories.count - 1))
      } else {
        entry(trimmed, numbers, line: index + 1)
      }
    }
    if marks < 2 { problems.append(.dictionaryWithoutSecondMark(file)) }
  }

  /// `kind of<tab>3<tab>12`: words, then numbers of categories.
  private mutating func entry(_ line: String, _ numbers: [String: Int], line number: Int) {
    var parts = line.split { $0 == "\t" }.map { String($0).trimmingWhitespace() }
    if parts.count == 1 {
      let words = line.split(separator: " ").map(String.init)
      let given = words.reversed().prefix { Int($0) != nil }.reversed()
      parts = [words.dropLast(given.count).joined(separator: " ")] + given
    } else {
      parts = [parts[0]] + parts.dropFirst().flatMap { $0.split(separator: " ").map(String.init) }
    }
    if parts.count < 2 || parts[0].isEmpty {
      return problems.append(.dictionaryEntryWithoutCategory(file, line: number))
    }
    for name in parts.dropFirst() {
      guard let category = numbers[name] else {
        problems.append(.dictionaryCategoryUnknown(name, file, line: number))
        continue
      }
      add(entry: parts[0], to: category, line: number)
    }
  }

  // MARK: YAML

  mutating func readYAML(_ bytes: [UInt8]) throws {
    let findings = Findings()
    findings.begin(file: file)
    guard let root = YAMLEntry.root(of: bytes, file: file, findings: findings) else {
      throw Problems(findings.inOrder())
    }
    for (key, value) in root.pairs("the dictionary") ?? [] { read(key, value, under: nil) }
    problems += findings.inOrder()
  }

  private mutating func read(_ key: YAMLEntry, _ value: YAMLEntry, under parent: Int?) {
    guard let label = key.text("a category") else { return }
    let category = add(category: label, under: parent, line: key.place.line)
    if value.isMapping {
      for (key, value) in value.pairs(label) ?? [] { read(key, value, under: category) }
      return
    }
    for item in value.list(label) ?? [] {
      if item.isMapping {
        for (key, value) in item.pairs(label) ?? [] { read(key, value, under: category) }
      } else if let text = item.text(label) {
        add(entry: text, to: category, line: item.place.line)
      }
    }
  }

  // MARK: Both

  private mutating func add(category label: String, under parent: Int?, line: Int) -> Int {
    let name = parent.map { categories[$0].name + "." + label } ?? label
    if !names.insert(name).inserted {
      problems.append(.dictionaryCategoryTwice(name, file, line: line))
    }
    categories.append(
      WordDictionary.Category(
        name: name, label: label, depth: parent.map { categories[$0].depth + 1 } ?? 0, parent: parent))
    return categories.count - 1
  }

  private mutating func add(entry text: String, to category: Int, line: Int) {
    let words = words(of: String(decoding: WordForms.folded(Array(text.utf8)), as: UTF8.self))
    // Dictionaries of other programs hold emoticons.
    if words.isEmpty { return wordless.append(text) }
    if text.contains(where: { "\\|[]{}^".contains($0) }) || text.contains(".*") || text.contains(".+") {
      return problems.append(.dictionaryEntryIsExpression(file, line: line))
    }
    entries.append(WordDictionary.Entry(words: words.map(WordDictionary.Pattern.init), category: category))
  }

  /// An entry cut as transcripts are. `*` and `?` stand for letters, which the segmenter has to see there.
  private func words(of text: String) -> [String] {
    let (many, one) = ("\u{1D6A4}", "\u{1D6A5}")
    return text.split(whereSeparator: \.isWhitespace).flatMap { part -> [String] in
      if part.allSatisfy({ $0 == "*" || $0 == "?" }) { return [String(part)] }
      let lettered = part.replacing("*", with: many).replacing("?", with: one)
      let transcript = TranscriptText(String(lettered))
      var words: [String] = []
      var end = -1
      for span in segmenter.words(in: transcript, of: transcript.span) {
        let word = transcript[span].replacing(many, with: "*").replacing(one, with: "?")
        // Where scripts have no spaces, a star stands for a word of its own unless it is put to the one before it.
        let isWild = word.contains { $0 == "*" || $0 == "?" } || words.last?.contains { $0 == "*" || $0 == "?" } == true
        if span.start == end, isWild { words[words.count - 1] += word } else { words.append(word) }
        end = span.end
      }
      return words
    }
  }
}
