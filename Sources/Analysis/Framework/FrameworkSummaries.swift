import Basics
import Codebooks
import Foundation
import Respondents
public import StudyDefinition
public import StudyIndex

/// What the researchers have written about people under codes, and the quotes that they have chosen: a table with the
/// columns `person`, `code`, `summary` and `quote`, a row a cell of the framework matrix.
public struct FrameworkSummaries: Sendable {
  public struct Entry: Sendable {
    /// Line of the file, 1-based.
    public let line: Int
    public let summary: String?
    /// Id of a coding or hit, or its beginning.
    public let quote: Mention?
  }

  struct Place: Hashable {
    let person: String
    /// Index in the codebook.
    let code: Int
  }

  /// Where the study keeps it unless something else is said.
  public static let usualFile = StudyFolder.summariesName
  static let columns = ["person", "code", "summary", "quote"]

  public let file: String
  private(set) var entries: [Place: Entry] = [:]

  func entry(person: String, code: Int) -> Entry? { entries[Place(person: person, code: code)] }

  /// Reads and checks the table.
  /// - Throws: `Problems` with everything that is wrong with it.
  public static func read(
    _ bytes: [UInt8], file: String, _ study: Study
  ) throws -> FrameworkSummaries {
    let (summaries, problems) = try reading(bytes, file: file, study)
    if !problems.isEmpty { throw Problems(problems) }
    return summaries
  }

  /// What is wrong with the table; empty where it is right.
  static func problems(in bytes: [UInt8], file: String, _ study: Study) throws -> [Problem] {
    do {
      return try reading(bytes, file: file, study).problems
    } catch let problems as Problems {
      return problems.all
    }
  }

  private static func reading(
    _ bytes: [UInt8], file: String, _ study: Study
  ) throws -> (summaries: FrameworkSummaries, problems: [Problem]) {
    let table = try DelimitedText.read(file: file, bytes: bytes)
    var problems = table.header.filter { !columns.contains($0) }.map {
      Problem.summaryColumnUnknown($0, known: columns, file: file, line: table.headerLine)
    }
    for needed in ["person", "code"] where table.column(named: needed) == nil {
      problems.append(.summaryColumnMissing(needed, file: file, line: table.headerLine))
    }
    if table.column(named: "summary") == nil, table.column(named: "quote") == nil {
      problems.append(.summaryColumnMissing("summary", file: file, line: table.headerLine))
    }
    var summaries = FrameworkSummaries(file: file)
    if !problems.isEmpty { return (summaries, problems) }
    let people = Set(try study.speakers().filter { $0.turns > 0 }.map(\.person))
    let pins = try PinnableIDs(study)
    let cell = { (name: String, row: Int) -> String in
      guard let column = table.column(named: name) else { return "" }
      return DelimitedCell.unmarked(table.columns[column][row].trimmingCharacters(in: .whitespacesAndNewlines))
    }
    for row in 0..<table.rowCount {
      let line = table.rowLines[row]
      let (person, id) = (cell("person", row), cell("code", row))
      let (summary, quote) = (cell("summary", row), cell("quote", row))
      // A row of the empty form that nobody has filled in yet.
      if summary.isEmpty, quote.isEmpty { continue }
      if !people.contains(person) {
        problems.append(.summaryPersonUnknown(person, known: people.sorted(), file: file, line: line))
        continue
      }
      guard let code = study.codebook.position(of: id) else {
        problems.append(.summaryCodeUnknown(id, known: study.codebook.codes.map(\.id), file: file, line: line))
        continue
      }
      let place = Place(person: person, code: code)
      if let first = summaries.entries[place] {
        problems.append(.summaryTwice(person, code: id, first: first.line, file: file, line: line))
        continue
      }
      let pin = quote.isEmpty ? nil : Mention(quote, line: line)
      if let pin, case .failure(let problem) = pins.id(of: pin) {
        problems.append(problem.inContent(of: file, line: line))
        continue
      }
      summaries.entries[place] = Entry(line: line, summary: summary.isEmpty ? nil : summary, quote: pin)
    }
    return (summaries, problems)
  }
}

extension Problem {
  static func summaryColumnUnknown(_ name: String, known: [String], file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "a table of summaries has no column `\(name)`",
      remedy: Suggestion.sentence(for: name, among: known, noun: "column"))
  }

  static func summaryColumnMissing(_ name: String, file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the column `\(name)` is missing",
      remedy: "A table of summaries has the columns person, code, summary and quote: `strand framework --template`.")
  }

  static func summaryPersonUnknown(_ person: String, known: [String], file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "nobody who speaks is called `\(person)`",
      remedy: Suggestion.sentence(for: person, among: known, noun: "person"))
  }

  static func summaryCodeUnknown(_ id: String, known: [String], file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "there is no code `\(id)`",
      remedy: Suggestion.sentence(for: id, among: known, noun: "code"))
  }

  static func summaryTwice(_ person: String, code: String, first: Int, file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line,
      "`\(person)` has a second row for the code `\(code)`; the first is in line \(first)",
      remedy: "Put both into one row.")
  }

  static func summaryQuoteElsewhere(_ id: String, person: String, code: String, file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the quote `\(id)` is not one of `\(person)` under the code `\(code)`",
      remedy: "Take the id of another quote: `strand quotes \(code)` shows them with `--format csv`.")
  }
}
