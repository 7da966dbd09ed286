import Basics
import GRDBSQLite
import Respondents

/// Answers of the participants who are respondents, for expressions about people.
struct SurveyAnswers {
  /// Name of each variable, and whether its answers are texts.
  let columns: [(name: String, isText: Bool)]
  /// The participant's id, and one cell a column.
  let rows: [(participant: String, cells: [SurveyCell])]

  /// The table that holds them; in memory, and on the evaluator's own connection.
  static let table = "survey_answers"
  /// No variable of a survey is called so.
  static let participant = "strand participant"
  static let key = "strand key"
}

extension RestrictedExpression {
  /// Puts the answers beside the columns of people: an expression names them as `survey.age`, or as `age` where no
  /// column of people is called so. For one evaluator once.
  /// - Throws: `Problem` of kind `inputOutput`.
  func attach(_ answers: SurveyAnswers) throws {
    // The guard allows no table to be made.
    sqlite3_set_authorizer(connection, nil, nil)
    defer { expressionGuard.watch(connection) }
    let columns = answers.columns.map { "\(ParticipantsIndexing.quoted($0.name)) \($0.isText ? "TEXT" : "REAL")" }
    let all = ["\(ParticipantsIndexing.quoted(SurveyAnswers.participant)) TEXT PRIMARY KEY"] + columns
    try execute("CREATE TEMP TABLE \(SurveyAnswers.table) (\(all.joined(separator: ", "))) WITHOUT ROWID")
    let marks = Array(repeating: "?", count: all.count).joined(separator: ", ")
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(
      connection, "INSERT INTO \(SurveyAnswers.table) VALUES (\(marks))", -1, &statement, nil)
    guard code == SQLITE_OK else { throw Problem.indexNotOpened(Int(code)) }
    defer { sqlite3_finalize(statement) }
    for row in answers.rows {
      bind(row.participant, to: statement, at: 1)
      for (index, cell) in row.cells.enumerated() {
        switch cell {
        case .missing: sqlite3_bind_null(statement, Int32(index + 2))
        case .number(let number): sqlite3_bind_double(statement, Int32(index + 2), number)
        case .text(let text): bind(text, to: statement, at: index + 2)
        }
      }
      let code = sqlite3_step(statement)
      guard code == SQLITE_DONE else { throw Problem.indexNotOpened(Int(code)) }
      sqlite3_reset(statement)
    }
    hasSurvey = true
  }

  private func execute(_ sql: String) throws {
    let code = sqlite3_exec(connection, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw Problem.indexNotOpened(Int(code)) }
  }

  private func bind(_ text: String, to statement: OpaquePointer?, at index: Int) {
    // -1: SQLite makes its own copy.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(statement, Int32(index), text, -1, transient)
  }
}

extension RestrictedExpression.Relation {
  /// A query for keys up to the place of the condition, and what is behind it.
  ///
  /// With a survey the condition is in a subquery about one row of people, inside of a query over `survey`: SQLite
  /// looks for a name in the inner table first, so that columns of people hide variables of the same name, which
  /// `survey.` brings back.
  func frame(withSurvey: Bool) -> (select: String, end: String) {
    guard withSurvey else { return ("SELECT \(key) FROM \(name) WHERE", "") }
    let outer = ParticipantsIndexing.quoted(SurveyAnswers.key)
    let joined =
      "SELECT own.\(key) AS \(outer), answers.* FROM \(name) AS own LEFT JOIN \(SurveyAnswers.table) AS answers "
      + "ON answers.\(ParticipantsIndexing.quoted(SurveyAnswers.participant)) = own.id"
    return (
      "SELECT survey.\(outer) FROM (\(joined)) AS survey WHERE EXISTS (SELECT 1 FROM \(name) WHERE "
        + "\(key) = survey.\(outer) AND", ")"
    )
  }
}
