import Foundation

/// The built `strand`, run from outside as a person's shell runs it.
enum Program {
  /// Beside the test bundle, where the package manager puts all products of a build; or what STRAND_PROGRAM names, for
  /// tests of the program as it is installed.
  static let url: URL = {
    if let named = ProcessInfo.processInfo.environment["STRAND_PROGRAM"] { return URL(fileURLWithPath: named) }
    return beside
  }()

  /// The folder of the package's build, `.build` unless told otherwise.
  static let build = beside.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let beside: URL = {
    let fallback = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let folders = bundles.map { $0.deletingLastPathComponent() } + [fallback]
    let candidates = folders.map { $0.appendingPathComponent("strand") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? fallback.appendingPathComponent("strand")
  }()

  /// What a program sees of the world unless a test says otherwise: no NO_COLOR, no terminal, one coder.
  static func environment(home: URL, _ changes: [String: String?]) -> [String: String] {
    var environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "STRAND_CODER": "anna", "LANG": "C.UTF-8"]
    // What `make sanitize` tells the sanitizers holds for the program, too.
    for name in ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    for (name, value) in changes { environment[name] = value }
    return environment
  }

  /// Runs the program to its end. No more than a few run at a time.
  static func run(
    _ arguments: [String], in folder: URL, home: URL, environment: [String: String?] = [:], input: String = ""
  ) async throws -> Outcome {
    try await Gate.shared.passing {
      try await start(arguments, in: folder, home: home, environment: environment, input: input).outcome()
    }
  }

  /// Starts the program at once, however many run already.
  /// - Parameter wrapper: a command that is given the program's as its arguments.
  static func start(
    _ arguments: [String], in folder: URL, home: URL, environment: [String: String?] = [:], input: String = "",
    through wrapper: [String] = [], of program: URL = url
  ) throws -> RunningProgram {
    try RunningProgram(
      wrapper + [program.path] + arguments, in: folder, environment: self.environment(home: home, environment),
      input: input)
  }
}

/// What a run left behind, each stream apart.
struct Outcome: Sendable {
  let stdout: String
  let stderr: String
  /// The exit code; minus the signal's number when a signal ended the program.
  let status: Int32

  /// For the message of a failed expectation.
  var summary: String { "exit \(status)\n--- stdout\n\(stdout.prefix(2000))\n--- stderr\n\(stderr.prefix(2000))" }
}

/// Lets a few in at a time, so that many tests side by side do not exhaust the machine.
actor Gate {
  static let shared = Gate(places: max(4, ProcessInfo.processInfo.activeProcessorCount * 2))

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) {
    free = places
  }

  nonisolated func passing<Value: Sendable>(_ work: () async throws -> Value) async rethrows -> Value {
    await enter()
    do {
      let value = try await work()
      await leave()
      return value
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
