import Basics
import Foundation
import GRDBSQLite

/// Evaluates SQL expressions that people write (`--where`, levels of groups) over one table of the index.
///
/// The connection is its own and read-only, `ExpressionGuard` refuses everything but reading that table and calling
/// functions that always give the same answer, and `ExpressionLimits` ends what would run on or fill the memory.
final class RestrictedExpression {
  let connection: OpaquePointer
  /// Decides what an expression may do.
  let expressionGuard = ExpressionGuard()
  private let limits = ExpressionLimits()
  private let damaged: () -> Problem
  /// Whether answers of the survey are attached.
  var hasSurvey = false
  /// Names that a person may have meant, besides those of the table.
  var furtherColumns: [String] = []

  /// - Parameters:
  ///   - database: path or URI of the index.
  ///   - damaged: what is said, and done, when the index proves damaged.
  /// - Throws: `Problem` of kind `inputOutput` when the index cannot be opened.
  init(database: String, damaged: @escaping () -> Problem) throws {
    self.damaged = damaged
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
    let code = sqlite3_open_v2(database, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw Problem.indexNotOpened(Int(code))
    }
    connection = opened
    sqlite3_busy_timeout(connection, 30_000)
    // Otherwise a column misspelt in double quotes would be a text, and the condition false for everybody.
    _disableDoubleQuotedStringLiterals(connection)
    limits.watch(connection)
    expressionGuard.watch(connection)
  }

  deinit {
    sqlite3_close(connection)
  }

  /// Keys (integers) of the rows of `table` for which the expression holds (is neither 0 nor NULL), ascending.
  /// - Parameters:
  ///   - expression: an SQL expression over the table's columns.
  ///   - place: how the expression is shown in an error (`--where`, `study.yaml:12`).
  /// - Throws: `Problem` with SQLite's own words when the expression is wrong; of kind `usage`, for an expression in a
  ///   file `badData`.
  func keys(of table: Relation, where expression: String, shownAs place: ExpressionPlace) throws -> [Int64] {
    let complaint = Complaint(expression: expression, place: place, table: table)
    let (select, end) = table.frame(withSurvey: hasSurvey)
    let frames = Self.trials(of: expression).map { "\(select) \($0)\(end)" }
    var keys: [Int64] = []
    try run(frames + ["\(select) \(Self.whole(expression))\(end) ORDER BY 1"], complaint) { statement in
      keys.append(sqlite3_column_int64(statement, 0))
    }
    return keys
  }

  /// What an expression gives in a row.
  enum Value {
    case missing
    case number(Double)
    case text(String)
  }

  /// The expression's value in every row of `table`, in the order of the keys.
  /// - Throws: as `keys`.
  func values(of table: Relation, _ expression: String, shownAs place: ExpressionPlace) throws -> [Value] {
    let complaint = Complaint(expression: expression, place: place, table: table)
    let rest = "FROM \(table.name) ORDER BY \(table.key)"
    var values: [Value] = []
    let frames = (Self.trials(of: expression) + [Self.whole(expression)]).map { "SELECT \($0) \(rest)" }
    try run(frames, complaint) { statement in
      switch sqlite3_column_type(statement, 0) {
      case SQLITE_NULL: values.append(.missing)
      case SQLITE_TEXT: values.append(.text(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? ""))
      default: values.append(.number(sqlite3_column_double(statement, 0)))
      }
    }
    return values
  }

  /// The expression in parentheses. The comment ends one that it leaves open.
  private static func whole(_ expression: String) -> String { "(\(expression)/**/\n)" }

  /// Frames that are prepared and not run. Text that closes the parenthesis and goes on, with `OR (1` or with another
  /// clause or query, makes sense in some of the frames at most.
  private static func trials(of expression: String) -> [String] {
    ["CASE WHEN \(whole(expression)) THEN 1 END", "CASE WHEN \(expression)/**/\n THEN 1 END"]
  }

  /// SQLite knows the memory of the whole process only: were two expressions evaluated at once, as in the workbench, one
  /// would be refused for what the other took.
  private static let turn = NSLock()

  /// Prepares all frames and runs the last.
  private func run(_ frames: [String], _ complaint: Complaint, row: (OpaquePointer?) -> Void) throws {
    try Self.turn.withLock { try evaluate(frames, complaint, row: row) }
  }

  private func evaluate(_ frames: [String], _ complaint: Complaint, row: (OpaquePointer?) -> Void) throws {
    limits.begin(on: connection)
    defer { limits.end(on: connection) }
    for (number, frame) in frames.enumerated() {
      let statement = try prepare(frame, complaint)
      defer { sqlite3_finalize(statement) }
      guard number == frames.count - 1 else { continue }
      var code = sqlite3_step(statement)
      while code == SQLITE_ROW {
        row(statement)
        code = sqlite3_step(statement)
      }
      if let excess = limits.excess(code) {
        throw Problem.expressionTooMuch(excess, complaint.expression, complaint.place)
      }
      guard code == SQLITE_DONE else { throw problem(complaint) }
    }
  }

