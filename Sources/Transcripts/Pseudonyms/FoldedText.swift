import Basics

/// A text as names are looked for in it, whatever its case. One scalar of the compared text may be two of these (`ß`) or
/// none (the accent behind a Greek letter).
struct FoldedText: Sendable {
  let compared: ComparedText
  private(set) var scalars: [Unicode.Scalar] = []
  /// Which scalar of the compared text each of these is of; `nil` where each is the one at its own place.
  private var origins: [Int]?

  var count: Int { scalars.count }

  init(_ compared: ComparedText) {
    self.compared = compared
    scalars.reserveCapacity(compared.count)
    for (place, scalar) in compared.scalars.enumerated() {
      if let single = CaseFolding.single(scalar) {
        scalars.append(single)
        origins?.append(place)
        continue
      }
      let folded = CaseFolding.isDropped(scalar, after: scalars.last) ? [] : CaseFolding.full(scalar)
      if folded.count != 1, origins == nil { origins = Array(0..<scalars.count) }
      scalars += folded
      origins?.append(contentsOf: folded.map { _ in place })
    }
  }

  init(_ text: some Sequence<Unicode.Scalar>, _ names: CharacterNames) {
    self.init(ComparedText(Array(text), names))
  }

  /// `nil` behind the end.
  subscript(place: Int) -> Unicode.Scalar? { place < count ? scalars[place] : nil }

  /// The compared scalar that the folded one at `place` belongs to.
  func origin(_ place: Int) -> Int { origins?[place] ?? place }

  /// The compared scalar that begins at `place`; `nil` inside of what is one scalar.
  func start(at place: Int) -> Int? {
    guard place > 0, let origins else { return origin(place) }
    return origins[place] == origins[place - 1] ? nil : origins[place]
  }

  /// Behind the compared scalar that ends before `place`; `nil` inside of what is one scalar.
  /// - Parameter place: more than 0.
  func end(before place: Int) -> Int? { place < count ? start(at: place) : compared.count }

  /// Whether a zero-width space is before a place.
  func isBreak(_ place: Int) -> Bool { place < count ? compared.isBreak(origin(place)) : false }

  /// Behind the white space that begins at `place`.
  func endOfWhiteSpace(at place: Int) -> Int {
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

/// Where words begin and end.
extension ComparedText {
  /// `nil` behind the end.
  private subscript(place: Int) -> Unicode.Scalar? { place < count ? scalars[place] : nil }

  func isInsideWord(_ place: Int) -> Bool {
    guard place > 0, scalars[place - 1].isWordScalar, !isBreak(place) else { return false }
    // The `n` of `\n` is none.
    let isEscape = place > 1 && scalars[place - 2] == "\\" && Self.escapes.contains(scalars[place - 1])
    return !isEscape
  }

  /// What YAML and JSON write behind a backslash for a line's end, a tab or another control.
  private static let escapes = Set("0abtnvfreNLP".unicodeScalars)

  /// Whether a name can end before a place: an `s` may be written on.
  func isWordEnd(_ place: Int) -> Bool {
    func ends(_ place: Int) -> Bool { isBreak(place) || !(self[place]?.isWordScalar ?? false) }
    return ends(place) || ((self[place] == "s" || self[place] == "S") && ends(place + 1))
  }
}
