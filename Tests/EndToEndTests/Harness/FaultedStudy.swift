import Foundation

/// What a command that was broken off has left of a study, in a form that can be compared: ids, times and names of
/// temporary files, which differ from run to run, are the same in it.
struct FaultedStudy {
  /// Of all whole lines of all journals.
  let ids: Set<String>
  /// All files but the index, which is made of the others.
  let state: String
  /// Without what is left of broken writes, which nothing reads.
  let result: String

  init(_ bench: StudyBench) throws {
    let paths = FileManager.default.enumerator(atPath: bench.root.path)?.compactMap { $0 as? String } ?? []
    var ids: Set<String> = []
    var files: [(name: String, text: String)] = []
    for path in paths where !path.hasPrefix(".strand") {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: bench.url(path).path, isDirectory: &isFolder)
      if isFolder.boolValue { continue }
      let text = String(decoding: try bench.bytes(path), as: UTF8.self)
      if path.hasSuffix(".jsonl") {
        ids.formUnion(text.split(separator: "\n").compactMap { try? JSON(parsing: String($0))["id"].string })
      }
      // Only what is about decisions has ids and times.
      let isSettled = path.hasPrefix("codings/")
      let name = path.hasSuffix(".tmp") ? path.replacing(/[0-9A-F]{8}\.tmp/, with: "tmp") : path
      files.append((name, isSettled ? Self.settled(text) : text))
    }
    self.ids = ids
    let parts = files.sorted { ($0.name, $0.text) < ($1.name, $1.text) }
    state = parts.map { "\($0.name)\n\($0.text)" }.joined(separator: "\u{0}")
    result = parts.filter { !$0.name.hasSuffix(".tmp") && !$0.name.hasSuffix(".torn") }.map { "\($0.name)\n\($0.text)" }
      .joined(separator: "\u{0}")
  }

  /// What is done after a fault is a decision of its own. The ids of the sample studies, which are the same in every run, stay.
  private static func settled(_ text: String) -> String {
    text.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-[1-9][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/) { match in
      match.output.hasSuffix("-0000-4000-8000-000000000000") ? String(match.output) : "id"
    }.replacing(/"time":"[^"]*"/, with: "time").replacing(/"decision":"[^"]*",?/, with: "")
  }
}
