import Basics
import FileContents
import Foundation
import Testing

/// Programs that read formats for us are held to limits, and leave nothing behind.
@Suite struct ExternalToolTests {
  @Test func whatItSaysComesBack() throws {
    let tool = ExternalTool(name: "cat", package: "coreutils")
    guard case .output(let bytes) = try tool.run(over: Array("words".utf8), file: "f", arguments: { [$0] }) else {
      Issue.record("cat failed")
      return
    }
    #expect(bytes == Array("words".utf8))
  }

  /// No shell reads the arguments, and the folder is its owner's alone and gone afterwards.
  @Test func itRunsInAFolderOfItsOwn() throws {
    let tool = ExternalTool(name: "sh", package: "dash")
    let script = "ls -ld . | cut -c1-10; ls -l input | cut -c1-10; pwd; echo \"$1\""
    guard
      case .output(let bytes) = try tool.run(
        over: [1], file: "f", arguments: { _ in ["-c", script, "sh", "$(id); `id` *"] })
    else {
      Issue.record("sh failed")
      return
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.prefix(2) == ["drwx------", "-rw-------"])
    #expect(lines.last == "$(id); `id` *")
    #expect(!FileManager.default.fileExists(atPath: lines[2]))
  }

  @Test func itIsStopped() throws {
    var endless = ExternalTool(name: "yes", package: "coreutils")
    endless.mostOutput = 1_048_576
    guard case .stopped = try endless.run(over: [], file: "f", arguments: { _ in [] }) else {
      Issue.record("yes was not stopped")
      return
    }
    var slow = ExternalTool(name: "sleep", package: "coreutils")
    slow.mostTime = 0.3
    guard case .stopped = try slow.run(over: [], file: "f", arguments: { _ in ["60"] }) else {
      Issue.record("sleep was not stopped")
      return
    }
  }

  /// `prlimit` is a part of util-linux, which is essential on Debian; elsewhere memory is not bounded.
  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/prlimit"),
      "prlimit is not installed (Debian's util-linux)"))
  func itsMemoryIsBounded() throws {
    var tool = ExternalTool(name: "head", package: "coreutils")
    tool.mostMemory = 64 * 1_048_576
    let outcome = try tool.run(over: [], file: "f", arguments: { _ in ["-c", "-1G", "/dev/zero"] })
    guard case .failed = outcome else {
      Issue.record("head had its memory")
      return
    }
  }

  @Test func itSeesWhatItIsGiven() throws {
    var tool = ExternalTool(name: "sh", package: "dash")
    tool.environment = ["HOME": "/somewhere", "EXTRA": "words"]
    let outcome = try tool.run(over: [], file: "f") { _ in ["-c", "echo \"$HOME $EXTRA $LC_ALL $USER\""] }
    guard case .output(let bytes) = outcome else {
      Issue.record("sh failed")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "/somewhere words C.UTF-8 \n")
  }

  @Test func aProgramThatIsNotThere() {
    for tool in [
      ExternalTool(name: "no-such-program-at-all", package: "nothing"),
      ExternalTool(name: "sh", package: "dash", searchPath: "/nowhere:relative"),
    ] {
      #expect(!tool.isInstalled)
      let problem = #expect(throws: Problem.self) { try tool.run(over: [], file: "f", arguments: { _ in [] }) }
      #expect(problem?.identity == "missingTool" && problem?.kind == .missingInput)
    }
  }
}
