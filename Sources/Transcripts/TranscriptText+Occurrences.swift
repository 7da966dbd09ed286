import Basics

extension TranscriptText {
  /// The places where `quote` stands, in order, none overlapping another.
  ///
  /// Where the very bytes stand somewhere, those places are all. Otherwise white space in the quote matches any run of
  /// white space, straight quotation marks and apostrophes match curly and angular ones, dashes match each other, and
  /// full-width punctuation matches half-width. Case and letters must agree. White space around the quote is ignored.
  public func occurrences(of quote: String) -> [Span] {
    let raw = Array(quote.utf8)
    let normal = (try? Normalisation.nfc(raw)) ?? raw
    let wanted = Array(normal[WhiteSpace.trim(0..<normal.count, in: normal)])
    guard !wanted.isEmpty else { return [] }
    let exact = Self.places(of: wanted, in: bytes)
    if !exact.isEmpty {
      var scalars = ScalarCounter(start: 0, byte: 0)
      return exact.map { scalars.span(of: $0..<$0 + wanted.count, in: bytes) }
    }
    let folded = FoldedBytes(bytes)
    let foldedWanted = FoldedBytes(wanted).bytes
    var scalars = ScalarCounter(start: 0, byte: 0)
    return Self.places(of: foldedWanted, in: folded.bytes).compactMap { place in
      let end = place + foldedWanted.count
      // Part of what one mark unfolds to (`.` in `…`) is no place.
      guard folded.isBoundary(place), folded.isBoundary(end) else { return nil }
      return scalars.span(of: folded.origins[place]..<folded.origins[end], in: bytes)
    }
  }

  /// Byte offsets of `wanted` in `bytes`, none overlapping another (Horspool 1980).
  static func places(of wanted: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return [] }
    let last = wanted.count - 1
    var shifts = [Int](repeating: wanted.count, count: 256)
    for (index, byte) in wanted.dropLast().enumerated() { shifts[Int(byte)] = last - index }
    var places: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      wanted.withUnsafeBufferPointer { wanted in
        var start = 0
        while start + last < bytes.count {
          let final = bytes[start + last]
          if final == wanted[last], (0..<last).allSatisfy({ bytes[start + $0] == wanted[$0] }) {
            places.append(start)
            start += wanted.count
          } else {
            start += shifts[Int(final)]
          }
        }
      }
    }
    return places
  }
}

/// Text in which marks that people type for one another are the same byte, with the way back.
struct FoldedBytes {
  private(set) var bytes: [UInt8] = []
  /// For each byte of `bytes`, the byte it came from; one more for the end.
  private(set) var origins: [Int] = []

  /// Whether another mark begins at a byte than at the byte before.
  func isBoundary(_ index: Int) -> Bool { index == 0 || origins[index] != origins[index - 1] }

  init(_ text: [UInt8]) {
    bytes.reserveCapacity(text.count)
    origins.reserveCapacity(text.count + 1)
    var index = 0
    while index < text.count {
      let space = WhiteSpace.length(at: index, in: text)
      if space > 0 {
        bytes.append(0x20)
        origins.append(index)
        while index < text.count, case let length = WhiteSpace.length(at: index, in: text), length > 0 {
          index += length
        }
        continue
      }
      let (folded, length) = Self.fold(text, index)
      for byte in folded {
        bytes.append(byte)
        origins.append(index)
      }
      if folded.isEmpty {
        for offset in 0..<length {
          bytes.append(text[index + offset])
          origins.append(index + offset)
        }
      }
      index += length
    }
    origins.append(text.count)
  }

  /// What the scalar at `index` folds to (nothing: itself), and its length in bytes.
  private static func fold(_ text: [UInt8], _ index: Int) -> (folded: [UInt8], length: Int) {
    let byte = text[index]
    if byte < 0x80 { return ([], 1) }
    let next = index + 1 < text.count ? text[index + 1] : 0
    let last = index + 2 < text.count ? text[index + 2] : 0
    switch (byte, next, last) {
    case (0xC2, 0xAB, _), (0xC2, 0xBB, _): return ([0x22], 2)
    case (0xC2, 0xB4, _): return ([0x27], 2)
    case (0xCA, 0xBC, _): return ([0x27], 2)
    case (0xE2, 0x80, 0x98...0x9B), (0xE2, 0x80, 0xB9), (0xE2, 0x80, 0xBA), (0xE2, 0x80, 0xB2): return ([0x27], 3)
    case (0xE2, 0x80, 0x9C...0x9F), (0xE2, 0x80, 0xB3): return ([0x22], 3)
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): return ([0x2D], 3)
    case (0xE2, 0x80, 0xA6): return ([0x2E, 0x2E, 0x2E], 3)
    case (0xE3, 0x80, 0x8C...0x8F), (0xEF, 0xBD, 0xA2), (0xEF, 0xBD, 0xA3): return ([0x22], 3)
    case (0xE3, 0x80, 0x82), (0xEF, 0xBD, 0xA1): return ([0x2E], 3)
    case (0xE3, 0x80, 0x81), (0xEF, 0xBD, 0xA4): return ([0x2C], 3)
    case (0xE3, 0x80, 0x90): return ([0x5B], 3)
    case (0xE3, 0x80, 0x91): return ([0x5D], 3)
    // U+FF01 to U+FF5E repeat ASCII from `!` to `~`; letters and digits keep their width.
    case (0xEF, 0xBC, 0x81...0xBF), (0xEF, 0xBD, 0x80...0x9E):
      let ascii = next == 0xBC ? last - 0x60 : last - 0x20
      let isLetterOrDigit = (0x30...0x39).contains(ascii) || (0x61...0x7A).contains(ascii | 0x20)
      return (isLetterOrDigit ? [] : [ascii], 3)
    default:
      return ([], byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2)
    }
  }
}
