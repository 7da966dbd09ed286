import Foundation
import TestSupport
import Testing

/// A study in a temporary folder, with the program at hand. The study's folder is called `study` in every test, so
/// that its path is in no output.
final class StudyBench: Sendable {
  let temporary: TemporaryFolder
  var root: URL { temporary.url.appendingPathComponent("study") }
  var home: URL { temporary.url.appendingPathComponent("home") }

  /// - Parameter files: the study's files by path; none for an empty folder.
  init(_ files: [String: String] = [:]) throws {
    temporary = try TemporaryFolder()
    for folder in ["study", "home"] {
      try FileManager.default.createDirectory(
        at: temporary.url.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    for (path, text) in files { try write(text, to: path) }
  }

  /// A copy of a study that lies somewhere else, without its index.
  init(copying study: URL) throws {
    temporary = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: temporary.url.appendingPathComponent("home"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for part in ["study.yaml", "codebook", "transcripts", "respondents", "codings", "assignments.yaml"] {
      let source = study.appendingPathComponent(part)
      guard FileManager.default.fileExists(atPath: source.path) else { continue }
      try FileManager.default.copyItem(at: source, to: root.appendingPathComponent(part))
    }
  }

  /// The study as it is, its index included, in a folder of its own.
  func copy() throws -> StudyBench {
    let copy = try StudyBench()
    try FileManager.default.removeItem(at: copy.root)
    try FileManager.default.copyItem(at: root, to: copy.root)
    return copy
  }

  /// Runs the program in the study's folder.
  func strand(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String?] = [:], input: String = ""
  ) async throws -> Outcome {
    try await Program.run(arguments, in: folder ?? root, home: home, environment: environment, input: input)
  }

  func strand(
    _ arguments: String..., in folder: URL? = nil, environment: [String: String?] = [:]
  ) async throws -> Outcome {
    try await strand(arguments, in: folder, environment: environment)
  }

  /// Runs a command that must succeed, and returns its standard output.
  func answer(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
    let outcome = try await strand(arguments)
    #expect(
      outcome.status == 0, "strand \(arguments.joined(separator: " ")): \(outcome.summary)",
      sourceLocation: sourceLocation)
    return outcome.stdout
  }

  func answer(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
    try await answer(arguments, sourceLocation: sourceLocation)
  }

  /// Runs a command with `--format json`, and returns what it printed.
  func json(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) async throws -> JSON {
    try JSON(parsing: await answer(arguments + ["--format", "json"], sourceLocation: sourceLocation))
  }

  func json(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws -> JSON {
    try await json(arguments, sourceLocation: sourceLocation)
  }

  // MARK: Files

  func url(_ path: String) -> URL { root.appendingPathComponent(path) }

  func write(_ text: String, to path: String) throws { try temporary.write(text, to: "study/" + path) }

  func write(_ bytes: [UInt8], to path: String) throws { try temporary.write(bytes, to: "study/" + path) }

  func read(_ path: String) throws -> String { try temporary.read("study/" + path) }

  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: url(path))) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: url(path)) }

  func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url(path).path).sorted()
  }

  /// Read, write and execute bits, as chmod takes them.
  func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url(path).path)
    return (attributes[.posixPermissions] as? Int) ?? -1
  }

  /// Every line of a journal as JSON.
  func journal(_ coder: String) throws -> [JSON] {
    try read("codings/\(coder).jsonl").split(separator: "\n").map { try JSON(parsing: String($0)) }
  }
}
