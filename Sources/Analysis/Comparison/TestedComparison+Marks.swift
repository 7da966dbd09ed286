/// Which counts of a comparison stand out.
extension TestedComparison {
  /// Where more, or fewer, people of a level mention a code than independence would give.
  public enum Mark: Sendable, Hashable {
    case more
    case fewer
  }

  /// The mark of an adjusted residual; `nil` within ±1.96, and for levels of fewer than five people: the normal
  /// distribution that a residual is held against says nothing of so few.
  public static func mark(_ residual: Double?, of level: Comparison.Level) -> Mark? {
    guard let residual, level.people >= fewPeople, residual.magnitude > markedResidual else { return nil }
    return residual > 0 ? .more : .fewer
  }

  /// Whether any count of the table is marked.
  public var hasMarks: Bool {
    rows.contains { row in zip(row.residuals, comparison.levels).contains { Self.mark($0, of: $1) != nil } }
  }
}
