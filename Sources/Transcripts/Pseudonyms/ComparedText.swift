import Basics
import Foundation

/// A text as names are looked for in it: without what readers do not see, and with one form for each letter.
///
/// - Characters that are not seen are left out: soft hyphens, joiners, byte-order marks, marks of direction (Unicode:
///   Default_Ignorable_Code_Point), and the stroke that lengthens Arabic words. Where a zero-width space was is kept, as
///   it separates words (UAX #29).
/// - Letters and their marks are composed (NFC). Letters, digits and what has a full-width or a half-width form are in
///   their usual form (NFKC), also across what was left out: `e`, U+200D, U+0308 are `ë`.
/// - Apostrophes are `'`, hyphens `-`.
/// - A letter that is written by its number or its name (`\u00EB`, `&#235;`, `&euml;`) is that letter, and a sign with a
///   backslash before it is the sign: see `written`.
struct ComparedText: Sendable {
  private(set) var scalars: [Unicode.Scalar] = []
  /// Places in `scalars` before which a zero-width space is.
  private var breaks: Set<Int> = []
  /// Where a scalar of the text is not one of `scalars`, in order. What is between two groups is as long in both.
  private var groups: [Group] = []
  private let names: CharacterNames

  private struct Group {
    let compared: Range<Int>
    let source: Range<Int>
  }

  var count: Int { scalars.count }

  init(_ text: [Unicode.Scalar], _ names: CharacterNames = .none) {
    self.names = names
    if text.allSatisfy({ Self.single($0) == $0 }) {
      scalars = text
      return
    }
    scalars.reserveCapacity(text.count)
    var writing = Writing()
    var next = 0
    while next < text.count {
      if let single = Self.single(text[next]), next + 1 == text.count || Self.single(text[next + 1]) != nil {
        add(CollectionOfOne(single), for: next..<next + 1, &writing)
        next += 1
      } else {
        next = addStretch(from: next, in: text, &writing)
      }
    }
  }

  /// Whether a zero-width space is before a place.
  func isBreak(_ place: Int) -> Bool { !breaks.isEmpty && breaks.contains(place) }

  /// The scalar of the text at which the compared one at `place` begins; `nil` inside of what belongs together.
  func start(at place: Int) -> Int? {
    let index = groups.partitioningIndex { $0.compared.upperBound > place }
    if index < groups.count, groups[index].compared.lowerBound <= place {
      return groups[index].compared.lowerBound == place ? groups[index].source.lowerBound : nil
    }
    return place + shift(before: index)
  }

  /// Where the compared scalar before `place` ends in the text; `nil` inside of what belongs together.
  /// - Parameter place: more than 0.
  func end(before place: Int) -> Int? {
    let index = groups.partitioningIndex { $0.compared.upperBound >= place }
    if index < groups.count, groups[index].compared.lowerBound < place {
      return groups[index].compared.upperBound == place ? groups[index].source.upperBound : nil
    }
    return place + shift(before: index)
  }

  private func shift(before index: Int) -> Int {
    index == 0 ? 0 : groups[index - 1].source.upperBound - groups[index - 1].compared.upperBound
  }

  // MARK: Making

  /// What has been written.
  private struct Writing {
    /// Where the last scalar that was taken ends in the text.
    var end = 0
    /// Whether a zero-width space was left out since then.
    var isAfterBreak = false
  }

  /// A scalar of the text, or several that mean one.
  private struct Piece {
    let scalar: Unicode.Scalar
    let source: Range<Int>
    var isAfterBreak = false
  }

  private mutating func add(
    _ compared: some Collection<Unicode.Scalar>, for source: Range<Int>, _ writing: inout Writing
  ) {
    let start = scalars.count
    if source.lowerBound > writing.end {
      groups.append(Group(compared: start..<start, source: writing.end..<source.lowerBound))
    }
    if writing.isAfterBreak { breaks.insert(start) }
    scalars += compared
    if compared.count != 1 || source.count != 1 {
      groups.append(Group(compared: start..<scalars.count, source: source))
    }
    writing.end = source.upperBound
    writing.isAfterBreak = false
  }

