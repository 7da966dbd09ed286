/// A stretch of a transcript's body: Unicode scalars, 0-based, end-exclusive.
public struct Span: Hashable, Sendable, Comparable {
  public let start: Int
  public let end: Int

  /// - Precondition: `start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span's end lies before its start")
    self.start = start
    self.end = end
  }

  /// Length in scalars.
  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }

  /// Whether the two share at least one scalar (touching is not overlapping).
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// The shared stretch; `nil` when they share no scalar.
  public func intersection(_ other: Span) -> Span? {
    let low = max(start, other.start)
    let high = min(end, other.end)
    return low < high ? Span(low, high) : nil
  }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

  /// By start, then by end.
  public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
