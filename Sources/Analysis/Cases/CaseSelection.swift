import Basics
public import StudyIndex

/// The participants who stand for the levels of a group, or stand out in them, by what they speak of.
///
/// A participant's profile is 1 for each code that they mention and 0 for the others; a level's profile is the share of
/// its people who mention each code, the participant included. The distance between the two is the mean absolute
/// difference over the codes (0: the same, at most 1). Typical are the nearest, deviant the farthest; who is equally far
/// is in the order of ids.
public struct CaseSelection: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case typical
    case deviant
  }

  /// A participant chosen.
  public struct Case: Sendable {
    /// Index in `grouping.levels`.
    public let level: Int
    public let participant: String
    /// From 1 in each level.
    public let rank: Int
    public let distance: Double
    /// Indices of the codes that the participant mentions, of `codes`.
    public let mentions: [Int]
    /// In the order of codebook, transcript, turn and place.
    public let quotes: [Quote]
  }

  public let view: StudyView
  public let kind: Kind
  public let grouping: Grouping
  /// The grouping, then study.yaml's others: whose levels the quotes show.
  public let groupings: [Grouping]
  /// Codes that make up the profiles: those looked at that somebody in a level mentions.
  public let codes: [Int]
  /// People in each level.
  public let people: [Int]
  /// Level by level, by rank.
  public let cases: [Case]

  /// - Parameters:
  ///   - groupings: the first is the one whose levels are looked at.
  ///   - count: participants a level.
  ///   - context: words before and after the quotes, within the turn.
  /// - Throws: `Problem` when nobody in a level mentions anything; what reading the index throws.
  public init(_ view: StudyView, _ kind: Kind, groupings: [Grouping], count: Int, context: Int) throws {
    guard let grouping = groupings.first else { throw Problem.casesWithoutGroup() }
    self.view = view
    self.kind = kind
    self.grouping = grouping
    self.groupings = groupings
    let segments = try view.segments()
    let profiles = Profiles(view, grouping, segments)
    if profiles.codes.isEmpty { throw Problem.casesWithoutCodes(grouping.name) }
    codes = profiles.codes
    people = profiles.members.map(\.count)
    var cases: [Case] = []
    for level in grouping.levels.indices {
      let ranked = profiles.members[level].map { (id: $0, distance: profiles.distance(of: $0, in: level)) }
        .sorted { a, b in
          if a.distance == b.distance { return a.id < b.id }
          return kind == .typical ? a.distance < b.distance : a.distance > b.distance
        }
      for (place, person) in ranked.prefix(count).enumerated() {
        let own = segments.filter { view.speakers[$0.speaker]?.person == person.id }
        cases.append(
          Case(
            level: level, participant: person.id, rank: place + 1, distance: person.distance,
            mentions: profiles.codes.filter { profiles.mentions[person.id]?.contains($0) ?? false },
            quotes: try QuoteListing.quotes(own, view, groupings, context: context)))
      }
    }
    self.cases = cases
  }
}

/// Who mentions which code, person by person.
private struct Profiles {
  /// Ids of the people in each level, in order.
  let members: [[String]]
  let mentions: [String: Set<Int>]
  let codes: [Int]
  /// For each level, people who mention each of `codes`.
  private let counts: [[Int]]

  init(_ view: StudyView, _ grouping: Grouping, _ segments: [Segment]) {
    let byCode = PeopleByCode(view.people, segments)
    var members = [[String]](repeating: [], count: grouping.levels.count)
    var mentions: [String: Set<Int>] = [:]
    for (place, person) in view.people.people.enumerated() {
      let level = grouping.position(of: person)
      guard level < members.count else { continue }
      members[level].append(person.id)
      mentions[person.id] = Set(view.codes.filter { byCode.mentions(of: $0, by: place) != nil })
    }
    self.members = members
    let mentioned = mentions.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
    let codes = view.codes.filter(mentioned.contains)
    counts = members.map { people in
      codes.map { code in people.count { mentions[$0]?.contains(code) ?? false } }
    }
    self.codes = codes
    self.mentions = mentions
  }

  func distance(of id: String, in level: Int) -> Double {
    // Differences are counted in people, so that who is equally far is exactly so.
    let own = mentions[id] ?? []
    let size = members[level].count
    let sum = zip(codes, counts[level]).reduce(0) { $0 + (own.contains($1.0) ? size - $1.1 : $1.1) }
    return Double(sum) / Double(size * codes.count)
  }
}
