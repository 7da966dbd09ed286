import Basics
import Foundation
import GRDB
import Respondents
import StudyDefinition

/// SQL expressions over the survey, evaluated by SQLite in memory on the columns they name, under the same
/// restrictions as those over participants.
struct SurveyExpressions {
  private let database: DatabaseQueue
  private let evaluator: RestrictedExpression

  /// Primary key of the table; no variable of a survey is called so.
  static let key = "strand respondent"

  /// - Parameter expressions: all that will be asked; only the columns they name are loaded.
  init(_ table: SurveyTable, columnsOf expressions: [String]) throws {
    let wanted = Set(expressions.flatMap(SQLWords.identifiers))
    let columns = table.variables.indices.filter { wanted.contains(table.variables[$0].name.lowercased()) }
    let numeric = Set(columns.filter { table.columns[$0].isMostlyNumbers })
    let name = "survey-\(UUID().uuidString)"
    database = try DatabaseQueue(named: name)
    try database.write { database in
      let definitions = columns.map { index -> String in
        let type = numeric.contains(index) ? "REAL" : "TEXT"
        return "\(ParticipantsIndexing.quoted(table.variables[index].name)) \(type)"
      }
      try database.execute(
        sql:
          "CREATE TABLE respondents (\((["\(ParticipantsIndexing.quoted(Self.key)) INTEGER PRIMARY KEY"] + definitions).joined(separator: ", ")))"
      )
      let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
      let insert = try database.makeStatement(sql: "INSERT INTO respondents VALUES (\(marks))")
      for row in 0..<table.rowCount {
        var values: [(any DatabaseValueConvertible)?] = [row]
        for column in columns {
          switch table.cell(row: row, column: column) {
          case .missing: values.append(nil)
          case .number(let number): values.append(number)
          case .text(let text) where numeric.contains(column):
            values.append(SurveyColumn.number(in: text))
          case .text(let text): values.append(text)
          }
        }
        try insert.execute(arguments: StatementArguments(values))
      }
    }
    evaluator = try RestrictedExpression(database: "file:\(name)?mode=memory&cache=shared") { .indexDamaged() }
  }

  /// Rows (0-based) for which an expression holds.
  func rows(where expression: String, shownAs place: ExpressionPlace) throws -> [Int] {
    try evaluator.keys(of: .respondents, where: expression, shownAs: place).map(Int.init)
  }

  /// The values of a derived variable.
  /// - Throws: `Problem` when the expression is wrong, or gives texts and numbers.
  func column(of derived: DerivedVariable) throws -> SurveyColumn {
    let place = ExpressionPlace.file(StudyFolder.configurationName, line: derived.line)
    let values = try evaluator.values(of: .respondents, derived.expression, shownAs: place)
    let texts = values.contains { if case .text = $0 { true } else { false } }
    let numbers = values.contains { if case .number = $0 { true } else { false } }
    if texts && numbers { throw Problem.derivedNotNumber(derived.name, line: derived.line) }
    if texts {
      return .texts(TextColumn(values.map { if case .text(let text) = $0 { text } else { "" } }))
    }
    return .numbers(NumberColumn(values: values.map { if case .number(let number) = $0 { number } else { .nan } }))
  }
}
