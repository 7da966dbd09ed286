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
    /// Codings that begin with people of this level, as `PeopleByCode` counts them.
    public var codings = 0
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
    /// Number of the circle of those who speak together in some transcript, directly or through others; from 0.
    public let circle: Int
  }

  public struct Row: Sendable {
    /// Index in `Codebook.codes`.
    public let code: Int
    /// One a level, in the order of `levels`.
    public let cells: [Cell]
    /// One a person, in the order of `people`.
    public let segmentsOfPeople: [Int]
    /// One a person, in the order of `people`.
    public let codingsOfPeople: [Int]
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
    let counted = view.people
    let levelOf = counted.people.map { grouping.position(of: $0) }
    let inLevels = levelOf.indices.filter { levelOf[$0] < grouping.levels.count }
    levels = grouping.levels.enumerated().map { index, level in
      let members = inLevels.filter { levelOf[$0] == index }.map { counted.people[$0] }
      return Level(
        level: level, people: members.count,
        transcripts: members.reduce(into: Set<Int64>()) { $0.formUnion($1.transcripts) }.count,
        words: members.reduce(0) { $0 + $1.words })
    }
    let circles = SpeakingCircles.numbers(inLevels.map { counted.people[$0].transcripts })
    people = inLevels.enumerated().map { place, person in
      Person(
        id: counted.people[person].id, level: levelOf[person], words: counted.people[person].words,
        circle: circles[place])
    }
    sharedTranscripts = Self.sharedTranscripts(inLevels.map { counted.people[$0] }, view)
    withoutLevel = levelOf.indices.filter { levelOf[$0] == grouping.levels.count }.map { counted.people[$0].id }
    let segments = try view.segments()
    let byCode = PeopleByCode(counted, segments)
    rows = view.codes.map { Self.row($0, byCode, levelOf, inLevels, levels: grouping.levels.count) }
    // The codes above the others hold everything once.
    let uppermost = Self.uppermost(view)
    let once = segments.filter { uppermost.contains($0.code) }
    reviewCounts = once.reviewCounts
    segmentsWithoutLevel = once.count { segment in
      counted.position(ofSpeaker: segment.speaker).map { levelOf[$0] == grouping.levels.count } ?? false
    }
  }

  /// - Parameters:
  ///   - levelOf: the level of each person who counts.
  ///   - inLevels: which of them are in a level: the people of the comparison.
  private static func row(
    _ code: Int, _ byCode: PeopleByCode, _ levelOf: [Int], _ inLevels: [Int], levels: Int
  ) -> Row {
    var cells = [Cell](repeating: Cell(), count: levels)
    var transcripts = [Set<Int64>](repeating: [], count: levels)
    var segments = [Int](repeating: 0, count: inLevels.count)
    var (codings, words) = (segments, segments)
    for (place, person) in inLevels.enumerated() {
      guard let mentions = byCode.mentions(of: code, by: person) else { continue }
      let level = levelOf[person]
      cells[level].people += 1
      cells[level].segments += mentions.segments
      cells[level].codings += mentions.codings
      cells[level].words += mentions.words
      transcripts[level].formUnion(mentions.transcripts)
      segments[place] = mentions.segments
      codings[place] = mentions.codings
      words[place] = mentions.words
    }
    for level in cells.indices { cells[level].transcripts = transcripts[level].count }
    return Row(
      code: code, cells: cells, segmentsOfPeople: segments, codingsOfPeople: codings, wordsOfPeople: words)
  }

  private static func sharedTranscripts(_ people: [CountedPeople.Person], _ view: StudyView) -> [String] {
    var speaking: [Int64: Int] = [:]
    for person in people { for transcript in person.transcripts { speaking[transcript, default: 0] += 1 } }
    return speaking.filter { $0.value > 1 }.map { view.name($0.key) }.sorted()
  }

  /// The codes looked at that are below no other code looked at.
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
  public func perThousandWords(of level: Comparison.Level) -> Double? { Self.rate(segments, level) }

  /// Codings per 1,000 words spoken by the level; `nil` where nobody spoke.
  public func codingsPerThousandWords(of level: Comparison.Level) -> Double? { Self.rate(codings, level) }

  private static func rate(_ count: Int, _ level: Comparison.Level) -> Double? {
    level.words == 0 ? nil : Double(count) * 1000 / Double(level.words)
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

/// What a comparison counts and tests; the JSON holds every count.
public enum ComparisonUnit: String, Sendable, CaseIterable {
  /// People who mention the code, of the people interviewed.
  case people
  /// Segments, and per 1,000 words spoken.
  case segments
  /// Codings, and per 1,000 words spoken: each that a person made is one, whatever turns it runs over.
  case codings
  /// Words inside segments, and their share of the words spoken.
  case words
  /// Transcripts with the code, of the transcripts in which the level speaks.
  case transcripts
}
