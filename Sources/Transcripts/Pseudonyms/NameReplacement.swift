import Basics

/// Names to be replaced by others, found as whole words in one pass over a text.
///
/// - Compared is what readers see: see `ComparedText`, for text and names alike.
/// - A word's end is where no letter, digit or mark follows, and at a zero-width space; where the name ends in a script
///   without spaces (Han, kana), any place will do. White space inside a name stands for any white space, a line's end
///   included.
/// - Inflections that are written on are kept: `'s`, `’s`, and an `s` before a word's end (Anna's, the Millers; Danish,
///   German, Norwegian and Swedish genitives).
/// - Unless a name is exact, it is found in its own case, in lower case and in capitals, and the replacement follows.
/// - Of several names at one place the longest counts. What was put in is not looked at again.
/// - What YAML, CSV and JSON write for a line's end (`\n`), a quote (`''`, `""`, `\"`) and a backslash (`\\`) is taken
///   for it.
public struct NameReplacement: Sendable {
  public struct Name: Sendable, Hashable {
    public let original: String
    public let replacement: String
    /// Only as it is written: `Will`, not `will`.
    public let isExact: Bool

    public init(_ original: String, _ replacement: String, isExact: Bool = false) {
      self.original = original.nfc
      self.replacement = replacement.nfc
      self.isExact = isExact
    }
  }

  /// A stretch of a text and what is there instead.
  public struct Edit: Sendable, Equatable {
    /// Scalars of the old text.
    public let span: Span
    public let replacement: [Unicode.Scalar]
    /// Index of the name.
    public let name: Int
  }

  /// A name in a longer word.
  public struct Part: Sendable, Equatable {
    /// Scalars of the text.
    public let span: Span
    /// Index of the name.
    public let name: Int
  }

  private struct Pattern: Sendable {
    /// As it is compared, with a space for any white space.
    let scalars: [Unicode.Scalar]
    /// The same in lower case, scalar by scalar.
    let folded: [Unicode.Scalar]
    /// The same without white space.
    let letters: [Unicode.Scalar]
    let name: Int
    let beginsInsideWords: Bool
    let endsInsideWords: Bool
  }

  public let names: [Name]
  /// By the first scalar in lower case; the longest first.
  private let patterns: [Unicode.Scalar: [Pattern]]

  /// A shorter name is in too many words to be looked for in them.
  private static let leastPart = 4

  public init(_ names: [Name]) {
    self.names = names
    var patterns: [Unicode.Scalar: [Pattern]] = [:]
    for (index, name) in names.enumerated() {
      let words = name.original.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let scalars = ComparedText(Array(words.unicodeScalars)).scalars
      guard let first = scalars.first, let last = scalars.last else { continue }
      patterns[first.lowered, default: []].append(
        Pattern(
          scalars: scalars, folded: scalars.map(\.lowered), letters: scalars.filter { !$0.properties.isWhitespace },
          name: index, beginsInsideWords: first.isUnspaced, endsInsideWords: last.isUnspaced))
    }
    self.patterns = patterns.mapValues { list in
      list.enumerated().sorted { ($1.element.scalars.count, $0.offset) < ($0.element.scalars.count, $1.offset) }
        .map(\.element)
    }
  }

  /// A name as it is compared, its case kept: two names of one such form are the same.
  public static func compared(_ name: String) -> String {
    String(String.UnicodeScalarView(ComparedText(Array(name.nfc.unicodeScalars)).scalars))
  }

