import Basics
import Foundation
import TestSupport
import Testing

struct FilesTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
  }

  private func url(_ path: String) -> URL { temporary.url.appendingPathComponent(path) }

  private func problem(_ work: () throws -> Void) -> Problem? {
    do {
      try work()
      return nil
    } catch {
      return error as? Problem
    }
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let bytes = Array("水 and \u{0} bytes\r\n".utf8)
    try Files.write(bytes, to: url("a.bin"), shownAs: "a.bin")
    #expect(try Files.read(url("a.bin"), shownAs: "a.bin") == bytes)
    let attributes = try FileManager.default.attributesOfItem(atPath: url("a.bin").path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.url.path) == ["a.bin"])
  }

  @Test func aWriteThatFailsLeavesTheFileAsItWas() throws {
    try temporary.write("old", to: "a.txt")
    let found = problem { try Files.write([1], to: url("a.txt/b"), shownAs: "a.txt/b") }
    #expect(found?.kind == .cannotWrite)
    #expect(try Files.read(url("a.txt"), shownAs: "a.txt") == Array("old".utf8))
  }

  @Test func whatCannotBeReadIsToldApart() throws {
    #expect(problem { _ = try Files.read(url("none"), shownAs: "none") } == .unreadable("none", ENOENT))
    #expect(problem { _ = try Files.read(temporary.url, shownAs: "dir") } == .unreadable("dir", EISDIR))
  }

  /// Foundation has thrown, so that `errno` may hold anything by then.
  @Test func aFolderThatCannotBeMadeIsToldWithItsOwnReason() throws {
    try temporary.write("x", to: "file")
    errno = ENOSPC
    let found = problem { try Files.makeFolder(url("file/sub"), shownAs: "file/sub") }
    #expect(found?.kind == .cannotWrite)
    #expect(found != .unwritable("file/sub", ENOSPC))
  }
}