  /// Up to the next scalar that is compared as it is and cannot belong to what is before it.
  /// - Returns: where that is.
  private mutating func addStretch(from start: Int, in text: [Unicode.Scalar], _ writing: inout Writing) -> Int {
    var pieces: [Piece] = []
    var next = start
    repeat {
      var piece = piece(at: next, in: text)
      next = piece.source.upperBound
      if Self.isUnseen(piece.scalar) {
        if piece.scalar == "\u{200B}" { writing.isAfterBreak = true }
        continue
      }
      piece.isAfterBreak = writing.isAfterBreak
      writing.isAfterBreak = false
      pieces.append(piece)
      if piece.scalar == "\\", next < text.count, text[next] == "\\" {
        // A backslash that means itself begins no escape.
        pieces.append(Piece(scalar: "\\", source: next..<next + 1))
        next += 1
      }
    } while next < text.count && Self.single(text[next]) == nil
    let isAfterBreak = writing.isAfterBreak
    writing.isAfterBreak = false
    add(pieces, &writing)
    writing.isAfterBreak = isAfterBreak
    return next
  }

  private mutating func add(_ pieces: [Piece], _ writing: inout Writing) {
    var first = 0
    // Composition never reaches over the edge of a grapheme cluster.
    for cluster in String(String.UnicodeScalarView(pieces.map(\.scalar))) {
      let last = first + cluster.unicodeScalars.count
      let own = pieces[first..<last]
      first = last
      let forms = own.map { Self.form($0.scalar) }
      let joined = forms.flatMap { $0 }
      let composed = own.count == 1 ? joined : Array(String(String.UnicodeScalarView(joined)).nfc.unicodeScalars)
      if composed == joined {
        for (piece, form) in zip(own, forms) {
          writing.isAfterBreak = piece.isAfterBreak
          add(form, for: piece.source, &writing)
        }
      } else if let begin = own.first, let end = own.last {
        writing.isAfterBreak = begin.isAfterBreak
        add(composed, for: begin.source.lowerBound..<end.source.upperBound, &writing)
      }
    }
  }

  // MARK: Forms

  /// The only form of a scalar that is compared by itself: with nothing before it that it could be composed with. `nil`
  /// for all that has to be looked at more closely.
  private static func single(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x26, 0x5C, 0xAA, 0xAD, 0xB5, 0xBA: nil
    case 0..<0x132, 0x134..<0x13F, 0x141..<0x149, 0x14A..<0x17F, 0x180..<0x1C4, 0x1CD..<0x1F1, 0x1F4..<0x2B0: scalar
    case 0x388..<0x3D0, 0x400..<0x483, 0x48A..<0x530, 0x5D0..<0x5EB, 0x621..<0x640, 0x641..<0x64B: scalar
    case 0x2010, 0x2011, 0xFF0D: "-"
    case 0x2018, 0x2019, 0x2BC, 0xFF07: "'"
    case 0x2012..<0x2018, 0x201A..<0x2028: scalar
    case 0x3000..<0x302A, 0x3041..<0x3097, 0x30A0..<0x30FF, 0x3400..<0xA000, 0xAC00..<0xD7A4: scalar
    case 0xFF01..<0xFF5F: Unicode.Scalar(scalar.value - 0xFEE0)
    default: nil
    }
  }

  private static func form(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let single = single(scalar) { return [single] }
    // A figure above the line (`Anna²`) is no part of a word, and stays what it is; a radical (U+2F00 and on) is what
    // some PDF files have for a character.
    let hasForms = scalar.isWordScalar || 0xFF00..<0xFFF0 ~= scalar.value || 0x2E80..<0x2FE0 ~= scalar.value
    guard hasForms else { return [scalar] }
    return Array(String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars)
  }

  static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0xAD { return false }
    return scalar == "\u{640}" || scalar.properties.isDefaultIgnorableCodePoint
  }

  private func piece(at place: Int, in text: [Unicode.Scalar]) -> Piece {
    if let (scalar, end) = Self.written(at: place, in: text, names) {
      return Piece(scalar: scalar, source: place..<end)
    }
    return Piece(scalar: text[place], source: place..<place + 1)
  }
}
