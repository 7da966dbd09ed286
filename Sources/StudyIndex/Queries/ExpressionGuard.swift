import GRDBSQLite

/// What people's SQL expressions may do: read columns of people, and call functions that depend on their arguments
/// alone. SQLite asks while it compiles an expression, before anything runs.
final class ExpressionGuard {
  /// Whether something was refused since `forget`.
  private(set) var hasRefused = false
  /// Calls of functions in the expression so far.
  private var calls = 0
  /// A call may go through two texts of the greatest length. Those that trim take longest.
  private static let mostCalls = 200
  private static let slow: Set<String> = ["trim", "ltrim", "rtrim"]

  func forget() {
    hasRefused = false
    calls = 0
  }

  /// Asks this guard from now on. It must live as long as the connection.
  func watch(_ connection: OpaquePointer) {
    sqlite3_set_authorizer(connection, Self.authorize, Unmanaged.passUnretained(self).toOpaque())
  }

  private typealias Authorizer =
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
      UnsafePointer<CChar>?
    ) -> Int32

  private static let authorize: Authorizer = { context, action, first, second, _, view in
    guard let context else { return SQLITE_DENY }
    let asked = Unmanaged<ExpressionGuard>.fromOpaque(context).takeUnretainedValue()
    let isAllowed =
      switch action {
      case SQLITE_SELECT: true
      case SQLITE_READ:
        mayRead(text(second), of: text(first), through: view.map { String(cString: $0) })
      case SQLITE_FUNCTION: asked.mayCall(text(second).lowercased())
      default: false
      }
    if !isAllowed { asked.hasRefused = true }
    return isAllowed ? SQLITE_OK : SQLITE_DENY
  }

  private func mayCall(_ function: String) -> Bool {
    calls += Self.slow.contains(function) ? 10 : 1
    return Self.functions.contains(function) && calls <= Self.mostCalls
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

  /// - Parameters:
  ///   - column: empty where the table is gone through and nothing of it read; then SQLite does not name the view.
  ///   - view: the view that reads the table; `nil` for the expression itself.
  private static func mayRead(_ column: String, of table: String, through view: String?) -> Bool {
    switch table {
    case "participants", "speaker_attributes", "respondents", SurveyAnswers.table: true
    case "speakers", "transcripts": view == "speaker_attributes" || column.isEmpty
    default: false
    }
  }

  /// Of SQLite's functions those without time, chance, files or the state of the connection. `format` and `printf` are
  /// not among them: one call with a great precision (`%.*c`) runs for minutes, and nothing can interrupt it.
  static let functions: Set<String> = [
    "abs", "acos", "asin", "atan", "atan2", "avg", "ceil", "ceiling", "char", "coalesce", "cos", "count", "exp",
    "floor", "glob", "group_concat", "hex", "ifnull", "iif", "instr", "length", "like", "likelihood",
    "likely", "ln", "log", "log10", "log2", "lower", "ltrim", "max", "min", "mod", "nullif", "pi", "pow", "power",
    "quote", "replace", "round", "rtrim", "sign", "sin", "sqrt", "substr", "substring", "sum", "tan", "total",
    "trim", "trunc", "typeof", "unicode", "unlikely", "upper",
  ]
}
