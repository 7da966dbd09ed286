import Codebooks
import Respondents
import StudyDefinition
public import StudyIndex
import Transcripts

/// What a methods section says of a study: how much there is of everything, and who coded it.
public struct StudyDescription: Sendable {
  public struct Coder: Sendable, Equatable {
    public let name: String
    /// Passages that the coder coded by hand, and hits of rules that the coder confirmed.
    public let tagged: Int
    public let accepted: Int
  }

  public struct Group: Sendable {
    public let grouping: Grouping
    /// Participants who speak, one number a level.
    public let people: [Int]
  }

  public let study: String
  public let title: String?
  public let transcripts: Int
  /// Transcripts in which several participants speak.
  public let groupDiscussions: Int
  /// The earliest and the latest date that transcripts name, as they write it; `nil` where none does.
  public let firstDate: String?
  public let lastDate: String?
  /// BCP 47, with how many transcripts each; the most frequent first.
  public let languages: [(language: String, transcripts: Int)]
  /// People who answer in at least one transcript, and the words they say.
  public let people: Int
  public let words: Int
  /// Words of the one who says fewest and of the one who says most.
  public let fewestWords: Int
  public let mostWords: Int
  /// Turns of participants.
  public let turns: Int
  public let interviewerWords: Int
  public let codes: Int
  /// Codes with no code above them.
  public let uppermostCodes: Int
  public let codesWithRules: Int
  public let rules: Int
  /// By name; a consensus is none.
  public let coders: [Coder]
  /// Transcripts that two coders or more have read to the end for the whole codebook.
  public let readByMore: Int
  /// Codings of a consensus, and whether it is what is counted.
  public let consensus: (codings: Int, isCounted: Bool)
  /// Segments of the codes themselves, by what people have said about them.
  public let segments: [Segment.Review: Int]
  /// Whether rules' hits that nobody has judged are among them.
  public let countsUnreviewed: Bool
  public let groups: [Group]

  /// - Parameter view: whole or narrowed; what it leaves out is not counted, except in the journals' numbers.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView) throws {
    let study = view.study
    self.study = study.configuration.name
    title = study.configuration.title
    let people = view.people.people
    let records = view.transcripts.values
    transcripts = records.count
    var answering: [Int64: Int] = [:]
    for person in people { for transcript in person.transcripts { answering[transcript, default: 0] += 1 } }
    groupDiscussions = answering.values.count { $0 > 1 }
    let dates = records.compactMap(\.date).sorted()
    firstDate = dates.first
    lastDate = dates.last
    languages = Dictionary(grouping: records, by: \.language).map { ($0.key, $0.value.count) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    self.people = people.count
    words = view.people.words
    fewestWords = people.map(\.words).min() ?? 0
    mostWords = people.map(\.words).max() ?? 0
    turns = people.reduce(0) { $0 + $1.speakers.reduce(0) { $0 + $1.turns } }
    interviewerWords = CountedPeople(of: Array(view.speakers.values), in: .interviewers).words
    let codes = view.codes.map { view.codebook.codes[$0] }
    self.codes = codes.count
    uppermostCodes = codes.count { $0.depth == 0 }
    codesWithRules = codes.count { !$0.rules.isEmpty }
    rules = codes.reduce(0) { $0 + $1.rules.count }
    let known = try study.coders()
    let agreed = try study.consensusCoders()
    coders = known.filter { !agreed.contains($0.coder) && $0.tags + $0.accepted > 0 }.map {
      Coder(name: $0.coder, tagged: $0.tags, accepted: $0.accepted)
    }
    readByMore = try study.readingProgress().count { $0.extents.values.count { $0 == .all } > 1 }
    consensus = (
      codings: known.filter { agreed.contains($0.coder) }.reduce(0) { $0 + $1.tags },
      isCounted: view.filter.coder.map(agreed.contains) ?? false
    )
    var plain = view.filter
    plain.rollUp = false
    plain.perCoder = false
    countsUnreviewed = plain.review.states.contains(.unreviewed)
    segments = try StudyView(study, filter: plain).segments().reviewCounts
    groups = try study.configuration.groups.map { definition in
      let grouping = try study.grouping(named: definition.name)
      let levels = people.map { grouping.position(of: $0) }
      return Group(
        grouping: grouping, people: grouping.levels.indices.map { level in levels.count { $0 == level } })
    }
  }
}