  /// A text without the characters that are not seen.
  public static func seen(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !ComparedText.isUnseen($0) }))
  }

  /// What is to be replaced in `text`, in order, without overlap.
  public func edits(in text: some Sequence<Unicode.Scalar>) -> [Edit] { search(text, parts: false).edits }

  /// The same, and the names of four letters and more that are in longer words, written as in the table, in order.
  public func search(_ text: some Sequence<Unicode.Scalar>) -> (edits: [Edit], parts: [Part]) {
    search(text, parts: true)
  }

  private func search(_ text: some Sequence<Unicode.Scalar>, parts: Bool) -> (edits: [Edit], parts: [Part]) {
    let text = ComparedText(Array(text))
    var found: (edits: [Edit], parts: [Part]) = ([], [])
    var index = 0
    while index < text.count {
      guard let list = patterns[text.scalars[index].lowered], let start = text.start(at: index) else {
        index += 1
        continue
      }
      if let (edit, end) = edit(at: index, start, among: list, in: text) {
        found.edits.append(edit)
        index = end
        continue
      }
      if parts { found.parts += self.parts(at: index, start, among: list, in: text) }
      index += 1
    }
    return found
  }

  /// `text` with every name replaced.
  public func replaced(_ text: String) -> String { Self.apply(edits(in: text.unicodeScalars), to: text) }

  /// - Parameter edits: of `text`, in order, without overlap.
  public static func apply(_ edits: [Edit], to text: String) -> String {
    if edits.isEmpty { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var position = 0
    for edit in edits {
      result.append(contentsOf: scalars[position..<edit.span.start])
      result.append(contentsOf: edit.replacement)
      position = edit.span.end
    }
    result.append(contentsOf: scalars[position...])
    return String(result)
  }

  // MARK: At one place

  private func edit(
    at place: Int, _ start: Int, among list: [Pattern], in text: ComparedText
  ) -> (edit: Edit, end: Int)? {
    let isInsideWord = text.isInsideWord(place)
    var letters: [Unicode.Scalar] = []
    for pattern in list where pattern.beginsInsideWords || !isInsideWord {
      guard let next = match(pattern, at: place, in: text, &letters), let end = text.end(before: next),
        pattern.endsInsideWords || text.isWordEnd(next)
      else { continue }
      let name = names[pattern.name]
      guard let form = NameCase(of: letters, like: pattern.letters, exactly: name.isExact) else { continue }
      return (Edit(span: Span(start, end), replacement: form.written(name.replacement), name: pattern.name), next)
    }
    return nil
  }

  private func parts(at place: Int, _ start: Int, among list: [Pattern], in text: ComparedText) -> [Part] {
    var letters: [Unicode.Scalar] = []
    return list.compactMap { pattern in
      // Case counts: `Mark` is a part of `Marketing`, and that is worth a look; `remark` is not.
      guard pattern.scalars.count >= Self.leastPart, text.scalars[place] == pattern.scalars[0],
        let next = match(pattern, at: place, in: text, &letters), letters == pattern.letters
      else { return nil }
      return Part(span: Span(start, text.end(before: next) ?? start + 1), name: pattern.name)
    }
  }

  /// Where a pattern ends that begins at `place`; `nil` where it does not.
  /// - Parameter letters: becomes the letters of the text that it finds.
  private func match(
    _ pattern: Pattern, at place: Int, in text: ComparedText, _ letters: inout [Unicode.Scalar]
  ) -> Int? {
    letters.removeAll(keepingCapacity: true)
    var position = place
    for (index, scalar) in pattern.folded.enumerated() {
      if scalar.properties.isWhitespace {
        let end = text.endOfWhiteSpace(at: position)
        guard end > position || text.isBreak(position) else { return nil }
        position = end
        continue
      }
      let isQuote = scalar == "'" || scalar == "\""
      let canBeEscaped = isQuote || scalar == "\\"
      if canBeEscaped, text[position] == "\\", text[position + 1] == scalar { position += 1 }
      guard let letter = text[position], letter.lowered == scalar else { return nil }
      letters.append(letter)
      position += 1
      if isQuote, text[position] == scalar, pattern.folded.dropFirst(index + 1).first != scalar { position += 1 }
    }
    return position
  }
}

extension ComparedText {
  /// `nil` behind the end.
  fileprivate subscript(place: Int) -> Unicode.Scalar? { place < count ? scalars[place] : nil }

  fileprivate func isInsideWord(_ place: Int) -> Bool {
    guard place > 0, scalars[place - 1].isWordScalar, !isBreak(place) else { return false }
    // The `n` of `\n` is none.
    let isEscape = place > 1 && scalars[place - 2] == "\\" && Self.escapes.contains(scalars[place - 1])
    return !isEscape
  }

  /// What YAML and JSON write behind a backslash for a line's end, a tab or another control.
  private static let escapes = Set("0abtnvfreNLP".unicodeScalars)

  fileprivate func isWordEnd(_ place: Int) -> Bool {
    func ends(_ place: Int) -> Bool { isBreak(place) || !(self[place]?.isWordScalar ?? false) }
    return ends(place) || ((self[place] == "s" || self[place] == "S") && ends(place + 1))
  }

  /// Behind the white space that begins at `place`.
  fileprivate func endOfWhiteSpace(at place: Int) -> Int {
    var end = place
    while let scalar = self[end] {
      if scalar.properties.isWhitespace {
        end += 1
      } else if scalar == "\\", let next = self[end + 1], "nrt \n".unicodeScalars.contains(next) {
        end += 2
      } else {
        break
      }
    }
    return end
  }
}
