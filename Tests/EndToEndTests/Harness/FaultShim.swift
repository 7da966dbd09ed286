import Foundation
import TestSupport

/// `Tests/Faults/faults.c`, compiled: it is loaded into the program and makes the n-th call that changes a file fail.
enum FaultShim {
  /// What happens at a call.
  enum Kind: String, Sendable, CaseIterable {
    /// The program ends before it, as in a power cut.
    case kill
    /// Half of a write is done, then the program ends.
    case short
    /// No space left on the device, from this call on.
    case full = "28"
    /// Input/output error, from this call on.
    case broken = "5"
  }

  static var isAvailable: Bool { library != nil }

  /// Compiled once for all tests; `nil` where there is no compiler, or no Linux.
  private static let library: (folder: TemporaryFolder, path: String)? = {
    #if os(Linux)
      let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Faults/faults.c")
      let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") + ["/usr/bin"]
      let compilers = ["cc", "clang", "gcc"].flatMap { name in folders.map { "\($0)/\(name)" } }
      guard let compiler = compilers.first(where: { FileManager.default.isExecutableFile(atPath: $0) }),
        let folder = try? TemporaryFolder()
      else { return nil }
      let path = folder.url.appendingPathComponent("faults.so").path
      let process = Process()
      process.executableURL = URL(fileURLWithPath: compiler)
      process.arguments = ["-shared", "-fPIC", "-o", path, source.path, "-ldl"]
      guard (try? process.run()) != nil else { return nil }
      process.waitUntilExit()
      return process.terminationStatus == 0 ? (folder, path) : nil
    #else
      return nil
    #endif
  }()

  /// At which calls a fault is made: the first two, the last two and one between; at every call where the environment has
  /// STRAND_FAULTS=all, which takes minutes.
  static func places(among calls: Int) -> [Int] {
    let all = Array(1...max(calls, 1))
    if ProcessInfo.processInfo.environment["STRAND_FAULTS"] == "all" || calls < 6 { return all }
    return [1, 2, calls / 2, calls - 1, calls]
  }

  /// The variables that load it.
  /// - Parameters:
  ///   - number: of the call, from 1; 0 for none.
  ///   - path: only calls on files whose path contains this.
  static func environment(_ kind: Kind?, at number: Int, path: String, countingTo file: URL? = nil) -> [String: String?]
  {
    [
      "LD_PRELOAD": library?.path, "FAULT_AT": String(number), "FAULT_KIND": kind?.rawValue, "FAULT_PATH": path,
      "FAULT_COUNT": file?.path,
    ]
  }
}
