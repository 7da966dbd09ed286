public import Studies

/// The quotes that stand for a cell of a comparison, chosen by a stated rule: coded by people before accepted hits
/// before unreviewed ones; more coders before fewer; length nearest to 25 words; then by transcript and place; one a
/// person as long as there are others.
public struct BestQuotes: Sendable {
  /// For each code and level, the best first.
  private let chosen: [Key: [Quote]]
  public let grouping: Grouping

  private struct Key: Hashable {
    let code: Int
    let level: Int
  }

  /// In words; near a sentence or two.
  static let idealLength = 25

  /// - Parameters:
  ///   - view: as of the comparison (with `rollUp`).
  ///   - count: how many a cell.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, by grouping: Grouping, count: Int) throws {
    self.grouping = grouping
    var cells: [Key: [Segment]] = [:]
    for segment in try view.segments() {
      guard let speaker = view.speakers[segment.speaker] else { continue }
      let level = grouping.position(of: speaker)
      guard level < grouping.levels.count else { continue }
      cells[Key(code: segment.code, level: level), default: []].append(segment)
    }
    chosen = try cells.mapValues { segments in
      let best = Self.best(segments, count: count) { view.speakers[$0.speaker]?.person ?? "" }
      return try QuoteListing.quotes(best, view, [grouping], context: 0)
    }
  }

  public func quotes(code: Int, level: Int) -> [Quote] { chosen[Key(code: code, level: level)] ?? [] }

  private static func best(_ segments: [Segment], count: Int, person: (Segment) -> String) -> [Segment] {
    let ranked = segments.enumerated().sorted { a, b in
      let (x, y) = (rank(a.element), rank(b.element))
      return x == y ? a.offset < b.offset : x.lexicographicallyPrecedes(y)
    }.map(\.element)
    var people: Set<String> = []
    var first: [Segment] = []
    var others: [Segment] = []
    for segment in ranked {
      if people.insert(person(segment)).inserted { first.append(segment) } else { others.append(segment) }
    }
    return Array((first + others).prefix(count))
  }

  private static func rank(_ segment: Segment) -> [Int] {
    let review = Segment.Review.allCases.firstIndex(of: segment.review) ?? 0
    return [review, -segment.coders.count, abs(segment.words.count - idealLength)]
  }
}
