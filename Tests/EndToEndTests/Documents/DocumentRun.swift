import Foundation

/// A reader who follows a document: in a copy of the repository's study, block after block.
struct DocumentRun {
  private let bench: StudyBench
  private var folder: URL

  init() throws {
    bench = try StudyBench(copying: Documents.repository)
    for extra in ["examples", "docs/material"] where Documents.exists(extra) {
      let target = bench.root.appendingPathComponent(extra)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Documents.repository.appendingPathComponent(extra), to: target)
    }
    try Self.removeIndexes(below: bench.root)
    folder = bench.root
  }

  /// What a terminal shows after the command: both streams, in their order.
  mutating func answer(to command: String) async throws -> [String] {
    if command.hasPrefix("cd ") {
      folder = folder.appendingPathComponent(String(command.dropFirst(3))).standardizedFileURL
      return []
    }
    let path = Program.url.deletingLastPathComponent().path + ":/usr/bin:/bin"
    let environment = Program.environment(home: bench.home, ["PATH": path, "STRAND_CODER": nil])
    let running = try RunningProgram(
      ["/bin/sh", "-c", "exec 2>&1\n" + command], in: folder, environment: environment, input: "")
    let outcome = try await running.outcome()
    var lines = outcome.stdout.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Writes a file that the document tells the reader to write.
  func write(_ lines: [String], to path: String) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
  }

  private static func removeIndexes(below root: URL) throws {
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let indexes = (files?.allObjects as? [URL] ?? []).filter { $0.lastPathComponent == ".strand" }
    for index in indexes { try FileManager.default.removeItem(at: index) }
  }
}
