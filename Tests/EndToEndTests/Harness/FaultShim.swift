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

  /// A fault, and the number of the call at which it is made, from 1.
  struct Place: Sendable, Hashable, CustomStringConvertible {
    let kind: Kind
    let number: Int
    var description: String { "\(kind) at \(number)" }
  }

  /// Where faults are made: the program ends before the first and before the last of calls of one kind that follow one
  /// another, and in the first of some writes; every second of these calls fails for want of space, the others for a
  /// broken disk. Of the index's files each of these calls has one fault, in turn. With STRAND_FAULTS=all every fault is made at every call, which takes minutes.
  /// - Parameters:
  ///   - calls: a letter each, as `Tests/Faults/faults.c` writes them.
  ///   - isIndexTried: whether calls on the index's files count, too.
  static func places(among calls: String, isIndexTried: Bool = false) -> [Place] {
    let calls = Array(calls)
    let numbers = Array(1...max(calls.count, 1))
    if ProcessInfo.processInfo.environment["STRAND_FAULTS"] == "all" {
      return numbers.flatMap { number in Kind.allCases.map { Place(kind: $0, number: number) } }
    }
    func isTurn(_ index: Int) -> Bool {
      index == 0 || calls[index - 1] != calls[index] || index + 1 == calls.count || calls[index + 1] != calls[index]
    }
    let tried = calls.indices.filter { isTurn($0) && (isIndexTried || calls[$0].isLowercase) }
    return tried.enumerated().flatMap { place, index in
      var kinds: [Kind] = [place % 2 == 0 ? .full : .broken]
      // Whether the program ends before or after a flush, the files are the same here.
      if index == 0 || calls[index - 1] != "s" { kinds.append(.kill) }
      // The index can be made again: one fault at a call is enough.
      if isIndexTried { kinds = [kinds[place / 2 % kinds.count]] }
      if calls[index].lowercased() == "w", index == 0 || calls[index - 1] != calls[index] { kinds.append(.short) }
      return kinds.map { Place(kind: $0, number: index + 1) }
    }
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
