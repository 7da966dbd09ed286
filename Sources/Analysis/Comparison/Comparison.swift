import Codebooks
public import StudyIndex

/// Codes by levels of a group: who mentions what, how often, in how many words.
public struct Comparison: Sendable {
  /// A level of the grouping and what there is of it, coded or not.
  public struct Level: Sendable {
    public let level: GroupLevel
    /// People interviewed: participants of this level who speak in at least one turn.
    public let people: Int
    /// Transcripts in which at least one of them speaks.
    public let transcripts: Int
    /// Words they say.
    public let words: Int
  }

  /// One code in one level.
  public struct Cell: Sendable, Equatable {
    /// People with at least one segment.
    public var people = 0
    public var segments = 0
    /// Words inside the segments.
    public var words = 0
    /// Transcripts with at least one segment.
    public var transcripts = 0
  }

  /// Somebody in a level: what tests take as one.
  public struct Person: Sendable, Equatable {
    /// The participant's id.
    public let id: String
    /// Index in `levels`.
    public let level: Int
    /// Words they say in all transcripts.
    public let words: Int
  }

  public struct Row: Sendable {
    /// Index in `Codebook.codes`.
    public let code: Int
    /// One a level, in the order of `levels`.
    public let cells: [Cell]
    /// One a person, in the order of `people`.
    public let segmentsOfPeople: [Int]
    /// Words inside segments, one a person, in the order of `people`.
    public let wordsOfPeople: [Int]
  }

  public let view: StudyView
  public let grouping: Grouping
  public let levels: [Level]
  /// Everybody interviewed who is in a level, by id.
  public let people: [Person]
  /// Names of the transcripts in which several of them speak, as in a group discussion.
  public let sharedTranscripts: [String]
  /// One a code, in the order of the codebook; a code holds the segments of the codes below it.
  public internal(set) var rows: [Row]
  /// What was left out of the rows, in sentences, for the notes under tables.
  public internal(set) var remarks: [String] = []
  /// People interviewed who are in no level, by id; their segments are in no cell.
  public let withoutLevel: [String]
  /// Segments of the uppermost codes by people in no level.
  public let segmentsWithoutLevel: Int
  /// Segments of the uppermost codes by what people have said about them.
  public let reviewCounts: [Segment.Review: Int]

  /// - Parameter view: its filter's `rollUp` must be on.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, by grouping: Grouping) throws {
    precondition(view.filter.rollUp, "a comparison counts a code with the codes below it")
    self.view = view
    self.grouping = grouping
    let speakers = view.speakers.values.filter { view.counted.contains($0.id) && $0.turns > 0 }
    levels = grouping.levels.enumerated().map { index, level in
      let members = speakers.filter { grouping.position(of: $0) == index }
      return Level(
        level: level, people: Set(members.map(\.person)).count, transcripts: Set(members.map(\.transcript)).count,
        words: members.reduce(0) { $0 + $1.words })
    }
    people = Self.people(speakers, grouping)
    sharedTranscripts = Self.sharedTranscripts(speakers, grouping, view)
    withoutLevel = Set(speakers.filter { grouping.level(of: $0) == nil }.map(\.person)).sorted()
    let segments = try view.segments()
    var tally = Tally(codes: view.codes, levels: grouping.levels.count)
    var reviewCounts: [Segment.Review: Int] = [:]
    var withoutLevel = 0
    let uppermost = Self.uppermost(view)
    for segment in segments {
      guard let speaker = view.speakers[segment.speaker] else { continue }
      let level = grouping.position(of: speaker)
      if level < levels.count { tally.add(segment, by: speaker, level: level) }
      // The codes above the others hold everything once.
      guard uppermost.contains(segment.code) else { continue }
      reviewCounts[segment.review, default: 0] += 1
      if level == levels.count { withoutLevel += 1 }
    }
    rows = tally.rows(people: people.map(\.id))
    segmentsWithoutLevel = withoutLevel
    self.reviewCounts = reviewCounts
  }

  private static func people(_ speakers: [SpeakerRecord], _ grouping: Grouping) -> [Person] {
    let inLevels = speakers.filter { grouping.position(of: $0) < grouping.levels.count }
    return Dictionary(grouping: inLevels, by: \.person).sorted { $0.key < $1.key }.map { id, parts in
      Person(id: id, level: grouping.position(of: parts[0]), words: parts.reduce(0) { $0 + $1.words })
    }
  }

  private static func sharedTranscripts(
    _ speakers: [SpeakerRecord], _ grouping: Grouping, _ view: StudyView
  ) -> [String] {
    let inLevels = speakers.filter { grouping.position(of: $0) < grouping.levels.count }
    return Dictionary(grouping: inLevels, by: \.transcript).filter { Set($0.value.map(\.person)).count > 1 }
      .map { view.name($0.key) }.sorted()
  }

  /// The codes looked at that stand below no other code looked at.
  private static func uppermost(_ view: StudyView) -> Set<Int> {
    var uppermost: Set<Int> = []
    var end = 0
    for code in view.codes where code >= end {
      uppermost.insert(code)
      end = view.codebook.subtree(of: code).upperBound
    }
    return uppermost
  }
}

