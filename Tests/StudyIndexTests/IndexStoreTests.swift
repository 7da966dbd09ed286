import Basics
import Dispatch
import Foundation
import GRDB
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyDefinition
@testable import StudyIndex

struct IndexStoreTests {
  private let sample: SampleStudy
  private let hits: [String]
  private var path: String { sample.url(".strand/index.sqlite").path }

  init() throws {
    sample = try SampleStudy()
    hits = try sample.open().hitList()
    #expect(hits.count == 5)
  }

  @Test func aMissingIndexIsMadeAgain() throws {
    try sample.remove(".strand")
    #expect(try sample.open().hitList() == hits)
  }

  @Test func garbageIsReplaced() throws {
    try sample.write(String(repeating: "no database ", count: 1_000), to: ".strand/index.sqlite")
    #expect(try sample.open().hitList() == hits)
    #expect(try sample.openCounting().read == 0)
  }

  @Test(arguments: [0, 1, 100, 4_096, 10_000])
  func halfAnIndexIsReplaced(bytes: Int) throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(bytes).write(to: URL(fileURLWithPath: path))
    #expect(try sample.open().hitList() == hits)
  }

  @Test(arguments: [
    "PRAGMA user_version = 3", "DROP TABLE hits",
    "DROP VIEW speaker_attributes; DROP TABLE participants; DROP TABLE files",
    "ALTER TABLE files RENAME COLUMN hash TO sha",
  ])
  func anotherVersionIsReplaced(change: String) throws {
    try IndexPlace(sample.folder).connect().write { try $0.execute(sql: change) }
    // A table that an unchanged study does not ask for is missed when somebody asks.
    if (try? sample.open().hitList()) == nil { #expect(change == "DROP TABLE hits") }
    #expect(try sample.open().hitList() == hits)
  }

  @Test func damageFoundLaterIsSaidAndMended() throws {
    let study = try sample.open()
    try IndexPlace(sample.folder).connect().write { try $0.execute(sql: "DROP TABLE hits") }
    let problem = #expect(throws: Problem.self) { try study.hits() }
    #expect(
      problem?.description
        == ".strand/: error: the index was damaged and has been taken away. Run the command again; the index is made again from the study's files."
    )
    #expect(try sample.open().hitList() == hits)
  }

  @Test func openingAnUnchangedStudyWritesNothing() throws {
    try sample.settle()
    _ = try sample.open()
    let before = FileStamp(of: path)
    _ = try sample.open()
    #expect(FileStamp(of: path) == before)
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
  }

  @Test func whereNothingCanBeWrittenTheIndexIsInMemory() throws {
    try sample.remove(".strand")
    // A file where the folder should be: nobody can write into it, not even the superuser.
    try sample.write("", to: ".strand")
    let study = try sample.open()
    #expect(try study.hitList() == hits)
    #expect(try study.speakers(where: "age > 50").count == 1)
    #expect(try study.grouping(named: "generation").levelOfParticipant.count == 2)
    try study.remember(["a": "b"], of: "status")
    #expect(try study.snapshot(of: "status")?.entries == ["a": "b"])
  }

  @Test func manyOpenAtOnce() throws {
    try sample.remove(".strand")
    let found = Guarded<[[String]]>([])
    let errors = Guarded<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      do {
        let list = try sample.open().hitList()
        found.withLock { $0.append(list) }
      } catch {
        errors.withLock { $0.append("\(error)") }
      }
    }
    #expect(errors.withLock { $0 } == [])
    #expect(found.withLock { $0 } == Array(repeating: hits, count: 8))
  }

  @Test func manyMendAtOnce() throws {
    try sample.write(String(repeating: "no database ", count: 1_000), to: ".strand/index.sqlite")
    let errors = Guarded<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      do { _ = try sample.open().hitList() } catch { errors.withLock { $0.append("\(error)") } }
    }
    #expect(errors.withLock { $0 } == [])
    #expect(try sample.open().hitList() == hits)
  }

  @Test func rememberingReplacesWhatWasRemembered() throws {
    let study = try sample.open()
    #expect(try study.snapshot(of: "apply")?.entries == nil)
    try study.remember(["a": "1", "b": "2"], of: "apply")
    try study.remember(["b": "3"], of: "apply")
    #expect(try study.snapshot(of: "apply")?.entries == ["b": "3"])
    #expect(try study.snapshot(of: "status")?.entries == nil)
  }
}
