import Basics
import Codings
import Foundation

/// Two versions of a journal as git has them.
public enum JournalMerge {
  /// Writes the union of the three files over `ours`. A journal only grows: what one side has deleted comes back.
  /// - Throws: `Problem`, `Problems` when a line cannot be read or is torn, or an id stands for different events; then
  ///   `ours` is as it was, and git calls it a conflict.
  public static func mergeFiles(ancestor: String, ours: String, theirs: String) throws {
    let copies = try [ours, theirs, ancestor].map { path in
      let reading = try Journal.reading(of: Files.read(URL(fileURLWithPath: path), shownAs: path), shownAs: path)
      // Written anew, the journal would lose it without a word.
      if let torn = reading.torn {
        throw Problem(.badData, file: path, line: torn.line, torn.what, remedy: torn.remedy)
      }
      return reading.events
    }
    let union = JournalUnion(copies)
    guard union.conflicts.isEmpty else { throw Problems(union.conflicts.map { .differingCopies($0, file: ours) }) }
    try Files.writeOver(union.bytes, to: URL(fileURLWithPath: ours), shownAs: ours)
  }
}
