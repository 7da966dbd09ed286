import FileContents
import Foundation

/// What git remembers of a study, where the study is under git and git is installed. It is only asked: nothing is written.
public struct GitRepository {
  private let root: URL
  private var git = ExternalTool(name: "git", package: "git")

  public init(of folder: StudyFolder) {
    root = folder.root
    git.mostTime = 20
    // A repository's packs are mapped into memory.
    git.mostMemory = 8192 * 1_048_576
  }

  /// Paths from the study's folder, of files in `folder` (which ends with `/`) at a revision; `nil` where there is no such
  /// revision or git does not answer.
  func names(in folder: String, of revision: String) throws -> [String]? {
    try answer(["ls-tree", "--name-only", "-z", revision, folder]).map { output in
      output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// - Parameter path: from the study's folder.
  func content(of path: String, in revision: String) throws -> [UInt8]? {
    try answer(["show", "\(revision):./\(path)"])
  }

  /// Names of files in `transcripts/` that a commit has added or deleted, each once, whether or not the deletion has been
  /// committed yet; `nil` when git does not answer in time.
  public func committedTranscripts() throws -> Set<String>? {
    let output = try answer([
      "log", "--all", "--no-renames", "--diff-filter=AD", "--name-only", "--format=", "-z", "--relative", "--",
      "transcripts",
    ])
    return output.map { output in
      Set(output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.filter { $0.hasSuffix(".txt") })
    }
  }

  /// What git prints; `nil` when it fails, is not there or takes too long.
  private func answer(_ arguments: [String]) throws -> [UInt8]? {
    guard git.isInstalled, case .output(let bytes) = try git.run(arguments, in: root) else { return nil }
    return bytes
  }
}

extension StudyFolder {
  /// Whether the study lies in a git repository.
  public var isUnderGit: Bool {
    var url = root
    while true {
      if FileManager.default.fileExists(atPath: url.appendingPathComponent(".git").path) { return true }
      let above = url.deletingLastPathComponent().standardizedFileURL
      if above.path == url.path { return false }
      url = above
    }
  }
}
