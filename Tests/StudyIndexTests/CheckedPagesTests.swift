import Basics
import Foundation
import GRDB
import StudyDefinition
import StudyTestSupport
import Testing

@testable import StudyIndex

/// Bytes of the index that a disk or somebody has changed: no answer rests on them.
struct CheckedPagesTests {
  private static let pageSize = 16_384
  private let sample: SampleStudy
  private var path: String { sample.url(".strand/index.sqlite").path }

  init() throws {
    sample = try SampleStudy()
  }

  /// All that the index knows of the study.
  private func answers() throws -> [String] {
    let study = try sample.open()
    let turns = try study.transcripts().flatMap { try study.turns(of: $0).map { "\($0.text)" } }
    let people = try study.speakers(where: "id IS NOT NULL").sorted().map { "\($0)" }
    let levels = try study.grouping(named: "generation").levelOfParticipant.map { "\($0)" }.sorted()
    return try study.hitList() + turns + people + levels
  }

  /// - Parameter change: of a sound index.
  /// - Returns: whether the damage was met only when something was asked.
  private func answersAreTheSame(after change: (inout [UInt8]) -> Void, as before: [String]) throws -> Bool {
    var bytes = try sound()
    change(&bytes)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    do {
      #expect(try answers() == before)
      return false
    } catch {
      #expect(error as? Problem == .indexDamaged())
      #expect(try answers() == before)
      return true
    }
  }

  /// An index just made, in one file.
  private func sound() throws -> [UInt8] {
    try sample.remove(".strand")
    _ = try sample.open()
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func aChangedByteChangesNoAnswer() throws {
    let before = try answers()
    let size = try sound().count
    #expect(size.isMultiple(of: Self.pageSize) && size > 10 * Self.pageSize)
    var metLater = 0
    for place in stride(from: 11, to: size, by: Self.pageSize / 4 + 13) {
      if try answersAreTheSame(after: { $0[place] ^= 0x20 }, as: before) { metLater += 1 }
    }
    #expect(metLater > 0)
  }

  @Test func pagesThatChangedPlacesOrAreZeroChangeNoAnswer() throws {
    let before = try answers()
    let pages = try sound().count / Self.pageSize
    for page in 1..<pages {
      let (here, there) = (page * Self.pageSize, (page % (pages - 1) + 1) * Self.pageSize)
      _ = try answersAreTheSame(
        after: { bytes in for byte in 0..<Self.pageSize { bytes.swapAt(here + byte, there + byte) } }, as: before)
      _ = try answersAreTheSame(
        after: { $0.replaceSubrange(here..<here + Self.pageSize, with: repeatElement(0, count: Self.pageSize)) },
        as: before)
    }
  }

  /// What another program writes has no checksums.
  @Test func anIndexOfPagesWithoutChecksumsIsMadeAgain() throws {
    let before = try answers()
    for offset in [16, 20, 21] {
      #expect(try answersAreTheSame(after: { $0[offset] ^= 1 }, as: before) == false)
    }
  }

  @Test(arguments: ["per cent %41", "question?mode=memory", "hash#1", "semi;colon", "naïve 水"])
  func foldersOfAnyNameHaveTheirIndexInside(name: String) throws {
    try sample.write("study: x\n", to: "\(name)/study.yaml")
    try sample.write("codes:\n  - id: a\n", to: "\(name)/codebook/a.yaml")
    let folder = sample.url(name)
    let database = try IndexPlace(StudyFolder(root: folder)).connect()
    try database.write { try $0.execute(sql: "CREATE TABLE a (b)") }
    try database.close()
    #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(".strand/index.sqlite").path))
  }
}
