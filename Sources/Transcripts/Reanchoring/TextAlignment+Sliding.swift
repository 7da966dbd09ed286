/// Where the untouched words of a span may be.
///
/// An insertion or deletion between words that repeat can be read in several ways: of `no no no` made to `no no`, any
/// of the three may have gone. Every reading under which the words of the span were not touched gives a place.
extension TextAlignment {
  /// The places of a span whose words no edit has touched, the likeliest first; empty when every reading has touched
  /// them.
  func untouchedPlaces(of span: Span) -> [Int] {
    let index = index(atOld: span.start)
    var places: [Int] = []
    func add(_ place: Int) {
      if place >= 0, place + span.count <= new.count, !places.contains(place) {
        places.append(place)
      }
    }
    let holder = holds(span)
    if holder { add(span.start + chain[index].shift) }
    for gap in index...min(index + 1, chain.count) { slides(of: span, around: gap).forEach(add) }
    if holder {
      for gap in index...(index + 1) { twins(of: span, around: gap).forEach(add) }
    }
    return places
  }

  /// Places under all readings of a pure insertion or deletion.
  private func slides(of span: Span, around index: Int) -> [Int] {
    let gap = gap(before: index)
    guard gap.old.isEmpty != gap.new.isEmpty else { return [] }
    let before = index > 0 ? chain[index - 1].count : 0
    let after = index < chain.count ? chain[index].count : 0
    // Only what lies in the stretches on both sides can slide.
    guard span.start >= gap.old.lowerBound - before, span.end <= gap.old.upperBound + after else {
      return []
    }
    let text = gap.old.isEmpty ? new : old
    let range = gap.old.isEmpty ? gap.new : gap.old
    var left = 0
    while left < before, text[range.lowerBound - 1 - left] == text[range.upperBound - 1 - left] {
      left += 1
    }
    var right = 0
    while right < after, text[range.lowerBound + right] == text[range.upperBound + right] {
      right += 1
    }
    var places: [Int] = []
    if span.end <= gap.old.lowerBound + right {
      places.append(gap.new.lowerBound - gap.old.lowerBound + span.start)
    }
    let latest = gap.old.isEmpty ? gap.old.lowerBound - left : gap.old.upperBound - left
    if span.start >= latest { places.append(gap.new.upperBound - gap.old.upperBound + span.start) }
    return places
  }

  /// The same words in what was typed next to them: nobody can tell which are the old ones.
  private func twins(of span: Span, around index: Int) -> [Int] {
    let gap = gap(before: index)
    let isNear =
      max(gap.old.lowerBound - span.end, span.start - gap.old.upperBound)
      < ReanchoringLimits.editNeighbourhood
    guard isNear, !gap.new.isEmpty, gap.new.count < 65_536 else { return [] }
    let first = max(0, gap.new.lowerBound - span.count + 1)
    let last = min(new.count - span.count, gap.new.upperBound - 1)
    guard first <= last else { return [] }
    return (first...last).filter { place in
      var equal = 0
      while equal < span.count, new[place + equal] == old[span.start + equal] { equal += 1 }
      return equal == span.count
    }
  }
}
