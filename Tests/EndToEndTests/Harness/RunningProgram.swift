import Foundation
import Synchronization

/// A program that has been started. Its streams go to files, so that neither a full pipe nor a descriptor that another
/// child has inherited can hold anybody up.
final class RunningProgram: Sendable {
  private let ending = Ending()
  private let streams: URL
  private let identifier: Int32

  init(_ command: [String], in folder: URL, environment: [String: String], input: String) throws {
    streams = FileManager.default.temporaryDirectory.appendingPathComponent("strand-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    try Data(input.utf8).write(to: streams.appendingPathComponent("in"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: streams.appendingPathComponent("in"))
    process.standardOutput = try Self.newFile(streams.appendingPathComponent("out"))
    process.standardError = try Self.newFile(streams.appendingPathComponent("err"))
    process.terminationHandler = { [ending] process in
      let bySignal = process.terminationReason == .uncaughtSignal
      ending.set(bySignal ? -process.terminationStatus : process.terminationStatus)
    }
    try process.run()
    identifier = process.processIdentifier
  }

  deinit {
    try? FileManager.default.removeItem(at: streams)
  }

  /// Waits until the program has ended.
  func outcome() async throws -> Outcome {
    let status = await ending.status()
    return Outcome(stdout: try text("out"), stderr: try text("err"), status: status)
  }

  /// Ends the program as a power cut would, unless it has ended by itself.
  func kill() {
    ending.unlessEnded { _ = Foundation.kill(identifier, SIGKILL) }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: streams.appendingPathComponent(name)), as: UTF8.self)
  }

  private static func newFile(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}

/// An exit code that somebody waits for.
private final class Ending: Sendable {
  private struct State {
    var status: Int32?
    var waiting: [CheckedContinuation<Int32, Never>] = []
  }

  private let state = Mutex(State())

  func set(_ status: Int32) {
    let waiting = state.withLock { state in
      state.status = status
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: status) }
  }

  func status() async -> Int32 {
    await withCheckedContinuation { continuation in
      let known = state.withLock { state -> Int32? in
        if state.status == nil { state.waiting.append(continuation) }
        return state.status
      }
      if let known { continuation.resume(returning: known) }
    }
  }

  func unlessEnded(_ work: () -> Void) {
    state.withLock { if $0.status == nil { work() } }
  }
}
