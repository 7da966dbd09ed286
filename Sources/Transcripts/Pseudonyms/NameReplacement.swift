import Basics
import Foundation

/// Names to be replaced by others, found as whole words in one pass over a text.
///
/// - A word's end is where no letter, digit or mark follows; where the name ends in a script without spaces (Han, kana),
///   any place will do. White space inside a name stands for any white space, a line's end included.
/// - Inflections that are written on are kept: `'s`, `’s`, and an `s` before a word's end (Anna's, the Millers; Danish,
///   German, Norwegian and Swedish genitives).
/// - Unless a name is exact, it is found in its own case, in lower case and in capitals, and the replacement follows.
/// - Of several names at one place the longest counts. What was put in is not looked at again.
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

  private struct Pattern: Sendable {
    let scalars: [Unicode.Scalar]
    /// The same in lower case, scalar by scalar.
    let folded: [Unicode.Scalar]
    let name: Int
    let beginsInsideWords: Bool
    let endsInsideWords: Bool
  }

  public let names: [Name]
  /// By the first scalar in lower case; the longest first.
  private let patterns: [Unicode.Scalar: [Pattern]]

  public init(_ names: [Name]) {
    self.names = names
    var patterns: [Unicode.Scalar: [Pattern]] = [:]
    for (index, name) in names.enumerated() {
      let scalars = Array(name.original.unicodeScalars)
      guard let first = scalars.first, let last = scalars.last else { continue }
      patterns[first.lowered, default: []].append(
        Pattern(
          scalars: scalars, folded: scalars.map(\.lowered), name: index, beginsInsideWords: first.isUnspaced,
          endsInsideWords: last.isUnspaced))
    }
    self.patterns = patterns.mapValues { list in
      list.enumerated().sorted { ($1.element.scalars.count, $0.offset) < ($0.element.scalars.count, $1.offset) }
        .map(\.element)
    }
  }

  /// What is to be replaced in `text`, in order, without overlap.
  public func edits(in text: some Sequence<Unicode.Scalar>) -> [Edit] {
    let text = Array(text)
    var edits: [Edit] = []
    var index = 0
    while index < text.count {
      if let list = patterns[text[index].lowered], let edit = edit(at: index, among: list, in: text) {
        edits.append(edit)
        index = edit.span.end
      } else {
        index += 1
      }
    }
    return edits
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

  private func edit(at start: Int, among list: [Pattern], in text: [Unicode.Scalar]) -> Edit? {
    let isInsideWord = start > 0 && text[start - 1].isWordScalar
    for pattern in list where pattern.beginsInsideWords || !isInsideWord {
      guard let end = end(of: pattern, at: start, in: text), pattern.endsInsideWords || isWordEnd(end, in: text)
      else { continue }
      let name = names[pattern.name]
      guard let form = Form(of: text[start..<end], like: pattern.scalars, exactly: name.isExact) else { continue }
      return Edit(span: Span(start, end), replacement: form.written(name.replacement), name: pattern.name)
    }
    return nil
  }

  /// Where the pattern ends that begins at `start`; `nil` where it does not.
  private func end(of pattern: Pattern, at start: Int, in text: [Unicode.Scalar]) -> Int? {
    var position = start
    for scalar in pattern.folded {
      if scalar.properties.isWhitespace {
        guard position < text.count, text[position].properties.isWhitespace else { return nil }
        while position < text.count, text[position].properties.isWhitespace { position += 1 }
      } else {
        guard position < text.count, text[position].lowered == scalar else { return nil }
        position += 1
      }
    }
    return position
  }

  private func isWordEnd(_ end: Int, in text: [Unicode.Scalar]) -> Bool {
    func ends(_ position: Int) -> Bool { position >= text.count || !text[position].isWordScalar }
    return ends(end) || ((text[end] == "s" || text[end] == "S") && ends(end + 1))
  }
}

/// In which case a name is written.
private enum Form {
  case asInTable
  case lower
  case capitals

  /// `nil` where the words are written in a case in which the name does not count.
  init?(of found: ArraySlice<Unicode.Scalar>, like original: [Unicode.Scalar], exactly: Bool) {
    let letters = found.filter { !$0.properties.isWhitespace }
    let own = original.filter { !$0.properties.isWhitespace }
    if letters.elementsEqual(own) {
      self = .asInTable
    } else if exactly {
      return nil
    } else if letters.allSatisfy({ $0.properties.lowercaseMapping == String($0) }) {
      self = .lower
    } else if letters.count > 1, letters.allSatisfy({ $0.properties.uppercaseMapping == String($0) }) {
      self = .capitals
    } else {
      self = .asInTable
    }
  }

  func written(_ replacement: String) -> [Unicode.Scalar] {
    switch self {
    case .asInTable: Array(replacement.unicodeScalars)
    case .lower: Array(replacement.lowercased().unicodeScalars)
    case .capitals: Array(replacement.uppercased().unicodeScalars)
    }
  }
}

extension Unicode.Scalar {
  /// In lower case where that is one scalar, else as it is: offsets stay.
  fileprivate var lowered: Unicode.Scalar {
    if isASCII { return value >= 65 && value <= 90 ? Unicode.Scalar(UInt8(value + 32)) : self }
    let mapping = properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? self : self
  }

  fileprivate var isWordScalar: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  /// Of a script that writes words without spaces between them.
  fileprivate var isUnspaced: Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x0E00...0x0EFF: true
    default: false
    }
  }
}

/// Where the places of a text are after names in it were replaced.
public struct ReplacedPlaces: Sendable {
  private let edits: [NameReplacement.Edit]
  /// `shifts[i]`: how many scalars the text has grown by before edit `i`; one more at the end.
  private let shifts: [Int]

  /// - Parameter edits: in order, without overlap.
  public init(_ edits: [NameReplacement.Edit]) {
    self.edits = edits
    var shifts = [0]
    for edit in edits { shifts.append(shifts[shifts.count - 1] + edit.replacement.count - edit.span.count) }
    self.shifts = shifts
  }

  /// The span of the same words. One that begins or ends inside a name takes the whole of what stands for it.
  public func span(_ span: Span) -> Span {
    let start = place(span.start, atEnd: false)
    return Span(start, span.isEmpty ? start : max(start, place(span.end, atEnd: true)))
  }

  private func place(_ scalar: Int, atEnd: Bool) -> Int {
    // The first edit that ends behind `scalar`.
    let index = edits.partitioningIndex { $0.span.end > scalar }
    guard index < edits.count, edits[index].span.start < scalar else { return scalar + shifts[index] }
    let start = edits[index].span.start + shifts[index]
    return atEnd ? start + edits[index].replacement.count : start
  }
}
