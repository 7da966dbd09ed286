extension TextAlignment {
  /// Where a stretch stands after the edits inside it and around it, and how much of it is the same.
  package struct Image {
    package let span: Span
    /// From 0 to 1: twice the scalars that are the same, for each scalar of both (Dice 1945).
    package let similarity: Double
  }

  /// What stands in the place of `span` of the old text. Words typed at its ends belong to it only where they take the
  /// place of its own; a word is never cut in two. An empty span when nothing is left.
  package func image(of span: Span) -> Image {
    var start = newBoundary(span.start, opening: true)
    var end = max(start, newBoundary(span.end, opening: false))
    if end > start {
      if isWordEdge(old, span.start) {
        while start > 0, start < end, !isWordEdge(new, start) { start -= 1 }
      }
      if isWordEdge(old, span.end) {
        while end < new.count, !isWordEdge(new, end) { end += 1 }
      }
    }
    let equal = end > start ? equalScalars(span, Span(start, end)) : 0
    return Image(
      span: Span(start, end),
      similarity: 2 * Double(equal) / Double(max(1, span.count + end - start)))
  }

  private func newBoundary(_ position: Int, opening: Bool) -> Int {
    // An end belongs to the stretch before it, a beginning to the stretch after it.
    let probe = opening ? position : position - 1
    let index = index(atOld: probe)
    if index < chain.count, chain[index].old <= probe { return position + chain[index].shift }
    let gap = gap(before: index)
    let offset = position - gap.old.lowerBound
    if let letters = letters(gap) {
      let range = letters.boundary(offset)
      let atOuterEnd = opening ? offset == 0 : offset == gap.old.count
      if atOuterEnd, !gap.old.isEmpty { return opening ? gap.new.lowerBound : gap.new.upperBound }
      return gap.new.lowerBound + (opening ? range.upperBound : range.lowerBound)
    }
    if opening { return offset * 2 <= gap.old.count ? gap.new.lowerBound : gap.new.upperBound }
    return offset * 2 >= gap.old.count ? gap.new.upperBound : gap.new.lowerBound
  }

  /// The letters of a gap, where it is small enough for them.
  private func letters(_ gap: (old: Range<Int>, new: Range<Int>)) -> LetterAlignment? {
    guard max(gap.old.count, gap.new.count) <= ReanchoringLimits.letterwise else { return nil }
    return LetterAlignment(old[gap.old], new[gap.new])
  }

  /// How many scalars of `before` are the same in `after`.
  private func equalScalars(_ before: Span, _ after: Span) -> Int {
    var equal = 0
    var index = index(atOld: before.start)
    while true {
      let gap = gap(before: index)
      let oldPart = gap.old.clamped(to: before.start..<before.end)
      let newPart = gap.new.clamped(to: after.start..<after.end)
      if !oldPart.isEmpty, !newPart.isEmpty,
        max(oldPart.count, newPart.count) <= ReanchoringLimits.letterwise
      {
        equal += LetterAlignment(old[oldPart], new[newPart]).equal
      }
      guard index < chain.count, chain[index].old < before.end else { return equal }
      let stretch = chain[index]
      let low = max(stretch.old, before.start, after.start - stretch.shift)
      let high = min(stretch.oldEnd, before.end, after.end - stretch.shift)
      equal += max(0, high - low)
      index += 1
    }
  }

  private func isWordEdge(_ text: [UInt32], _ position: Int) -> Bool {
    guard position > 0, position < text.count else { return true }
    return !(ScalarKind.isWordPart(text[position - 1]) && ScalarKind.isWordPart(text[position]))
  }
}
