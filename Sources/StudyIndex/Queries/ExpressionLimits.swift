import Foundation
import GRDBSQLite

/// What people's SQL expressions may take: time, memory, and the length of texts. SQLite counts an expression's steps,
/// but one call of a function is one step however long its texts are: so texts are short, patterns shorter, and
/// `ExpressionGuard` counts the calls.
final class ExpressionLimits {
  /// Of one cell, one text that an expression makes, and the expression itself; in bytes.
  static let longestText = 50_000
  /// Of what is behind LIKE and GLOB, in bytes.
  static let longestPattern = 200
  /// In seconds. A condition over a hundred thousand people takes a fraction of one.
  static let mostTime = 10.0
  /// Of SQLite's machine, between two looks at the clock.
  private static let stepsBetweenLooks: Int32 = 100
  /// 50 million steps, about a second.
  private static let mostLooks = 500_000
  /// In bytes, beyond what SQLite held before.
  private static let mostMemory: Int64 = 256 * 1_048_576

  /// What an expression had too much of.
  enum Excess: Equatable {
    case time
    case memory
    case text
  }

  private var looks = 0
  private var start: ContinuousClock.Instant?
  private var memoryBefore: Int64 = 0
  private var reached: Excess?

  /// Looks at every expression of a connection from now on. It must live as long as the connection.
  func watch(_ connection: OpaquePointer) {
    // What SQLite sorts or counts apart is confidential too, and nothing of it goes to a file.
    sqlite3_exec(connection, "PRAGMA temp_store = MEMORY", nil, nil, nil)
    sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, Int32(Self.longestPattern))
    sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 500)
    sqlite3_progress_handler(
      connection, Self.stepsBetweenLooks, Self.look, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Before an expression is compiled.
  func begin(on connection: OpaquePointer) {
    looks = 0
    start = .now
    reached = nil
    memoryBefore = sqlite3_memory_used()
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, Int32(Self.longestText))
    // With room for the query around it.
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, Int32(Self.longestText + 5000))
  }

  /// After it: what the program itself does on the connection knows no such limits.
  func end(on connection: OpaquePointer) {
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, Int32.max)
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, Int32.max)
  }

  /// What a code of SQLite's says of these limits; `nil` when it is about something else.
  func excess(_ code: Int32) -> Excess? {
    switch code {
    case SQLITE_INTERRUPT: reached ?? .time
    case SQLITE_NOMEM: .memory
    case SQLITE_TOOBIG: .text
    default: nil
    }
  }

  private static let look: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { pointer in
    guard let pointer else { return 0 }
    let limits = Unmanaged<ExpressionLimits>.fromOpaque(pointer).takeUnretainedValue()
    limits.look()
    return limits.reached == nil ? 0 : 1
  }

  private func look() {
    looks += 1
    if looks > Self.mostLooks { reached = .time }
    if looks.isMultiple(of: 4) {
      if let start, ContinuousClock.now - start > .seconds(Self.mostTime) { reached = .time }
      if sqlite3_memory_used() - memoryBefore > Self.mostMemory { reached = .memory }
    }
  }
}
