import Basics
import FileContents
import Testing

@Suite struct ZipArchiveTests {
  @Test func entriesComeBack() throws {
    let bytes = try ArchiveWriter.archive([("a/水.txt", Array("words".utf8)), ("empty", [])])
    let archive = try ZipArchive(bytes, file: "f.zip")
    #expect(archive.names == ["a/水.txt", "empty"])
    #expect(try archive.entry("a/水.txt") == Array("words".utf8))
    #expect(try archive.entry("empty") == [])
    #expect(try archive.entry("none") == nil)
  }

  @Test func theSameEntriesGiveTheSameBytes() throws {
    let entries = [(name: "a", content: Array("words".utf8))]
    #expect(try ArchiveWriter.archive(entries) == ArchiveWriter.archive(entries))
  }

  @Test(arguments: [Array("PK\u{3}\u{4}".utf8), Array("no archive".utf8)] as [[UInt8]])
  func noArchive(_ bytes: [UInt8]) {
    let problem = #expect(throws: Problem.self) { try ZipArchive(bytes, file: "f.zip") }
    #expect(problem?.identity == "brokenArchive")
  }

  /// One byte of the content is another than the checksum says.
  @Test func aDamagedEntryIsNotReadAsData() throws {
    let words = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let sound = try ArchiveWriter.archive([("a", words)])
    var found = 0
    for place in stride(from: 60, to: sound.count - 120, by: 97) {
      var bytes = sound
      bytes[place] ^= 0x55
      let archive = try ZipArchive(bytes, file: "f")
      do {
        #expect(try archive.entry("a") == words, "byte \(place) is read as other words")
      } catch let problem as Problem {
        #expect(problem.kind == .badData)
        found += 1
      }
    }
    #expect(found > 5)
  }

  @Test func limits() throws {
    let blank = [UInt8](repeating: 0x20, count: 24 * 1_048_576)
    let archive = try ZipArchive(ArchiveWriter.archive([("blank", blank)]), file: "f")
    let ratio = #expect(throws: Problem.self) { try archive.entry("blank") }
    #expect(ratio?.identity == "archiveTooLarge")
    let small = #expect(throws: Problem.self) { try archive.stream("blank", largest: 1_048_576) }
    #expect(small?.identity == "archiveTooLarge")
    let many = (0...10_000).map { (name: "\($0)", content: [UInt8]()) }
    let entries = #expect(throws: Problem.self) { try ZipArchive(ArchiveWriter.archive(many), file: "f") }
    #expect(entries?.identity == "archiveTooLarge")
  }
}
