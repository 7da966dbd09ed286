import Basics

/// Stretches of a fixed length that occur exactly once in parts of one text and exactly once in parts of another.
///
/// Source of the idea: patience diff (Cohen 2005), which ties texts by unique lines, and MUMmer (Delcher et al. 1999,
/// Nucleic Acids Research 27:2369), which ties them by unique stretches of any kind. Time and space are linear in the
/// length of the parts.
struct UniqueTies {
  let old: UnsafeBufferPointer<UInt32>
  let new: UnsafeBufferPointer<UInt32>

  /// Where such a stretch begins in either text.
  typealias Tie = (old: Int, new: Int)

  /// In the order of the old text.
  func ties(_ oldParts: [Range<Int>], _ newParts: [Range<Int>], length: Int) -> [Tie] {
    let room = oldParts.reduce(0) { $0 + max(0, $1.count - length + 1) }
    guard room > 0, newParts.contains(where: { $0.count >= length }) else { return [] }
    var table = StretchTable(room: room)
    for part in oldParts { Fingerprints(old, part, length).forEach { table.addOld($1, at: $0) } }
    for part in newParts { Fingerprints(new, part, length).forEach { table.addNew($1, at: $0) } }
    var ties: [Tie] = []
    for part in oldParts {
      Fingerprints(old, part, length).forEach { position, fingerprint in
        guard let place = table.place(fingerprint), place.old == position else { return }
        // Different stretches may, once in a very long time, share a fingerprint.
        if (0..<length).allSatisfy({ old[position + $0] == new[place.new + $0] }) {
          ties.append(place)
        }
      }
    }
    return ties
  }

  /// The longest selection of ties that is in the same order in both texts (Fredman 1975: by binary search).
  static func increasing(_ ties: [Tie]) -> [Tie] {
    var tails: [Int] = []
    var previous = [Int](repeating: -1, count: ties.count)
    for index in ties.indices {
      let place = tails.partitioningIndex { ties[$0].new >= ties[index].new }
      if place > 0 { previous[index] = tails[place - 1] }
      if place == tails.count { tails.append(index) } else { tails[place] = index }
    }
    var chain: [Tie] = []
    var next = tails.last ?? -1
    while next >= 0 {
      chain.append(ties[next])
      next = previous[next]
    }
    return chain.reversed()
  }
}

/// A number for every stretch of a fixed length, rolled along (Karp & Rabin 1987).
private struct Fingerprints {
  private let text: UnsafeBufferPointer<UInt32>
  private let part: Range<Int>
  private let length: Int
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ text: UnsafeBufferPointer<UInt32>, _ part: Range<Int>, _ length: Int) {
    self.text = text
    self.part = part
    self.length = length
  }

  func forEach(_ body: (Int, UInt64) -> Void) {
    guard part.count >= length else { return }
    var highest: UInt64 = 1
    for _ in 1..<max(length, 1) { highest &*= Self.base }
    var value: UInt64 = 0
    for index in part.lowerBound..<part.lowerBound + length {
      value = value &* Self.base &+ UInt64(text[index] &+ 1)
    }
    var start = part.lowerBound
    while true {
      body(start, value ^ value >> 29)
      let end = start + length
      if end >= part.upperBound { return }
      value = (value &- UInt64(text[start] &+ 1) &* highest) &* Self.base &+ UInt64(text[end] &+ 1)
      start += 1
    }
  }
}

/// Where each stretch is, as long as it occurs once: a hash table with open addressing.
private struct StretchTable {
  private var keys: [UInt64]
  /// Place in the old text; -1 for a free slot, -2 for several places.
  private var olds: [Int32]
  private var news: [Int32]
  private let mask: Int

  init(room: Int) {
    var size = 16
    while size < room * 2 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    olds = Array(repeating: -1, count: size)
    news = Array(repeating: -1, count: size)
  }

  private func slot(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key &* 0xD6E8_FEB8_6659_FD93 >> 20) & mask
    while olds[slot] != -1, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  mutating func addOld(_ key: UInt64, at place: Int) {
    let slot = slot(key)
    olds[slot] = olds[slot] == -1 ? Int32(truncatingIfNeeded: place) : -2
    keys[slot] = key
  }

  mutating func addNew(_ key: UInt64, at place: Int) {
    let slot = slot(key)
    if olds[slot] == -1 { return }
    news[slot] = news[slot] == -1 ? Int32(truncatingIfNeeded: place) : -2
  }

  /// Both places of a stretch that occurs once in either text.
  func place(_ key: UInt64) -> UniqueTies.Tie? {
    let slot = slot(key)
    return olds[slot] >= 0 && news[slot] >= 0 ? (Int(olds[slot]), Int(news[slot])) : nil
  }
}
