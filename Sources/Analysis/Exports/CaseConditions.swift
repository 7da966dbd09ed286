public import Basics
import Codebooks
import Respondents
import StudyDefinition
import StudyIndex

/// Cases by conditions, for qualitative comparative analysis: a row a person, 1 where the person mentions the code,
/// else 0.
///
/// R's package QCA reads it by `read.csv(FILE, row.names = 1)`; `truthTable` and `minimize` take it as it is. Numbers
/// of the survey stay as they are, for `calibrate`.
public struct CaseConditions: Sendable {
  /// A column of the file.
  public struct Condition: Sendable, Hashable {
    /// As R's package takes it.
    public let name: String
    /// The code's id, or the variable's name.
    public let source: String
  }

  public let view: StudyView
  public let conditions: [Condition]
  public let outcome: Condition?
  /// Ids of conditions that are above or below the outcome in the tree of codes.
  public let bound: [String]
  /// What people have said about the segments of the conditions and the outcome.
  public let reviewCounts: [Segment.Review: Int]
  /// Ids of people, with one number a condition, then the outcome; `nil` for who has none.
  public let cases: [(person: String, values: [Int], outcome: String?)]

  /// - Parameters:
  ///   - view: its filter's `rollUp` must be on.
  ///   - outcome: a code, or a column of participants.csv or of the survey that holds numbers.
  /// - Throws: `Problem` for an outcome that is not there or holds words; what reading the index throws.
  public init(_ view: StudyView, outcome: String?) throws {
    precondition(view.filter.rollUp, "a code counts with the codes below it")
    self.view = view
    let codebook = view.codebook
    let named = view.filter.codes.compactMap { codebook.position(of: $0) }
    let codes = named.isEmpty ? codebook.codes.indices.filter { codebook.codes[$0].parent == nil } : named
    let segments = try view.segments()
    let byCode = PeopleByCode(view.people, segments)
    let outcomeCode = outcome.flatMap { codebook.position(of: $0) }
    var names = OtherNames()
    var taken: Set<Int> = []
    let used = codes.filter { $0 != outcomeCode && taken.insert($0).inserted }
    var counted = segments.filter { taken.contains($0.code) }
    conditions = used.map {
      Condition(name: names.name(codebook.codes[$0].id.uppercased(), fallback: "CODE"), source: codebook.codes[$0].id)
    }
    bound = used.filter { code in
      outcomeCode.map { codebook.subtree(of: $0).contains(code) || codebook.subtree(of: code).contains($0) } ?? false
    }.map { codebook.codes[$0].id }
    self.outcome = outcome.map { Condition(name: names.name($0.uppercased(), fallback: "OUT"), source: $0) }
    let people = view.people.people
    var column: [String?] = people.map { _ in nil }
    if let outcomeCode {
      // A code of another branch than those looked at needs segments of its own.
      var filter = view.filter
      filter.codes = [codebook.codes[outcomeCode].id]
      filter.coder = filter.coder ?? SegmentFilter.everybody
      let own = try StudyView(view.study, filter: filter)
      let outcomes = try own.segments().filter { $0.code == outcomeCode }
      counted += outcomes
      let found = PeopleByCode(own.people, outcomes)
      let mentioning = Set(found.people(mentioning: outcomeCode).map { own.people.people[$0].id })
      column = people.map { mentioning.contains($0.id) ? "1" : "0" }
    } else if let outcome {
      column = try Self.numbers(outcome, of: people.map(\.id), view)
    }
    reviewCounts = counted.reviewCounts
    cases = people.indices.map { person in
      (people[person].id, used.map { byCode.mentions(of: $0, by: person) == nil ? 0 : 1 }, column[person])
    }
  }

  private static func numbers(_ name: String, of people: [String], _ view: StudyView) throws -> [String?] {
    let table = try Quantification(view, []).table(
      survey: view.study.configuration.survey.map { _ in try view.study.surveyData() },
      links: view.study.configuration.survey.map { _ in try RespondentLinks(view.study, view.study.surveyData()) })
    guard let index = table.column(named: name) else {
      throw Problem.nameUnknown(name, .variable, known: table.variables.map(\.name), nil)
    }
    guard case .numbers(let numbers) = table.columns[index] else { throw Problem.outcomeOfWords(name) }
    var rows: [String: Int] = [:]
    for row in 0..<table.rowCount {
      if let id = table.identifier(row: row) { rows[id] = row }
    }
    return people.map { person in
      rows[person].map { numbers.values[$0] }.flatMap { $0.isNaN ? nil : Self.written($0) }
    }
  }

  private static func written(_ number: Double) -> String { OptionKind.written(number) }

  /// The file: an id, the conditions, the outcome.
  public var csv: [UInt8] {
    var bytes: [UInt8] = []
    Self.line(["CASE"] + conditions.map(\.name) + (outcome.map { [$0.name] } ?? []), &bytes)
    for entry in cases {
      Self.line(
        [entry.person] + entry.values.map(String.init) + (outcome == nil ? [] : [entry.outcome ?? "NA"]), &bytes)
    }
    return bytes
  }

  static func line(_ cells: [String], _ bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      DelimitedCell.append(DelimitedCell.safe(cell), to: &bytes)
    }
    bytes.append(0x0A)
  }
}

extension Problem {
  /// A condition that has the outcome by the tree of codes alone.
  public static func conditionBoundToOutcome(_ id: String, outcome: String) -> Problem {
    Problem(
      .usage, severity: .warning,
      "the condition `\(id)` and the outcome `\(outcome)` are above one another in the codebook, so that one implies the other",
      remedy: "Name the conditions without it.")
  }

  static func outcomeOfWords(_ name: String) -> Problem {
    Problem(
      .usage, "`\(name)` holds words, and an outcome is a number",
      remedy: "Name a code or a variable of numbers, or derive one in study.yaml.")
  }
}
