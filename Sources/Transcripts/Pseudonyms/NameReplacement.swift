import Basics

/// Names to be replaced by others, found as whole words in one pass over a text.
///
/// - Compared is what readers see: see `ComparedText`, for text and names alike.
/// - A word's end is where no letter, digit or mark follows, and at a zero-width space; where the name ends in a script
///   without spaces (Han, kana), any place will do. White space inside a name stands for any white space, a line's end
///   included.
/// - Inflections that are written on are kept: `'s`, `’s`, and an `s` before a word's end (Anna's, the Millers; Danish,
///   German, Norwegian and Swedish genitives).
/// - Unless a name is exact, it is found in any case (see `CaseFolding`), and the replacement follows where the words are
///   all in lower case or all in capitals.
/// - Of several names at one place the longest counts, then the one that is written so. What was put in is not looked at
///   again.
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

  struct Pattern: Sendable {
    /// As it is compared, with a space for any white space.
    let scalars: [Unicode.Scalar]
    /// The same whatever its case.
    let folded: [Unicode.Scalar]
    /// The same without white space.
    let letters: [Unicode.Scalar]
    let name: Int
    let beginsInsideWords: Bool
    let endsInsideWords: Bool
    let isGreek: Bool
  }

  public let names: [Name]
  /// What `&name;` means in texts.
  let characters: CharacterNames
  /// By the first folded scalar; the longest first.
  let patterns: [Unicode.Scalar: [Pattern]]

  /// A shorter name is in too many words to be looked for in them.
  private static let leastPart = 4

  /// - Parameter characters: what `&name;` means in the texts and in the names.
  public init(_ names: [Name], _ characters: CharacterNames = .none) {
    self.names = names
    self.characters = characters
    var patterns: [Unicode.Scalar: [Pattern]] = [:]
    for (index, name) in names.enumerated() {
      let words = name.original.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let compared = ComparedText(Array(words.unicodeScalars), characters)
      let scalars = compared.scalars
      let folded = FoldedText(compared).scalars
      guard let first = scalars.first, let last = scalars.last, let key = folded.first else { continue }
      patterns[key, default: []].append(
        Pattern(
          scalars: scalars, folded: folded, letters: scalars.filter { !$0.properties.isWhitespace }, name: index,
          beginsInsideWords: first.isUnspaced, endsInsideWords: last.isUnspaced,
          isGreek: scalars.contains(where: CaseFolding.isGreek)))
    }
    self.patterns = patterns.mapValues { list in
      list.enumerated().sorted { ($1.element.folded.count, $0.offset) < ($0.element.folded.count, $1.offset) }
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
    search(FoldedText(text, characters), parts: parts)
  }

  func search(_ text: FoldedText, parts: Bool) -> (edits: [Edit], parts: [Part]) {
    var found: (edits: [Edit], parts: [Part]) = ([], [])
    var index = 0
    while index < text.count {
      guard let list = patterns[text.scalars[index]], let place = text.start(at: index),
        let start = text.compared.start(at: place)
      else {
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
    at place: Int, _ start: Int, among list: [Pattern], in text: FoldedText
  ) -> (edit: Edit, end: Int)? {
    let isInsideWord = text.compared.isInsideWord(text.origin(place))
    var letters: [Unicode.Scalar] = []
    var found: (edit: Edit, end: Int)?
    var length = 0
    for pattern in list where pattern.beginsInsideWords || !isInsideWord {
      if found != nil, pattern.folded.count < length { break }
      guard case .at(let next) = match(pattern.folded[...], at: place, in: text, &letters),
        let last = text.end(before: next), let end = text.compared.end(before: last),
        pattern.endsInsideWords || text.compared.isWordEnd(last)
      else { continue }
      let name = names[pattern.name]
      let isAsInTable = letters == pattern.letters
      guard isAsInTable || !pattern.isGreek || CaseFolding.accentsAgree(letters, pattern.letters),
        let form = NameCase(of: letters, like: pattern.letters, exactly: name.isExact)
      else { continue }
      if found == nil || isAsInTable {
        let edit = Edit(span: Span(start, end), replacement: form.written(name.replacement), name: pattern.name)
        (found, length) = ((edit, next), pattern.folded.count)
      }
      if isAsInTable { break }
    }
    return found
  }

  private func parts(at place: Int, _ start: Int, among list: [Pattern], in text: FoldedText) -> [Part] {
    var letters: [Unicode.Scalar] = []
    return list.compactMap { pattern in
      // Case counts: `Mark` is a part of `Marketing`, and that is worth a look; `remark` is not.
      guard pattern.scalars.count >= Self.leastPart,
        case .at(let next) = match(pattern.folded[...], at: place, in: text, &letters), letters == pattern.letters,
        let last = text.end(before: next)
      else { return nil }
      return Part(span: Span(start, text.compared.end(before: last) ?? start + 1), name: pattern.name)
    }
  }

  /// Where a pattern ends.
  enum PatternEnd {
    case nowhere
    /// At a place of the text.
    case at(Int)
    /// Behind the end of the text: it holds a beginning of the pattern.
    case behindText
  }

  /// - Parameters:
  ///   - pattern: folded scalars.
  ///   - letters: becomes the letters of the text that the pattern finds.
  func match(
    _ pattern: ArraySlice<Unicode.Scalar>, at place: Int, in text: FoldedText, _ letters: inout [Unicode.Scalar]
  ) -> PatternEnd {
    letters.removeAll(keepingCapacity: true)
    var position = place
    var rest = pattern
    while let scalar = rest.popFirst() {
      if position >= text.count { return .behindText }
      if scalar.properties.isWhitespace {
        let end = text.endOfWhiteSpace(at: position)
        guard end > position || text.isBreak(position) else { return .nowhere }
        position = end
        continue
      }
      let isQuote = scalar == "'" || scalar == "\""
      let canBeEscaped = isQuote || scalar == "\\"
      if canBeEscaped, text[position] == "\\", text[position + 1] == scalar { position += 1 }
      guard text[position] == scalar else { return .nowhere }
      if text.start(at: position) != nil { letters.append(text.compared.scalars[text.origin(position)]) }
      position += 1
      if isQuote, text[position] == scalar, rest.first != scalar { position += 1 }
    }
    return .at(position)
  }
}
