import Codebooks
import StudyIndex
import Transcripts

/// Which codes occur together, and how often.
public struct CoOccurrence: Sendable {
  /// What "together" means.
  public enum Within: String, Sendable, CaseIterable {
    /// Segments that share at least one scalar.
    case overlap
    /// Segments in the same turn.
    case turn
    /// Segments in the same transcript.
    case transcript
  }

  public struct Pair: Sendable {
    /// Indices in `Codebook.codes`, the earlier first.
    public let first: Int
    public let second: Int
    /// Overlapping pairs of segments; turns with both; transcripts with both.
    public let count: Int
    /// People who have them together at least once.
    public let people: Int
    /// Jaccard's coefficient: places with both of places with either; `nil` for overlaps, whose places are not
    /// the same for the two codes.
    public let coefficient: Double?
  }

  public let view: StudyView
  public let within: Within
  /// Segments (overlap), turns or transcripts of each code, by its index in the codebook.
  public let totals: [Int: Int]
  /// Segments counted, by what people have said about them.
  public let reviewCounts: [Segment.Review: Int]
  /// Pairs that occur together at least once, in the order of the codebook.
  public let pairs: [Pair]

  /// A code is not paired with the codes above it.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, within: Within) throws {
    self.view = view
    self.within = within
    let segments = try view.segments()
    reviewCounts = segments.reviewCounts
    var tally = PairTally(codebook: view.codebook)
    switch within {
    case .overlap: Self.countOverlaps(segments, view, into: &tally)
    case .turn: Self.countPlaces(segments, view, into: &tally) { Place(transcript: $0.transcript, turn: $0.turn) }
    case .transcript: Self.countPlaces(segments, view, into: &tally) { Place(transcript: $0.transcript, turn: 0) }
    }
    totals = tally.totals
    pairs = tally.pairs(withCoefficient: within != .overlap)
  }

  /// A sweep over the segments of each turn by their beginnings: as many steps as there are overlapping pairs.
  private static func countOverlaps(_ segments: [Segment], _ view: StudyView, into tally: inout PairTally) {
    let ordered = segments.sorted {
      ($0.transcript, $0.turn, $0.span.start, $0.span.end, $0.code) < (
        $1.transcript, $1.turn, $1.span.start, $1.span.end, $1.code
      )
    }
    var open: [Segment] = []
    for segment in ordered {
      open.removeAll {
        $0.transcript != segment.transcript || $0.turn != segment.turn || $0.span.end <= segment.span.start
      }
      for other in open {
        tally.together(segment.code, other.code, person: view.people.position(ofSpeaker: segment.speaker))
      }
      tally.count(segment.code)
      open.append(segment)
    }
  }

  private struct Place: Hashable {
    let transcript: Int64
    let turn: Int
  }

  private static func countPlaces(
    _ segments: [Segment], _ view: StudyView, into tally: inout PairTally, place: (Segment) -> Place
  ) {
    var people: [Place: [Int: Set<Int>]] = [:]
    for segment in segments {
      guard let person = view.people.position(ofSpeaker: segment.speaker) else { continue }
      people[place(segment), default: [:]][segment.code, default: []].insert(person)
    }
    for codes in people.values {
      let present = codes.keys.sorted()
      for (index, first) in present.enumerated() {
        tally.count(first)
        for second in present[(index + 1)...] {
          let both = (codes[first] ?? []).intersection(codes[second] ?? [])
          tally.together(first, second, people: both)
        }
      }
    }
  }
}

/// Counts pairs of codes that are not above one another.
private struct PairTally {
  private struct Key: Hashable {
    let first: Int
    let second: Int
  }

  let codebook: Codebook
  private(set) var totals: [Int: Int] = [:]
  private var counts: [Key: Int] = [:]
  private var people: [Key: Set<Int>] = [:]

  init(codebook: Codebook) {
    self.codebook = codebook
  }

  mutating func count(_ code: Int) {
    totals[code, default: 0] += 1
  }

  mutating func together(_ a: Int, _ b: Int, person: Int?) {
    together(a, b, people: person.map { [$0] } ?? [])
  }

  mutating func together(_ a: Int, _ b: Int, people both: Set<Int>) {
    let (first, second) = (min(a, b), max(a, b))
    guard !codebook.subtree(of: first).contains(second) else { return }
    let key = Key(first: first, second: second)
    counts[key, default: 0] += 1
    people[key, default: []].formUnion(both)
  }

  func pairs(withCoefficient: Bool) -> [CoOccurrence.Pair] {
    counts.map { key, count in
      let either = (totals[key.first] ?? 0) + (totals[key.second] ?? 0) - count
      return CoOccurrence.Pair(
        first: key.first, second: key.second, count: count, people: people[key]?.count ?? 0,
        coefficient: withCoefficient && either > 0 ? Double(count) / Double(either) : nil)
    }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}

extension CoOccurrence {
  /// Of some codes those that occur together with others most often, in the codebook's order; of equals the earlier.
  /// - Parameter codes: indices in `Codebook.codes`.
  public func mostConnected(_ count: Int, of codes: [Int]) -> [Int] {
    guard codes.count > count else { return codes }
    var times: [Int: Int] = [:]
    for pair in pairs {
      times[pair.first, default: 0] += pair.count
      times[pair.second, default: 0] += pair.count
    }
    return codes.sorted { ((times[$1] ?? 0), $0) < ((times[$0] ?? 0), $1) }.prefix(count).sorted()
  }
}
