import Basics
public import Foundation

/// Runs another program: over a file, for formats that it reads or writes better than we could, or in a folder, as git.
/// This is the one way in which programs are run and waited for: without a shell, with limits on time, memory and output.
/// What is run over a file has a folder of its own, which only its owner can open.
public struct ExternalTool: Sendable {
  /// The program's name, as it is found along `PATH`.
  public let name: String
  /// The Debian package that it is in, for people who lack it.
  public let package: String
  /// Folders in which programs are looked for, as the environment's PATH; only absolute ones count.
  public var searchPath: String
  /// Variables that the program sees besides PATH, LC_ALL, HOME and TMPDIR, or in their place.
  public var environment: [String: String] = [:]
  /// In seconds.
  public var mostTime = 60.0
  /// In bytes, of memory.
  public var mostMemory = 2048 * 1_048_576
  /// In bytes, of what it writes to its standard output.
  public var mostOutput = 256 * 1_048_576

  /// - Parameter searchPath: `nil` for the environment's PATH.
  public init(name: String, package: String, searchPath: String? = nil) {
    self.name = name
    self.package = package
    self.searchPath = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  }

  public var isInstalled: Bool { path(of: name) != nil }

  public enum Outcome: Sendable {
    /// Standard output of a program that ended with 0.
    case output([UInt8])
    /// It ended with another code; -1 where a signal ended it.
    case failed(code: Int32)
    /// It took longer than `mostTime` or wrote more than `mostOutput`, and was stopped.
    case stopped
  }

  /// Runs the program over a file that holds `input`.
  /// - Parameters:
  ///   - file: the file as the person knows it, for problems.
  ///   - arguments: given the path of the file that holds `input`.
  /// - Throws: `Problem` of kind `missingInput` when the program is not there; of kind `inputOutput` when it cannot be
  ///   started.
  public func run(over input: [UInt8], file: String, arguments: (String) -> [String]) throws -> Outcome {
    guard let program = path(of: name) else { throw Problem.missingTool(name, package: package, file: file) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("strand-\(UUID().uuidString)")
    try Files.makeFolder(folder, shownAs: folder.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("input")
    try Files.write(input, to: source, shownAs: source.path)
    return try start(program, arguments(source.path), in: folder, file: file)
  }

  /// Runs the program in a folder that is there, which it may read. It sees the person's own HOME, where the program's
  /// settings are.
  /// - Throws: as `run(over:file:arguments:)`; problems name the folder.
  public func run(_ arguments: [String], in folder: URL) throws -> Outcome {
    guard let program = path(of: name) else { throw Problem.missingTool(name, package: package, file: folder.path) }
    var tool = self
    tool.environment["HOME"] = environment["HOME"] ?? ProcessInfo.processInfo.environment["HOME"] ?? folder.path
    tool.environment["TMPDIR"] = environment["TMPDIR"] ?? FileManager.default.temporaryDirectory.path
    return try tool.start(program, arguments, in: folder, file: folder.path)
  }

  private func start(_ program: String, _ arguments: [String], in folder: URL, file: String) throws -> Outcome {
    let process = Process()
    (process.executableURL, process.arguments) = limited(program, arguments)
    process.currentDirectoryURL = folder
    let variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path, "TMPDIR": folder.path]
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    do { try process.run() } catch { throw Problem.toolNotStarted(name, file: file) }
    try? pipe.fileHandleForWriting.close()
    let output = read(pipe.fileHandleForReading.fileDescriptor, until: Date().addingTimeInterval(mostTime))
    if output == nil { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    guard let output else { return .stopped }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      return .failed(code: process.terminationReason == .exit ? process.terminationStatus : -1)
    }
    return .output(output)
  }

  /// The program behind `prlimit`, where there is one: it bounds memory and processor time for the program alone.
  private func limited(_ program: String, _ arguments: [String]) -> (URL, [String]) {
    guard let limiter = path(of: "prlimit") else { return (URL(fileURLWithPath: program), arguments) }
    let limits = ["--as=\(mostMemory)", "--cpu=\(Int(mostTime.rounded(.up)) + 1)", "--core=0", "--", program]
    return (URL(fileURLWithPath: limiter), limits + arguments)
  }

  /// All that comes until the end; `nil` when it is too much or too late.
  private func read(_ descriptor: Int32, until deadline: Date) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let left = deadline.timeIntervalSinceNow
      if left <= 0 { return nil }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32(min(left, 3600) * 1000) + 1)
      if ready < 0, errno != EINTR { return nil }
      if ready <= 0 { continue }
      let got = Foundation.read(descriptor, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 || bytes.count + max(got, 0) > mostOutput { return nil }
      if got == 0 { return bytes }
      bytes += buffer[..<got]
    }
  }

  private func path(of name: String) -> String? {
    searchPath.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
