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
    let listing = try QuoteListing(view, groupings: [grouping], context: 0)
    var cells: [Key: [Quote]] = [:]
    for quote in listing.quotes {
      let level = grouping.position(of: quote.speaker)
      guard level < grouping.levels.count else { continue }
      cells[Key(code: quote.segment.code, level: level), default: []].append(quote)
    }
    chosen = cells.mapValues { Self.best($0, count: count) }
  }

  public func quotes(code: Int, level: Int) -> [Quote] { chosen[Key(code: code, level: level)] ?? [] }

  private static func best(_ quotes: [Quote], count: Int) -> [Quote] {
    let ranked = quotes.enumerated().sorted { a, b in
      let (x, y) = (rank(a.element), rank(b.element))
      return x == y ? a.offset < b.offset : x.lexicographicallyPrecedes(y)
    }.map(\.element)
    var people: Set<String> = []
    let first = ranked.filter { people.insert($0.speaker.person).inserted }
    if first.count >= count { return Array(first.prefix(count)) }
    let taken = Set(first.map(\.segment.ids))
    return first + ranked.filter { !taken.contains($0.segment.ids) }.prefix(count - first.count)
  }

  private static func rank(_ quote: Quote) -> [Int] {
    let review = Segment.Review.allCases.firstIndex(of: quote.segment.review) ?? 0
    return [review, -quote.segment.coders.count, abs(quote.words - idealLength)]
  }
}
