import GRDBSQLite

/// What people's SQL expressions may do: read columns of people, and call functions that depend on their arguments
/// alone. SQLite asks while it compiles an expression, before anything runs.
enum ExpressionGuard {
  typealias Authorizer =
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
      UnsafePointer<CChar>?
    ) -> Int32

  static let authorize: Authorizer = { _, action, first, second, _, view in
    switch action {
    case SQLITE_SELECT:
      return SQLITE_OK
    case SQLITE_READ:
      let table = first.map { String(cString: $0) } ?? ""
      let column = second.map { String(cString: $0) } ?? ""
      return mayRead(column, of: table, through: view.map { String(cString: $0) }) ? SQLITE_OK : SQLITE_DENY
    case SQLITE_FUNCTION:
      let name = second.map { String(cString: $0).lowercased() } ?? ""
      return functions.contains(name) ? SQLITE_OK : SQLITE_DENY
    default:
      return SQLITE_DENY
    }
  }

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

  /// Of SQLite's functions those without time, chance, files or the state of the connection.
  static let functions: Set<String> = [
    "abs", "acos", "asin", "atan", "atan2", "avg", "ceil", "ceiling", "char", "coalesce", "cos", "count", "exp",
    "floor", "format", "glob", "group_concat", "hex", "ifnull", "iif", "instr", "length", "like", "likelihood",
    "likely", "ln", "log", "log10", "log2", "lower", "ltrim", "max", "min", "mod", "nullif", "pi", "pow", "power",
    "printf", "quote", "replace", "round", "rtrim", "sign", "sin", "sqrt", "substr", "substring", "sum", "tan", "total",
    "trim", "trunc", "typeof", "unicode", "unlikely", "upper",
  ]
}
