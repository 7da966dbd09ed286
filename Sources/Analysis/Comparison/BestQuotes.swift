import Basics
public import StudyDefinition
public import StudyIndex
import Transcripts

/// The quotes that stand for a cell of a comparison, chosen by a stated rule: those that the researcher pinned; then
/// coded by people before accepted hits before unreviewed ones; more coders before fewer; length nearest to 25 words;
/// then by transcript and place; one a person as long as there are others.
public struct BestQuotes: Sendable {
  /// For each code and level, the best first.
  private let chosen: [Key: [Quote]]
  /// For each code those that are pinned, whatever the level, in the order of the pins.
  private let pinned: [Int: [Quote]]
  public let grouping: Grouping

  private struct Key: Hashable {
    let code: Int
    let level: Int
  }

  /// In words; near a sentence or two.
  static let idealLength = 25

  /// The rule in a sentence, for the notes under tables.
  public static let rule =
    "Quotes: pinned ones first; then coded by people before rules' accepted hits before unreviewed ones, by more coders "
    + "before fewer, nearest to \(idealLength) words; one a person as long as there are others."

  /// - Parameters:
  ///   - view: as of the comparison (with `rollUp`).
  ///   - count: how many a cell.
  ///   - pins: ids of codings and hits, in full, each with its place in study.yaml.
  /// - Throws: `Problem` for a pin on words that the view leaves out; what reading the index throws.
  public init(_ view: StudyView, by grouping: Grouping, count: Int, pins: [PinnedCoding] = []) throws {
    self.grouping = grouping
    let segments = try view.segments()
    var cells: [Key: [Segment]] = [:]
    for segment in segments {
      guard let speaker = view.speakers[segment.speaker] else { continue }
      let level = grouping.position(of: speaker)
      guard level < grouping.levels.count else { continue }
      cells[Key(code: segment.code, level: level), default: []].append(segment)
    }
    chosen = try cells.mapValues { segments in
      let best = Self.best(segments, count: count) { view.people.position(ofSpeaker: $0.speaker) }
      return try QuoteListing.quotes(best, view, [grouping], context: 0)
    }
    pinned = try Self.pinned(pins, among: segments, view, grouping)
  }

  public func quotes(code: Int, level: Int) -> [Quote] { chosen[Key(code: code, level: level)] ?? [] }

  /// The pinned quotes of a code, then the best of each level, no segment twice.
  /// - Parameters:
  ///   - levels: indices of the levels whose best quotes are wanted.
  ///   - pins: ids in full; other pinned quotes are left out.
  ///   - count: how many a level; a pinned quote takes the place of one of its level.
  public func quotes(code: Int, levels: [Int], pins: [String], count: Int) -> [Quote] {
    let wanted = Set(pins)
    var quotes = (pinned[code] ?? []).filter { quote in quote.segment.ids.contains { wanted.contains($0.lowercased()) }
    }
    var taken = Set(quotes.map(\.place))
    for level in levels {
      let room = count - quotes.count { grouping.position(of: $0.speaker) == level }
      let more = self.quotes(code: code, level: level).filter { !taken.contains($0.place) }.prefix(max(room, 0))
      taken.formUnion(more.map(\.place))
      quotes += more
    }
    return quotes
  }

  private static func pinned(
    _ pins: [PinnedCoding], among segments: [Segment], _ view: StudyView, _ grouping: Grouping
  ) throws -> [Int: [Quote]] {
    if pins.isEmpty { return [:] }
    let isNarrowed = view.filter.review.states.count < Segment.Review.allCases.count
    var holding: [String: [Segment]] = [:]
    for segment in segments { for id in segment.ids { holding[id.lowercased(), default: []].append(segment) } }
    var byCode: [Int: [Segment]] = [:]
    for pin in pins {
      guard let found = holding[pin.id] else { throw Problem.pinNotAParticipants(pin.mention, decidedOnly: isNarrowed) }
      for segment in found { byCode[segment.code, default: []].append(segment) }
    }
    return try byCode.mapValues { try QuoteListing.quotes($0, view, [grouping], context: 0) }
  }

  private static func best(_ segments: [Segment], count: Int, person: (Segment) -> Int?) -> [Segment] {
    let ranked = segments.enumerated().sorted { a, b in
      let (x, y) = (rank(a.element), rank(b.element))
      return x == y ? a.offset < b.offset : x.lexicographicallyPrecedes(y)
    }.map(\.element)
    var people: Set<Int?> = []
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

/// A coding that study.yaml pins as a quote.
public struct PinnedCoding: Sendable {
  /// In full, lower case.
  public let id: String
  public let mention: Mention
}

/// Where a quote stands: a segment under a code and under the code above it is the same quote.
private struct QuotePlace: Hashable {
  let transcript: Int64
  let turn: Int
  let start: Int
  let end: Int
}

extension Quote {
  fileprivate var place: QuotePlace {
    QuotePlace(
      transcript: segment.transcript, turn: segment.turn, start: segment.span.start, end: segment.span.end)
  }
}