extension Comparison.Cell {
  /// Segments per 1,000 words spoken by the level; `nil` where nobody spoke.
  public func perThousandWords(of level: Comparison.Level) -> Double? {
    level.words == 0 ? nil : Double(segments) * 1000 / Double(level.words)
  }

  /// Share (0 to 1) of the level's people who mention the code; `nil` where there are none.
  public func shareOfPeople(of level: Comparison.Level) -> Double? {
    level.people == 0 ? nil : Double(people) / Double(level.people)
  }

  /// Share (0 to 1) of the level's words that are coded; `nil` where nobody spoke.
  public func shareOfWords(of level: Comparison.Level) -> Double? {
    level.words == 0 ? nil : Double(words) / Double(level.words)
  }
}

/// Counts segments into cells; people and transcripts once each.
private struct Tally {
  private struct Key: Hashable {
    let code: Int
    let level: Int
  }

  let codes: [Int]
  let levels: Int
  private var cells: [Key: Comparison.Cell] = [:]
  /// Segments and words of each person in a cell.
  private var people: [Key: [String: (segments: Int, words: Int)]] = [:]
  private var transcripts: [Key: Set<Int64>] = [:]

  init(codes: [Int], levels: Int) {
    self.codes = codes
    self.levels = levels
  }

  mutating func add(_ segment: Segment, by speaker: SpeakerRecord, level: Int) {
    let key = Key(code: segment.code, level: level)
    cells[key, default: Comparison.Cell()].segments += 1
    cells[key, default: Comparison.Cell()].words += segment.words.count
    people[key, default: [:]][speaker.person, default: (0, 0)].segments += 1
    people[key, default: [:]][speaker.person, default: (0, 0)].words += segment.words.count
    transcripts[key, default: []].insert(segment.transcript)
  }

  /// - Parameter ids: of the people in levels, in the order in which rows give them.
  func rows(people ids: [String]) -> [Comparison.Row] {
    let positions = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    return codes.map { code in
      var segments = [Int](repeating: 0, count: ids.count)
      var words = segments
      let row = (0..<levels).map { level in
        let key = Key(code: code, level: level)
        var cell = cells[key] ?? Comparison.Cell()
        for (id, counts) in people[key] ?? [:] {
          guard let position = positions[id] else { continue }
          segments[position] += counts.segments
          words[position] += counts.words
        }
        cell.people = people[key]?.count ?? 0
        cell.transcripts = transcripts[key]?.count ?? 0
        return cell
      }
      return Comparison.Row(code: code, cells: row, segmentsOfPeople: segments, wordsOfPeople: words)
    }
  }
}
