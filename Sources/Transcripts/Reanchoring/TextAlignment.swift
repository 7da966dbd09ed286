import Basics

/// A stretch that is the same in two texts.
struct EqualStretch: Equatable {
  let old: Int
  let new: Int
  let count: Int

  var oldEnd: Int { old + count }
  var newEnd: Int { new + count }
  /// How far it has shifted.
  var shift: Int { new - old }
}

/// What of a text stands in its successor, and where.
///
/// Both texts are tied together by stretches that are unique in either (32 scalars long, then 16, 8 and 4 in the
/// smaller and smaller parts between), kept where they are in the same order; what is equal next to a tie belongs to
/// it. What is left over is looked through once more for stretches that were cut and pasted. The time is linear in
/// the length of the texts, but for the search for the longest order (n log n).
package struct TextAlignment: Sendable {
  let old: [UInt32]
  let new: [UInt32]
  /// In the same order in both texts, none overlapping another.
  let chain: [EqualStretch]
  /// What stands in another order, sorted by the old place.
  let moved: [EqualStretch]

  package init(old: [UInt32], new: [UInt32]) {
    self.old = old
    self.new = new
    (chain, moved) = old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        var builder = AlignmentBuilder(old: old, new: new)
        builder.align(old.indices, new.indices, level: 0)
        return (builder.chain, MovedStretches(old: old, new: new).find(besides: builder.chain))
      }
    }
  }

  /// What lies between two neighbours of the chain, or at an end of the texts: `gap(i)` before `chain[i]`.
  func gap(before index: Int) -> (old: Range<Int>, new: Range<Int>) {
    let oldStart = index > 0 ? chain[index - 1].oldEnd : 0
    let newStart = index > 0 ? chain[index - 1].newEnd : 0
    let oldEnd = index < chain.count ? chain[index].old : old.count
    let newEnd = index < chain.count ? chain[index].new : new.count
    return (oldStart..<oldEnd, newStart..<newEnd)
  }

  /// Index of the first stretch of the chain that ends after `position` of the old text.
  func index(atOld position: Int) -> Int { chain.partitioningIndex { $0.oldEnd > position } }

  /// Index of the first stretch of the chain that ends after `position` of the new text.
  func index(atNew position: Int) -> Int { chain.partitioningIndex { $0.newEnd > position } }

  /// The stretch that was cut and pasted and holds all of `span`.
  func movedStretch(holding span: Span) -> EqualStretch? {
    let index = moved.partitioningIndex { $0.oldEnd > span.start }
    guard index < moved.count, moved[index].old <= span.start, span.end <= moved[index].oldEnd
    else { return nil }
    return moved[index]
  }
}

private struct AlignmentBuilder {
  let old: UnsafeBufferPointer<UInt32>
  let new: UnsafeBufferPointer<UInt32>
  private(set) var chain: [EqualStretch] = []

  init(old: UnsafeBufferPointer<UInt32>, new: UnsafeBufferPointer<UInt32>) {
    self.old = old
    self.new = new
  }

  /// Aligns two parts with ties of `tieLengths[level]` and shorter.
  mutating func align(_ oldPart: Range<Int>, _ newPart: Range<Int>, level: Int) {
    let room = min(oldPart.count, newPart.count)
    var head = 0
    while head < room, old[oldPart.lowerBound + head] == new[newPart.lowerBound + head] {
      head += 1
    }
    append(EqualStretch(old: oldPart.lowerBound, new: newPart.lowerBound, count: head))
    var tail = 0
    while tail < room - head,
      old[oldPart.upperBound - 1 - tail] == new[newPart.upperBound - 1 - tail]
    { tail += 1 }
    tie(
      oldPart.lowerBound + head..<oldPart.upperBound - tail,
      newPart.lowerBound + head..<newPart.upperBound - tail,
      level)
    append(
      EqualStretch(old: oldPart.upperBound - tail, new: newPart.upperBound - tail, count: tail))
  }

  private mutating func tie(_ oldPart: Range<Int>, _ newPart: Range<Int>, _ firstLevel: Int) {
    let shorter = min(oldPart.count, newPart.count)
    let longer = max(oldPart.count, newPart.count)
    for level in firstLevel..<max(firstLevel, ReanchoringLimits.tieLengths.count) {
      let (length, largest) = ReanchoringLimits.tieLengths[level]
      guard shorter >= length, longer <= largest else { continue }
      let ties = UniqueTies(old: old, new: new).ties([oldPart], [newPart], length: length)
      let stretches = EqualStretch.joined(UniqueTies.increasing(ties), length: length)
      let covered = stretches.reduce(0) { $0 + $1.count }
      guard covered > 0, length >= ReanchoringLimits.strongTie || covered * 2 >= longer else {
        continue
      }
      var (oldStart, newStart) = (oldPart.lowerBound, newPart.lowerBound)
      for stretch in stretches {
        align(oldStart..<stretch.old, newStart..<stretch.new, level: level)
        append(stretch)
        (oldStart, newStart) = (stretch.oldEnd, stretch.newEnd)
      }
      align(oldStart..<oldPart.upperBound, newStart..<newPart.upperBound, level: level)
      return
    }
  }

  private mutating func append(_ stretch: EqualStretch) {
    if stretch.count == 0 { return }
    if let last = chain.last, last.oldEnd == stretch.old, last.newEnd == stretch.new {
      chain[chain.count - 1] = EqualStretch(
        old: last.old, new: last.new, count: last.count + stretch.count)
    } else {
      chain.append(stretch)
    }
  }
}

extension EqualStretch {
  /// Ties that overlap or touch with one shift become one stretch; of two that overlap with different shifts the later
  /// one is shortened. Ties come in the order of both texts.
  fileprivate static func joined(_ ties: [UniqueTies.Tie], length: Int) -> [EqualStretch] {
    var stretches: [EqualStretch] = []
    for tie in ties {
      guard let last = stretches.last else {
        stretches.append(EqualStretch(old: tie.old, new: tie.new, count: length))
        continue
      }
      if tie.new - tie.old == last.shift, tie.old <= last.oldEnd {
        stretches[stretches.count - 1] = EqualStretch(
          old: last.old, new: last.new, count: tie.old + length - last.old)
        continue
      }
      let overlap = max(0, last.oldEnd - tie.old, last.newEnd - tie.new)
      if overlap < length {
        stretches.append(
          EqualStretch(old: tie.old + overlap, new: tie.new + overlap, count: length - overlap))
      }
    }
    return stretches
  }
}
