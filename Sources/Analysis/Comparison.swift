import Codebooks
public import Studies

/// Codes by levels of a group: who mentions what, how often, in how many words.
public struct Comparison: Sendable {
  /// A level of the grouping and what there is of it, coded or not.
  public struct Level: Sendable {
    public let level: GroupLevel
    /// People interviewed: participants of this level who say at least one word.
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

  public struct Row: Sendable {
    /// Index in `Codebook.codes`.
    public let code: Int
    /// One a level, in the order of `levels`.
    public let cells: [Cell]
  }

  public let view: StudyView
  public let grouping: Grouping
  public let levels: [Level]
  /// One a code, in the order of the codebook; a code holds the segments of the codes below it.
  public let rows: [Row]
  /// People interviewed who are in no level, by id; their segments are in no cell.
  public let withoutLevel: [String]
  /// Segments of the codes by people in no level.
  public let segmentsWithoutLevel: Int
  /// Coded segments by what people have said about them, over the codes without those above them.
  public let reviewCounts: [Segment.Review: Int]

  /// - Parameter view: its filter's `rollUp` must be on.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView, by grouping: Grouping) throws {
    precondition(view.filter.rollUp, "a comparison counts a code with the codes below it")
    self.view = view
    self.grouping = grouping
    let speakers = view.speakers.values.filter { view.counted.contains($0.id) && $0.words > 0 }
    levels = grouping.levels.enumerated().map { index, level in
      let members = speakers.filter { grouping.position(of: $0) == index }
      return Level(
        level: level, people: Set(members.map(\.person)).count, transcripts: Set(members.map(\.transcript)).count,
        words: members.reduce(0) { $0 + $1.words })
    }
    withoutLevel = Set(speakers.filter { grouping.level(of: $0) == nil }.map(\.person)).sorted()
    let segments = try view.segments()
    var tally = Tally(codes: view.codes, levels: grouping.levels.count)
    var index = 0
    try view.study.forEachTurn(at: segments.lazy.map { ($0.transcript, $0.turn) }) { turn in
      let segment = segments[index]
      index += 1
      guard let speaker = view.speakers[segment.speaker] else { return }
      tally.add(segment, words: turn.words(in: segment.span), by: speaker, level: grouping.position(of: speaker))
    }
    rows = tally.rows()
    segmentsWithoutLevel = tally.withoutLevel
    var reviewCounts: [Segment.Review: Int] = [:]
    for segment in segments where view.codebook.codes[segment.code].depth == 0 {
      reviewCounts[segment.review, default: 0] += 1
    }
    self.reviewCounts = reviewCounts
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
  private var people: [Key: Set<String>] = [:]
  private var transcripts: [Key: Set<Int64>] = [:]
  private(set) var withoutLevel = 0

  init(codes: [Int], levels: Int) {
    self.codes = codes
    self.levels = levels
  }

  mutating func add(_ segment: Segment, words: Int, by speaker: SpeakerRecord, level: Int) {
    guard level < levels else {
      withoutLevel += 1
      return
    }
    let key = Key(code: segment.code, level: level)
    cells[key, default: Comparison.Cell()].segments += 1
    cells[key, default: Comparison.Cell()].words += words
    people[key, default: []].insert(speaker.person)
    transcripts[key, default: []].insert(segment.transcript)
  }

  func rows() -> [Comparison.Row] {
    codes.map { code in
      let row = (0..<levels).map { level in
        let key = Key(code: code, level: level)
        var cell = cells[key] ?? Comparison.Cell()
        cell.people = people[key]?.count ?? 0
        cell.transcripts = transcripts[key]?.count ?? 0
        return cell
      }
      return Comparison.Row(code: code, cells: row)
    }
  }
}
