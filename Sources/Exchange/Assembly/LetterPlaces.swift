import Transcripts

/// The way from a text to another of the same letters that differs from it in white space alone, as importing makes most
/// texts: lines and blanks come and go, and every letter is followed by its number.
struct LetterPlaces {
  /// For each place of the old text, its end included: the letters before it.
  private let before: [Int32]
  /// Where each letter is in the new text.
  private let places: [Int32]

  /// - Returns: `nil` where letters differ.
  init?(old: [UInt32], new: [UInt32]) {
    var places: [Int32] = []
    places.reserveCapacity(new.count)
    for (place, value) in new.enumerated() where !Self.isSpace(value) { places.append(Int32(place)) }
    var before: [Int32] = []
    before.reserveCapacity(old.count + 1)
    var count = 0
    for value in old {
      before.append(Int32(count))
      if Self.isSpace(value) { continue }
      guard count < places.count, new[Int(places[count])] == value else { return nil }
      count += 1
    }
    guard count == places.count else { return nil }
    before.append(Int32(count))
    self.before = before
    self.places = places
  }

  /// Where the letters of a span of the old text are in the new one; `nil` for a span without letters.
  func image(of span: Span) -> Span? {
    let (first, end) = (Int(before[span.start]), Int(before[span.end]))
    return first < end ? Span(Int(places[first]), Int(places[end - 1]) + 1) : nil
  }

  /// Unicode's white space.
  static func isSpace(_ value: UInt32) -> Bool {
    if value < 0x80 { return value == 0x20 || value >= 0x09 && value <= 0x0D }
    return Unicode.Scalar(value)?.properties.isWhitespace ?? false
  }
}
