import Foundation

/// The documents of the repository that a reader follows.
enum Documents {
  static let repository = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

  /// README.md and the pages of docs/, by path.
  static let pages: [String] = {
    let folder = repository.appendingPathComponent("docs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return ["README.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
  }()

  /// All documents whose links are followed: also what stands beside the studies.
  static let all: [String] = {
    let beside = ["CHANGELOG.md", "CONTRIBUTING.md", "transcripts/README.md", "respondents/README.md"]
    let folder = repository.appendingPathComponent("examples")
    let studies = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return (pages + beside + studies.sorted().map { "examples/\($0)/README.md" }).filter { exists($0) }
  }()

  /// Whether the documents are to be written anew (`make docs`, `make record`).
  static var recording: Bool { ProcessInfo.processInfo.environment["STRAND_RECORD"] == "1" }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: repository.appendingPathComponent(path).path)
  }

  static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: repository.appendingPathComponent(path)), as: UTF8.self)
  }

  static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: repository.appendingPathComponent(path))
  }
}
