import Basics
import Foundation

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
    identifier = try Self.spawn(command, in: folder, environment: environment, streams: streams)
    Thread.detachNewThread { [ending, identifier] in
      var status: Int32 = 0
      while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7F
      ending.set(signal == 0 ? (status >> 8) & 0xFF : -signal)
    }
  }

  /// Starts a program whose streams are files, with no other descriptor of the tests'. Foundation's `Process` shares a set
  /// of sockets among all that run at a time, and fails now and then when there are many.
  private static func spawn(
    _ command: [String], in folder: URL, environment: [String: String], streams: URL
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let names: [(Int32, String, Int32)] = [
      (0, "in", O_RDONLY), (1, "out", O_WRONLY | O_CREAT), (2, "err", O_WRONLY | O_CREAT),
    ]
    for (descriptor, name, mode) in names {
      let path = streams.appendingPathComponent(name).path
      posix_spawn_file_actions_addopen(&actions, descriptor, path, mode, 0o600)
    }
    _ = Self.addCloseFrom?(&actions, 3)
    guard let addFolder = Self.addFolder, addFolder(&actions, folder.path) == 0 else { throw POSIXError(.ENOSYS) }
    // Signals as a shell leaves them: the threads of the tests may have blocked some.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var identifier: Int32 = 0
    let code = posix_spawn(&identifier, command[0], &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
    return identifier
  }

  // Of glibc since 2.29 and 2.34, behind a macro that Swift does not set.
  private typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>
  private static let addFolder = unsafeBitCast(
    dlsym(nil, "posix_spawn_file_actions_addchdir_np"),
    to: (@convention(c) (Actions, UnsafePointer<CChar>) -> Int32)?.self)
  private static let addCloseFrom = unsafeBitCast(
    dlsym(nil, "posix_spawn_file_actions_addclosefrom_np"), to: (@convention(c) (Actions, Int32) -> Int32)?.self)

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

  /// Sends a signal, unless the program has ended by itself.
  func signal(_ number: Int32) {
    ending.unlessEnded { _ = Foundation.kill(identifier, number) }
  }

  /// What it has written to standard output so far.
  func outputSoFar() throws -> String { try text("out") }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: streams.appendingPathComponent(name)), as: UTF8.self)
  }
}

/// An exit code that somebody waits for.
private final class Ending: Sendable {
  private struct State {
    var status: Int32?
    var waiting: [CheckedContinuation<Int32, Never>] = []
  }

  private let state = Guarded(State())

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
