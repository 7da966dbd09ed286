public import Analysis

extension [Segment.Review: Int] {
  /// For the notes under tables: what people have said about the segments counted; `nil` where there are none.
  public var note: String? {
    let parts = Segment.Review.allCases.compactMap { state in
      self[state].flatMap { $0 > 0 ? "\($0) \(state.explanation(of: $0))" : nil }
    }
    return parts.isEmpty ? nil : "Segments counted: \(parts.joined(separator: ", "))."
  }
}
