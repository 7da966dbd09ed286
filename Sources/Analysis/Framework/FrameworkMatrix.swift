import Basics
import Codebooks
import StudyDefinition
public import StudyIndex

/// People down, codes across: what each person says under each code, in the researchers' words and in the person's.
///
/// The framework method of Ritchie & Spencer (1994); Gale et al. (2013), BMC Medical Research Methodology 13, 117.
public struct FrameworkMatrix: Sendable {
  /// Which quote stands in a cell without a chosen one.
  public enum Quotes: String, Sendable, CaseIterable {
    case longest
    /// Only those that the table of summaries names.
    case pinned
    case none
  }

  public struct Cell: Sendable {
    public let summary: String?
    /// A code's segments with those of the codes below it.
    public let segments: Int
    public let words: Int
    public let quote: Quote?
    public let isPinned: Bool
    /// The quote that the table of summaries names, as it is written there.
    public let pin: String?
  }

  /// A row of the table of summaries whose cell is not shown.
  public struct Other: Sendable {
    public let person: String
    /// Index in the codebook.
    public let code: Int
    public let summary: String?
    public let pin: String?
  }

  public struct Row: Sendable {
    /// The participant's id, else `transcript/label`.
    public let person: String
    public let level: GroupLevel?
    /// Names of the transcripts in which the person speaks.
    public let transcripts: [String]
    public let words: Int
    /// One a code.
    public let cells: [Cell]
  }

  public let view: StudyView
  public let grouping: Grouping?
  /// Indices in the codebook.
  public let codes: [Int]
  /// By level, then in the order of the ids.
  public let rows: [Row]
  /// The table of summaries; `nil` where the study has none.
  public let file: String?
  /// Which quotes were asked for.
  public let quotes: Quotes
  /// Cells with segments and without a summary, where there is a table of summaries.
  public var withoutSummary: Int { rows.reduce(0) { $0 + $1.cells.count { $0.segments > 0 && $0.summary == nil } } }
  public var withSummary: Int { rows.reduce(0) { $0 + $1.cells.count { $0.summary != nil } } }
  /// Summaries of people or codes that are not looked at, in the order of the file.
  public let others: [Other]
  /// What people have said about the segments of the cells.
  public let reviewCounts: [Segment.Review: Int]
}

extension FrameworkMatrix {
  init(_ view: StudyView, by grouping: Grouping?, _ summaries: FrameworkSummaries?, quotes: Quotes) throws {
    self.view = view
    self.grouping = grouping
    file = summaries?.file
    self.quotes = quotes
    let codebook = view.codebook
    let named = view.filter.codes.compactMap { codebook.position(of: $0) }
    let codes =
      named.isEmpty
      ? codebook.codes.indices.filter { codebook.codes[$0].parent == nil }
      : named.enumerated().filter { !named[..<$0.offset].contains($0.element) }.map(\.element)
    self.codes = codes
    let wanted = Set(codes)
    var segments: [FrameworkSummaries.Place: [Segment]] = [:]
    for segment in try view.segments() where wanted.contains(segment.code) {
      guard let person = view.people.position(ofSpeaker: segment.speaker) else { continue }
      let place = FrameworkSummaries.Place(person: view.people.people[person].id, code: segment.code)
      segments[place, default: []].append(segment)
    }
    reviewCounts = segments.values.flatMap(\.self).reviewCounts
    let people = view.people.people.sorted { a, b in
      let (x, y) = (grouping?.position(of: a) ?? 0, grouping?.position(of: b) ?? 0)
      return x == y ? a.id < b.id : x < y
    }
    let pins = try summaries.map { _ in try PinnableIDs(view.study) }
    var problems: [Problem] = []
    var chosen: [Segment] = []
    var cells: [[(place: FrameworkSummaries.Place, quote: Int?, isPinned: Bool)]] = []
    for person in people {
      var row: [(place: FrameworkSummaries.Place, quote: Int?, isPinned: Bool)] = []
      for code in codes {
        let place = FrameworkSummaries.Place(person: person.id, code: code)
        let own = segments[place] ?? []
        var quote: Segment?
        var isPinned = false
        if let entry = summaries?.entries[place], let pin = entry.quote, case .success(let id)? = pins?.id(of: pin) {
          quote = own.first { $0.ids.contains { $0.lowercased() == id } }
          isPinned = quote != nil
          if quote == nil, let summaries {
            problems.append(
              .summaryQuoteElsewhere(
                pin.name, person: person.id, code: codebook.codes[code].id, file: summaries.file, line: entry.line))
          }
        }
        if quote == nil, quotes == .longest { quote = own.longest }
        if quotes == .none { quote = nil }
        row.append((place, quote.map { _ in chosen.count }, isPinned && quote != nil))
        if let quote { chosen.append(quote) }
      }
      cells.append(row)
    }
    if !problems.isEmpty { throw Problems(problems) }
    let texts = try QuoteListing.quotes(chosen, view, [], context: 0)
    rows = zip(people, cells).map { person, row in
      Row(
        person: person.id, level: grouping?.level(of: person), transcripts: person.transcripts.map(view.name).sorted(),
        words: person.words,
        cells: row.map { cell in
          let own = segments[cell.place] ?? []
          return Cell(
            summary: summaries?.entries[cell.place]?.summary, segments: own.count,
            words: own.reduce(0) { $0 + $1.wordCount }, quote: cell.quote.map { texts[$0] }, isPinned: cell.isPinned,
            pin: summaries?.entries[cell.place]?.quote?.name)
        })
    }
    let shown = Set(cells.flatMap { $0.map(\.place) })
    let hidden = (summaries?.entries ?? [:]).filter { !shown.contains($0.key) }.sorted { $0.value.line < $1.value.line }
    others = hidden.map { place, entry in
      Other(person: place.person, code: place.code, summary: entry.summary, pin: entry.quote?.name)
    }
  }
}

extension [Segment] {
  /// The one with most words; of equals the first.
  fileprivate var longest: Segment? {
    self.enumerated().max { a, b in (a.element.wordCount, b.offset) < (b.element.wordCount, a.offset) }?.element
  }
}
