import Foundation
import GRDB
import StudyDefinition
import StudyTestSupport
import Testing

@testable import StudyIndex

/// The disk takes a new index while it is made.
@Suite struct EarlyFlushTests {
  private let sample: SampleStudy
  private var path: String { sample.folder.index.appendingPathComponent("index.sqlite").path }

  init() throws {
    sample = try SampleStudy()
  }

  @Test func aNewIndexIsWhole() throws {
    let study = try sample.open()
    #expect(try study.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    #expect(try study.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test func itFlushesBesideATransactionAndEndsOnce() throws {
    _ = try sample.open().speakers()
    let database = try DatabaseQueue(path: path)
    try database.inTransaction(.exclusive) { database in
      let flush = try #require(EarlyFlush(path: path))
      for number in 0..<50 {
        try database.execute(sql: "INSERT INTO settings VALUES (?, randomblob(10000))", arguments: ["\(number)"])
        Thread.sleep(forTimeInterval: 0.01)
      }
      flush.stop()
      flush.stop()
      return .rollback
    }
    #expect(try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM settings") } == 2)
  }

  @Test func thereIsNoneForAFileThatIsNotThere() throws {
    #expect(EarlyFlush(path: path + "x").map { _ in 1 } == nil)
  }
}
