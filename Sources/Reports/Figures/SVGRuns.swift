/// Shapes that follow one another and differ in nothing but their place: in a page they are one element, since a report
/// with a picture a transcript has tens of thousands of them.
enum SVGRuns {
  /// Shapes in runs, in their order; a run of more than one holds unlinked rectangles of one filling, or lines of one
  /// stroke.
  static func of(_ shapes: [Shape]) -> [[Shape]] {
    var runs: [[Shape]] = []
    for shape in shapes {
      if let last = runs.last?.last, shape.isAlike(last) {
        runs[runs.count - 1].append(shape)
      } else {
        runs.append([shape])
      }
    }
    return runs
  }
}

extension Shape {
  fileprivate func isAlike(_ other: Shape) -> Bool {
    switch (self, other) {
    case (.rectangle(_, let fill, nil), .rectangle(_, let otherFill, nil)): fill == otherFill
    case (
      .line(_, _, let stroke, let width, let isDashed), .line(_, _, let otherStroke, let otherWidth, let otherIsDashed)
    ):
      stroke == otherStroke && width == otherWidth && isDashed == otherIsDashed
    default: false
    }
  }
}
