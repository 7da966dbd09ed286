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

  /// Where faults are made. Of calls of one kind that follow one another, the first and the last: the program ends before
  /// it, and in the middle of it where it is a write; some of them fail for want of space, others for a broken disk. Of the
  /// index's files each first call has one fault, in turn. With STRAND_FAULTS=all every fault is made at every call, which
  /// takes minutes.
  /// - Parameters:
  ///   - calls: a letter each, as `Tests/Faults/faults.c` writes them.
  ///   - isIndexTried: whether it is the index's files that count.
  static func places(among calls: String, isIndexTried: Bool = false) -> [Place] {
    let calls = Array(calls)
    let numbers = Array(1...max(calls.count, 1))
    if ProcessInfo.processInfo.environment["STRAND_FAULTS"] == "all" {
      return numbers.flatMap { number in Kind.allCases.map { Place(kind: $0, number: number) } }
    }
    func isFirst(_ index: Int) -> Bool { index == 0 || calls[index - 1] != calls[index] }
    func isLast(_ index: Int) -> Bool { index + 1 == calls.count || calls[index + 1] != calls[index] }
    if isIndexTried {
      // The index can be made again: one fault at a call is enough.
      let kinds: [Kind] = [.kill, .full, .kill, .broken]
      return calls.indices.filter(isFirst).enumerated().flatMap { place, index in
        [Place(kind: kinds[place % kinds.count], number: index + 1)]
          + (calls[index] == "W" ? [Place(kind: .short, number: index + 1)] : [])
      }
    }
    let tried = calls.indices.filter { calls[$0].isLowercase && (isFirst($0) || isLast($0)) }
    return tried.enumerated().flatMap { place, index in
      var kinds: [Kind] = []
      // Whether the program ends before or after a flush, the files are the same here.
      if index == 0 || calls[index - 1] != "s" { kinds.append(.kill) }
      if tried.count < 8 || place % 3 == 0 { kinds.append(place % 2 == 0 ? .full : .broken) }
      if calls[index] == "w", isFirst(index) { kinds.append(.short) }
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
