import Basics

/// Finds what was cut and pasted: equal stretches among what the chain leaves over.
struct MovedStretches {
  let old: UnsafeBufferPointer<UInt32>
  let new: UnsafeBufferPointer<UInt32>

  /// Sorted by the old place; none overlaps another in either text.
  func find(besides chain: [EqualStretch]) -> [EqualStretch] {
    let oldParts = Self.between(chain.map { $0.old..<$0.oldEnd }, 0..<old.count)
    let newParts = Self.between(chain.map { $0.new..<$0.newEnd }, 0..<new.count)
    let length = ReanchoringLimits.movedTie
    let ties = UniqueTies(old: old, new: new).ties(oldParts, newParts, length: length)
    var found: [EqualStretch] = []
    for tie in ties {
      if let last = found.last, last.shift == tie.new - tie.old, tie.old + length <= last.oldEnd {
        continue
      }
      found.append(extended(tie, oldParts, newParts))
    }
    let heavy = found.filter { stretch in
      (stretch.old..<stretch.oldEnd).reduce(0) { $0 + ScalarKind.weight(old[$1]) }
        >= ReanchoringLimits.movedWeight
    }
    return Self.apart(heavy)
  }

  /// As far as both texts agree inside the parts in which the tie is.
  private func extended(_ tie: UniqueTies.Tie, _ oldParts: [Range<Int>], _ newParts: [Range<Int>])
    -> EqualStretch
  {
    let oldPart = Self.part(holding: tie.old, oldParts)
    let newPart = Self.part(holding: tie.new, newParts)
    var start = 0
    while tie.old - start > oldPart.lowerBound, tie.new - start > newPart.lowerBound,
      old[tie.old - start - 1] == new[tie.new - start - 1]
    { start += 1 }
    var end = 0
    while tie.old + end < oldPart.upperBound, tie.new + end < newPart.upperBound,
      old[tie.old + end] == new[tie.new + end]
    { end += 1 }
    return EqualStretch(old: tie.old - start, new: tie.new - start, count: start + end)
  }

  private static func between(_ taken: [Range<Int>], _ whole: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = whole.lowerBound
    for range in taken {
      if start < range.lowerBound { parts.append(start..<range.lowerBound) }
      start = range.upperBound
    }
    if start < whole.upperBound { parts.append(start..<whole.upperBound) }
    return parts
  }

  private static func part(holding position: Int, _ parts: [Range<Int>]) -> Range<Int> {
    let index = parts.partitioningIndex { $0.upperBound > position }
    return index < parts.count ? parts[index] : position..<position
  }

  /// The longest first; what overlaps a longer one in either text is left out.
  private static func apart(_ stretches: [EqualStretch]) -> [EqualStretch] {
    var chosen: [EqualStretch] = []
    var olds = OccupiedRanges()
    var news = OccupiedRanges()
    for stretch in stretches.sorted(by: { ($0.count, $1.old) > ($1.count, $0.old) }) {
      guard olds.isFree(stretch.old..<stretch.oldEnd), news.isFree(stretch.new..<stretch.newEnd)
      else { continue }
      olds.take(stretch.old..<stretch.oldEnd)
      news.take(stretch.new..<stretch.newEnd)
      chosen.append(stretch)
    }
    return chosen.sorted { $0.old < $1.old }
  }
}

/// Ranges that do not overlap, sorted.
private struct OccupiedRanges {
  private var ranges: [Range<Int>] = []

  private func index(_ position: Int) -> Int { ranges.partitioningIndex { $0.upperBound > position } }

  func isFree(_ range: Range<Int>) -> Bool {
    let index = index(range.lowerBound)
    return index == ranges.count || ranges[index].lowerBound >= range.upperBound
  }

  mutating func take(_ range: Range<Int>) { ranges.insert(range, at: index(range.lowerBound)) }
}