  private struct Complaint {
    let expression: String
    let place: ExpressionPlace
    let table: Relation
  }

  private func prepare(_ sql: String, _ complaint: Complaint) throws -> OpaquePointer? {
    if complaint.expression.contains("\0") { throw Problem.expressionGoesOn("…", complaint.place) }
    expressionGuard.forget()
    var statement: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    let (code, isComplete) = sql.withCString { pointer in
      let code = sqlite3_prepare_v2(connection, pointer, -1, &statement, &tail)
      let rest = tail.map { String(cString: $0).trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
      return (code, rest.isEmpty)
    }
    if code == SQLITE_TOOBIG { throw Problem.expressionTooMuch(.text, complaint.expression, complaint.place) }
    guard code == SQLITE_OK else { throw problem(complaint) }
    guard isComplete else {
      sqlite3_finalize(statement)
      throw Problem.expressionGoesOn(complaint.expression, complaint.place)
    }
    guard sqlite3_bind_parameter_count(statement) == 0 else {
      sqlite3_finalize(statement)
      throw Problem.expressionWithParameter(complaint.expression, complaint.place)
    }
    return statement
  }

  private func problem(_ complaint: Complaint) -> Problem {
    let (expression, place) = (complaint.expression, complaint.place)
    if [SQLITE_CORRUPT, SQLITE_NOTADB].contains(sqlite3_errcode(connection) & 0xFF) { return damaged() }
    switch fault() {
    case .notAllowed: return .expressionNotAllowed(expression, place)
    case .notSQL(let message): return .expressionNotSQL(expression, place, message)
    case .unknownColumn(let name):
      let known = columns(of: complaint.table) + furtherColumns
      if let variable = surveyVariable(name, complaint.table) {
        return .noSurveyVariable(variable, expression, place, known: furtherColumns.isEmpty ? known : furtherColumns)
      }
      return .expressionColumnUnknown(name, expression, place, columns: known)
    }
  }

  /// What SQLite says is wrong with an expression.
  private enum Fault {
    case unknownColumn(String)
    /// The authorizer refused a part of it.
    case notAllowed
    case notSQL(String)
  }

  /// The latest fault. SQLite has no code for a column that does not exist, so that its message (sqlite3, resolve.c) is
  /// read here, and nowhere else.
  private func fault() -> Fault {
    let message = String(cString: sqlite3_errmsg(connection))
    let absent = "no such column: "
    if message.hasPrefix(absent) { return .unknownColumn(String(message.dropFirst(absent.count))) }
    if expressionGuard.hasRefused { return .notAllowed }
    // What was put behind the expression is none of the person's; a quote that is not closed reaches into it.
    let own = message.range(of: "/**/").map { String(message[..<$0.lowerBound]) + "\"" }
    return .notSQL(own ?? message)
  }

  /// The variable that a name asks of the survey, where it is one that only the survey can have.
  private func surveyVariable(_ name: String, _ table: Relation) -> String? {
    let prefix = "survey."
    if name.hasPrefix(prefix) { return String(name.dropFirst(prefix.count)) }
    return table == .respondents ? name : nil
  }

  /// The columns a person may name, for "did you mean".
  private func columns(of table: Relation) -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, "SELECT * FROM \(table.name) LIMIT 0", -1, &statement, nil) == SQLITE_OK
    else { return [] }
    return (0..<sqlite3_column_count(statement)).compactMap { index in
      sqlite3_column_name(statement, index).map { String(cString: $0) }
    }.filter { ParticipantsIndexing.quoted($0) != table.key }
  }

  /// A table or view of the index that expressions may be about.
  enum Relation {
    /// One row a participant.
    case participants
    /// One row a speaker of a transcript, with the participant's columns.
    case speakers
    /// One row a respondent of the survey, with the columns that are asked for.
    case respondents

    var name: String {
      switch self {
      case .participants: "participants"
      case .speakers: "speaker_attributes"
      // Called `survey`, so that an expression with `survey.age` holds for participants and respondents alike.
      case .respondents: "respondents AS survey"
      }
    }

    var key: String {
      switch self {
      case .participants: ParticipantsIndexing.quoted(ParticipantsIndexing.participantKey)
      case .speakers: ParticipantsIndexing.quoted(ParticipantsIndexing.speakerKey)
      case .respondents: ParticipantsIndexing.quoted(SurveyExpressions.key)
      }
    }
  }
}

/// Where an expression was written.
enum ExpressionPlace {
  case option(String)
  case file(String, line: Int?)
}
