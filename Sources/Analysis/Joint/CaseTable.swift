import Basics
import Codebooks
import Respondents
import StudyDefinition
public import StudyIndex

/// Participants down, survey scores and codes across.
public struct CaseTable: Sendable {
  public enum Score: Sendable, Equatable {
    case missing
    case number(Double)
    case category(String)
  }

  public struct Case: Sendable {
    /// The participant's id, else `transcript/label`.
    public let person: String
    public let level: GroupLevel?
    /// The respondent's id in the survey; `nil` where the person is linked to none.
    public let respondent: String?
    /// One a score.
    public let scores: [Score]
    /// Segments, one a code; a code holds those of the codes below it.
    public let segments: [Int]
    /// Words that the person says.
    public let words: Int
  }

  public let grouping: Grouping?
  /// Names of the survey's variables and scales, with what they are called.
  public let scores: [(name: String, label: String)]
  /// Indices in `Codebook.codes`.
  public let codes: [Int]
  public let sort: String?
  /// By the score they are sorted by, highest first and the missing last; else by level and then as in participants.csv.
  public let cases: [Case]
  /// People linked to no respondent.
  public var withoutRespondent: [String] { cases.filter { $0.respondent == nil }.map(\.person) }

  /// - Parameter view: its filter's `rollUp` must be on.
  /// - Throws: `Problem` for an unknown variable; what reading the index throws.
  init(
    _ definition: JointDefinition.Cases, _ view: StudyView, by grouping: Grouping?, survey: SurveyView?
  ) throws {
    precondition(view.filter.rollUp, "a code counts with the codes below it")
    self.grouping = grouping
    let columns = try definition.scores.map { mention -> ScoreColumn in
      guard let survey else { throw Problem.noSurvey() }
      return try ScoreColumn(mention, survey)
    }
    scores = columns.map { ($0.name, $0.label) }
    sort = definition.sort?.name
    let named = definition.codes.compactMap { view.codebook.position(of: $0.name) }
    let codes = named.isEmpty ? view.codebook.codes.indices.filter { view.codebook.codes[$0].parent == nil } : named
    self.codes = codes
    let links = try survey.map { try RespondentLinks(view.study, $0.data) }

    let wanted = Set(codes)
    let byCode = PeopleByCode(view.people, try view.segments().lazy.filter { wanted.contains($0.code) })
    let order = Dictionary(
      try view.study.participantIDs().enumerated().map { ($0.element, $0.offset) }
    ) { first, _ in first }
    let unsorted = view.people.people.enumerated().map { index, person -> (place: [Int], entry: Case) in
      let row = person.participant.flatMap { links?.row(of: $0)?.index }
      let place = [
        grouping?.position(of: person) ?? 0, person.participant.flatMap { order[$0] } ?? Int.max,
      ]
      return (
        place,
        Case(
          person: person.id, level: grouping?.level(of: person),
          respondent: row.flatMap { survey?.data.table.identifier(row: $0) },
          scores: columns.map { column in row.map { column.values[$0] } ?? .missing },
          segments: codes.map { byCode.mentions(of: $0, by: index)?.segments ?? 0 }, words: person.words)
      )
    }
    let byPlace = unsorted.sorted { a, b in
      a.place == b.place ? a.entry.person < b.entry.person : a.place.lexicographicallyPrecedes(b.place)
    }.map(\.entry)
    let key = definition.sort.flatMap { sort in columns.firstIndex { $0.name == sort.name } }
    cases = key.map { Self.sorted(byPlace, by: $0) } ?? byPlace
  }

  private static func sorted(_ cases: [Case], by score: Int) -> [Case] {
    cases.enumerated().sorted { a, b in
      let (x, y) = (a.element.scores[score].rank, b.element.scores[score].rank)
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
  }
}

extension CaseTable.Score {
  fileprivate var rank: Double {
    if case .number(let value) = self { value } else { -.infinity }
  }
}

/// One variable of the survey, a value a respondent.
private struct ScoreColumn {
  let name: String
  let label: String
  let values: [CaseTable.Score]

  init(_ mention: Mention, _ survey: SurveyView) throws {
    name = mention.name
    label = survey.label(of: mention.name)
    if Self.isOfWords(mention.name, survey) {
      let categories = try survey.data.categories(mention.name, line: mention.line, known: survey.names)
      values = categories.rows.map { row in row.map { .category(categories.names[$0]) } ?? .missing }
    } else {
      values = try survey.numbers(mention.name, line: mention.line).map { $0.isNaN ? .missing : .number($0) }
    }
  }

  /// A nominal variable, or one whose cells are texts.
  private static func isOfWords(_ name: String, _ survey: SurveyView) -> Bool {
    guard !survey.scales.contains(where: { $0.definition.name == name }),
      let index = survey.data.table.column(named: name)
    else { return false }
    if case .texts = survey.data.table.columns[index] { return true }
    return survey.data.table.variables[index].kind == .nominal
  }
}
