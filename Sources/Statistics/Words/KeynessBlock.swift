import Dispatch
import Foundation

/// Some divisions of people at once, by the words that the group has in them: for each person one bit a division, and so
/// 64 divisions are added up by a few operations on whole numbers.
///
/// A word's hits in the group are sums of its people's counts. Bit j of the sums of all divisions is a plane of bits of
/// its own, and a count is added to the planes as on paper, with carries. For a fixed number of hits h the excess (h - u r) /
/// sqrt(u (U - u)) falls as the group's words u rise, if h is at most the word's total: its derivative has the sign of
/// -(u (total - 2 h) + h U). So the divisions that reach the bound with h hits are a first and a last stretch of all
/// divisions in the order of u, whose ends are found by halving.
struct KeynessBlock {
  private let count: Int
  /// Whole numbers of 64 divisions.
  private let width: Int
  /// Person after person: a bit is 1 in the divisions that put her into the group.
  private let masks: [UInt64]
  /// Words of the group in each division, the fewest first.
  private let units: [Double]
  private let total: Double

  init(_ source: inout KeynessDivisions, count: Int, group: Int, scale: KeynessPermutation.Scale) {
    var divisions: [(units: Int, people: [Int32])] = []
    divisions.reserveCapacity(count)
    for _ in 0..<count {
      let members = source.next(group: group)
      var people: [Int32] = []
      var sum = 0
      for person in members.indices where members[person] {
        people.append(Int32(person))
        sum += scale.sizes[person]
      }
      divisions.append((sum, people))
    }
    divisions.sort { $0.units < $1.units }
    width = (count + 63) / 64
    var masks = [UInt64](repeating: 0, count: scale.sizes.count * width)
    for (place, division) in divisions.enumerated() {
      let bit: UInt64 = 1 << UInt64(place & 63)
      for person in division.people { masks[Int(person) * width + place >> 6] |= bit }
    }
    self.masks = masks
    self.count = count
    units = divisions.map { Double($0.units) }
    total = scale.total
  }

  /// Adds to each word the number of divisions whose statistic reaches the word's bound.
  func count(_ words: [[KeynessPermutation.Occurrence]], _ bounds: [Double], into reached: inout [Int]) {
    let chunk = 64
    let chunks = (words.count + chunk - 1) / chunk
    // The thread sanitizer sees the order of Foundation's lock, and not that of a `Mutex`.
    let lock = NSLock()
    nonisolated(unsafe) var sums = [Int](repeating: 0, count: words.count)
    DispatchQueue.concurrentPerform(iterations: chunks) { index in
      let range = index * chunk..<min(words.count, (index + 1) * chunk)
      let found = range.map { divisions(reaching: bounds[$0], by: words[$0]) }
      lock.withLock {
        for (place, number) in zip(range, found) { sums[place] = number }
      }
    }
    lock.withLock {
      for index in reached.indices { reached[index] += sums[index] }
    }
  }

  /// Up to so many occurrences, divisions are counted by their hits; for more it is as fast to read each one's.
  private static let few = 64

  private func divisions(reaching bound: Double, by word: [KeynessPermutation.Occurrence]) -> Int {
    let all = word.reduce(0) { $0 + Int($1.count) }
    let depth = Int.bitWidth - all.leadingZeroBitCount
    var planes = [UInt64](repeating: 0, count: max(depth, 1) * width)
    return planes.withUnsafeMutableBufferPointer { planes in
      add(word, to: planes)
      let planes = UnsafeBufferPointer(planes)
      return all <= Self.few
        ? counted(planes, depth: depth, all: all, bound: bound) : read(planes, depth: depth, all: all, bound: bound)
    }
  }

  /// Sums over people, plane by plane.
  private func add(_ word: [KeynessPermutation.Occurrence], to planes: UnsafeMutableBufferPointer<UInt64>) {
    masks.withUnsafeBufferPointer { masks in
      for occurrence in word {
        let start = Int(occurrence.person) * width
        var bits = UInt32(bitPattern: occurrence.count)
        while bits != 0 {
          let lowest = bits.trailingZeroBitCount * width
          bits &= bits &- 1
          var place = 0
          while place < width {
            var carry = masks[start &+ place]
            var at = lowest &+ place
            while carry != 0 {
              let plane = planes[at]
              planes[at] = plane ^ carry
              carry &= plane
              at &+= width
            }
            place &+= 1
          }
        }
      }
    }
  }

  // MARK: Few occurrences

  private func counted(_ planes: UnsafeBufferPointer<UInt64>, depth: Int, all: Int, bound: Double) -> Int {
    var reached = 0
    for hits in 0...all {
      let (first, last) = stretches(hits: hits, all: all, bound: bound)
      if first == last {
        reached += divisions(planes, depth, with: hits, in: 0..<count)
      } else {
        if first > 0 { reached += divisions(planes, depth, with: hits, in: 0..<first) }
        if last < count { reached += divisions(planes, depth, with: hits, in: last..<count) }
      }
    }
    return reached
  }

  /// The end of the first divisions that reach the bound, by more hits than are expected, and the start of the last ones,
  /// by fewer.
  private func stretches(hits: Int, all: Int, bound: Double) -> (first: Int, last: Int) {
    let (hits, rate) = (Double(hits), Double(all) / total)
    return units.withUnsafeBufferPointer { units in
      func reaches(_ place: Int) -> Bool {
        KeynessPermutation.Scale.statistic(hits: hits, units: units[place], rate: rate, total: total) >= bound
      }
      // Where expected hits overtake these.
      let middle = Self.partition(0, count) { hits - units[$0] * rate < 0 }
      return (Self.partition(0, middle) { !reaches($0) }, Self.partition(middle, count) { reaches($0) })
    }
  }

  /// The first place from `low` on for which something holds, as it does for all after it; `high` where there is none.
  private static func partition(_ low: Int, _ high: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (low, high)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// How many of the divisions in a stretch have so many hits.
  private func divisions(
    _ planes: UnsafeBufferPointer<UInt64>, _ depth: Int, with hits: Int, in range: Range<Int>
  ) -> Int {
    var found = 0
    var place = range.lowerBound >> 6
    let last = (range.upperBound - 1) >> 6
    while place <= last {
      var bits = UInt64.max
      if place == range.lowerBound >> 6 { bits &= UInt64.max << UInt64(range.lowerBound & 63) }
      if place == last { bits &= UInt64.max >> UInt64(63 - (range.upperBound - 1) & 63) }
      var plane = 0
      while plane < depth, bits != 0 {
        let value = planes[plane &* width &+ place]
        bits &= hits >> plane & 1 == 1 ? value : ~value
        plane &+= 1
      }
      found &+= bits.nonzeroBitCount
      place &+= 1
    }
    return found
  }

  // MARK: Many

  private func read(_ planes: UnsafeBufferPointer<UInt64>, depth: Int, all: Int, bound: Double) -> Int {
    let rate = Double(all) / total
    return units.withUnsafeBufferPointer { units in
      var reached = 0
      var division = 0
      while division < count {
        let (place, shift) = (division >> 6, UInt64(division & 63))
        var hits: UInt64 = 0
        var plane = 0
        while plane < depth {
          hits |= (planes[plane &* width &+ place] >> shift & 1) << UInt64(plane)
          plane &+= 1
        }
        let statistic = KeynessPermutation.Scale.statistic(
          hits: Double(hits), units: units[division], rate: rate, total: total)
        if statistic >= bound { reached &+= 1 }
        division &+= 1
      }
      return reached
    }
  }
}
