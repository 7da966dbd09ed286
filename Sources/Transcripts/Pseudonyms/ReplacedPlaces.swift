import Basics

/// Where the places of a text are after names in it were replaced.
public struct ReplacedPlaces: Sendable {
  private let edits: [NameReplacement.Edit]
  /// `shifts[i]`: how many scalars the text has grown by before edit `i`; one more at the end.
  private let shifts: [Int]

  /// - Parameter edits: in order, without overlap.
  public init(_ edits: [NameReplacement.Edit]) {
    self.edits = edits
    var shifts = [0]
    for edit in edits { shifts.append(shifts[shifts.count - 1] + edit.replacement.count - edit.span.count) }
    self.shifts = shifts
  }

  /// The span of the same words. One that begins or ends inside a name takes the whole of what stands for it.
  public func span(_ span: Span) -> Span {
    let start = place(span.start, atEnd: false)
    return Span(start, span.isEmpty ? start : max(start, place(span.end, atEnd: true)))
  }

  private func place(_ scalar: Int, atEnd: Bool) -> Int {
    // The first edit that ends behind `scalar`.
    let index = edits.partitioningIndex { $0.span.end > scalar }
    guard index < edits.count, edits[index].span.start < scalar else { return scalar + shifts[index] }
    let start = edits[index].span.start + shifts[index]
    return atEnd ? start + edits[index].replacement.count : start
  }
}
