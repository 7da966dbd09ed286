import Basics

extension TranscriptText {
  /// The places where `quote` is, in order, none overlapping another.
  ///
  /// Where the very bytes are somewhere, those places are all. Otherwise the forms of one character are alike, as
  /// `PlainForm` has them for passages. Case and letters must agree. White space around the quote is ignored.
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
    let plain = PlainForm(bytes, for: .passages)
    let plainWanted = PlainForm(wanted, for: .passages).bytes
    var scalars = ScalarCounter(start: 0, byte: 0)
    return Self.places(of: plainWanted, in: plain.bytes).compactMap { place in
      let end = place + plainWanted.count
      // Part of what one mark unfolds to (`.` in `…`) is no place.
      guard plain.isBoundary(place), plain.isBoundary(end) else { return nil }
      return scalars.span(of: plain.origin(of: place..<end), in: bytes)
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
