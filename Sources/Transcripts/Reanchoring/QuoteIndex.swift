/// Finds words in a text, the same or nearly: an index of all stretches of six scalars.
struct QuoteIndex {
  let text: [UInt32]
  /// Positions of the text, by the bucket of the stretch that begins there; `starts` has one more than there are
  /// buckets.
  private let positions: [Int32]
  private let starts: [Int32]
  private let mask: Int
  static let length = 6
  /// Stretches that occur more often say nothing about a place.
  private static let commonest = 64

  init(_ text: [UInt32]) {
    self.text = text
    var size = 1024
    while size < text.count { size *= 2 }
    let mask = size - 1
    self.mask = mask
    let count = max(0, text.count - Self.length + 1)
    var starts = [Int32](repeating: 0, count: size + 1)
    var buckets = [Int32](repeating: 0, count: count)
    text.withUnsafeBufferPointer { text in
      for position in 0..<count {
        let bucket = Self.bucket(text, position) & mask
        buckets[position] = Int32(truncatingIfNeeded: bucket)
        starts[bucket + 1] += 1
      }
    }
    for bucket in 0..<size { starts[bucket + 1] += starts[bucket] }
    var filled = starts
    var positions = [Int32](repeating: 0, count: count)
    for position in 0..<count {
      let bucket = Int(buckets[position])
      positions[Int(filled[bucket])] = Int32(truncatingIfNeeded: position)
      filled[bucket] += 1
    }
    self.starts = starts
    self.positions = positions
  }

  private static func bucket(_ text: UnsafeBufferPointer<UInt32>, _ position: Int) -> Int {
    var value: UInt64 = 0
    for offset in 0..<length {
      value = (value ^ UInt64(text[position + offset])) &* 0x9E37_79B9_7F4A_7C15
    }
    return Int(truncatingIfNeeded: value >> 32)
  }

  private func bucket(of words: [UInt32], at offset: Int) -> ArraySlice<Int32> {
    let bucket = words.withUnsafeBufferPointer { Self.bucket($0, offset) } & mask
    return positions[Int(starts[bucket])..<Int(starts[bucket + 1])]
  }

  /// Where exactly these words occur, in order; the places may overlap.
  func places(of words: [UInt32]) -> [Int] {
    if words.isEmpty || words.count > text.count { return [] }
    if words.count < Self.length { return scan(for: words) }
    // The rarest of some stretches of the words leaves the fewest places to look at.
    let last = words.count - Self.length
    var rarest = (offset: 0, bucket: bucket(of: words, at: 0))
    for offset in stride(from: 0, through: last, by: max(1, last / 16)) {
      let bucket = bucket(of: words, at: offset)
      if bucket.count < rarest.bucket.count { rarest = (offset, bucket) }
    }
    return rarest.bucket.map { Int($0) - rarest.offset }.filter { stands(words, at: $0) }
  }

  func stands(_ words: [UInt32], at place: Int) -> Bool {
    guard place >= 0, place + words.count <= text.count else { return false }
    var equal = 0
    while equal < words.count, text[place + equal] == words[equal] { equal += 1 }
    return equal == words.count
  }

  /// How many scalars next to `span` are those that were next to the words, before and after together.
  func agreement(around span: Span, with sought: SoughtWords) -> Int {
    var before = 0
    while before < sought.before.count, before < span.start,
      text[span.start - 1 - before] == sought.before[sought.before.count - 1 - before]
    { before += 1 }
    var after = 0
    while after < sought.after.count, span.end + after < text.count,
      text[span.end + after] == sought.after[after]
    {
      after += 1
    }
    return before + after
  }

  private func scan(for words: [UInt32]) -> [Int] {
    text.withUnsafeBufferPointer { text in
      (0...text.count - words.count).filter { place in
        words.indices.allSatisfy { text[place + $0] == words[$0] }
      }
    }
  }

  /// Where the words may begin, though changed: places that several of their stretches agree on, the best first.
  func likelyPlaces(of words: [UInt32], count: Int) -> [Int] {
    var votes: [Int: (votes: Int, place: Int)] = [:]
    let last = words.count - Self.length
    guard last >= 0 else { return [] }
    for offset in stride(from: 0, through: last, by: max(1, last / 256)) {
      let bucket = bucket(of: words, at: offset)
      guard bucket.count <= Self.commonest else { continue }
      for position in bucket where stands(words, from: offset, at: Int(position)) {
        let place = Int(position) - offset
        let cell = Int((Double(place) / Double(Self.slack)).rounded(.down))
        votes[cell, default: (0, place)].votes += 1
      }
    }
    return votes.values.sorted { ($0.votes, $1.place) > ($1.votes, $0.place) }.prefix(count).map(
      \.place)
  }

  /// Places no further apart are one.
  static let slack = 32

  private func stands(_ words: [UInt32], from offset: Int, at position: Int) -> Bool {
    var equal = 0
    while equal < Self.length, words[offset + equal] == text[position + equal] { equal += 1 }
    return equal == Self.length
  }
}
