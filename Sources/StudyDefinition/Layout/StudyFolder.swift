import Basics
public import Foundation

/// Where a study lies on disk, and the layout inside it.
public struct StudyFolder: Sendable {
  public let root: URL

  public init(root: URL) {
    self.root = root.standardizedFileURL
  }

  public static let configurationName = "study.yaml"
  public static let summariesName = "framework.csv"

  public var configuration: URL { root.appendingPathComponent(Self.configurationName) }
  public var codebook: URL { root.appendingPathComponent("codebook") }
  public var transcripts: URL { root.appendingPathComponent("transcripts") }
  public var respondents: URL { root.appendingPathComponent("respondents") }
  public var participants: URL { respondents.appendingPathComponent("participants.csv") }
  public var codings: URL { root.appendingPathComponent("codings") }
  /// Who reads which transcript.
  public var assignments: URL { root.appendingPathComponent("assignments.yaml") }
  /// What researchers have written about people under codes.
  public var summaries: URL { root.appendingPathComponent(Self.summariesName) }
  public var results: URL { root.appendingPathComponent("results") }
  /// Derived; safe to delete at any time.
  public var index: URL { root.appendingPathComponent(".strand") }

  public func transcript(named name: String) -> URL { transcripts.appendingPathComponent(name + ".txt") }
  public func journal(of coder: String) -> URL { codings.appendingPathComponent(coder + ".jsonl") }

  /// How a file of the study is shown to a person: relative to the study's root.
  public func shown(_ url: URL) -> String {
    let path = url.standardizedFileURL.path
    let prefix = root.path.hasSuffix("/") ? root.path : root.path + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// The study that `start` lies in: the nearest folder upwards that holds a `study.yaml`.
  /// - Throws: `Problem` of kind `missingInput` when there is none.
  public static func locate(from start: URL) throws -> StudyFolder {
    var folder = start.standardizedFileURL
    while true {
      let candidate = folder.appendingPathComponent(configurationName).path
      if FileManager.default.fileExists(atPath: candidate) { return StudyFolder(root: folder) }
      let above = folder.deletingLastPathComponent().standardizedFileURL
      if above.path == folder.path { throw Problem.noStudy(from: start.path) }
      folder = above
    }
  }

  /// The study in exactly this folder.
  /// - Throws: `Problem` of kind `missingInput` when it holds no `study.yaml`.
  public static func at(_ root: URL) throws -> StudyFolder {
    let folder = StudyFolder(root: root)
    guard FileManager.default.fileExists(atPath: folder.configuration.path) else {
      throw Problem.notAStudy(root.path)
    }
    return folder
  }
}

extension StudyFolder {
  /// Whether a path belongs to what people write and decide: study.yaml, codebook, transcripts, respondents,
  /// journals, summaries.
  public func isMadeOf(_ url: URL) -> Bool {
    let path = url.standardizedFileURL.resolvingSymlinksInPath().path
    if [configuration, assignments, summaries].contains(where: { path == $0.resolvingSymlinksInPath().path }) {
      return true
    }
    return [codebook, transcripts, respondents, codings].contains {
      path.hasPrefix($0.resolvingSymlinksInPath().path + "/")
    }
  }

  /// SHA-256 of files of the study, by path; files that are not there are left out.
  /// - Parameter paths: relative to the study.
  /// - Throws: `Problem` of kind `inputOutput` when one cannot be read.
  public func inputs(_ paths: [String]) throws -> [(path: String, sha256: String)] {
    try paths.filter { FileManager.default.fileExists(atPath: root.appendingPathComponent($0).path) }.map { path in
      (path, ContentHash(of: try Files.read(root.appendingPathComponent(path), shownAs: path)).hexadecimal)
    }
  }
}
