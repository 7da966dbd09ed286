import Basics
public import Codebooks
import Foundation

/// A codebook of another time or place: of a revision in git, of a file, or of another study's folder.
public enum EarlierCodebook {
  /// - Parameter source: a YAML file, a folder with YAML files (or a study's folder), or else a revision of git.
  /// - Throws: `Problem` of kind `missingInput` when it is none of these, `Problems` about the codebook's content.
  public static func read(_ source: String, of folder: StudyFolder) throws -> Codebook {
    let url = URL(fileURLWithPath: source)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return try ofRevision(source, folder)
    }
    if !isFolder.boolValue {
      return try Codebook.read(files: [(path: source, bytes: Files.read(url, shownAs: source))]).codebook
    }
    let study = StudyFolder(root: url)
    if FileManager.default.fileExists(atPath: study.configuration.path) { return try Codebook.read(study).codebook }
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    let own = names.filter { name in
      !name.hasPrefix(".") && StudyFile.codebookSuffixes.contains { name.hasSuffix($0) }
    }
    let files = try own.map { name in
      (
        path: "\(source)/\(name)",
        bytes: try Files.read(url.appendingPathComponent(name), shownAs: "\(source)/\(name)")
      )
    }
    return try Codebook.read(files: files).codebook
  }

  private static func ofRevision(_ revision: String, _ folder: StudyFolder) throws -> Codebook {
    // What begins with a dash would be an option of git.
    let git = GitRepository(of: folder)
    guard !revision.hasPrefix("-"), let listing = try git.names(in: "codebook/", of: revision) else {
      throw Problem.noCodebook(revision)
    }
    let own = listing.filter { path in StudyFile.codebookSuffixes.contains { path.hasSuffix($0) } }.sorted()
    let files = try own.map { path in
      guard let bytes = try git.content(of: path, in: revision) else { throw Problem.noCodebook(revision) }
      return (path: "\(revision):\(path)", bytes: bytes)
    }
    return try Codebook.read(files: files).codebook
  }
}

extension Problem {
  static func noCodebook(_ source: String) -> Problem {
    Problem(
      .missingInput, "`\(source)` is no file, no folder and no revision of git with a codebook",
      remedy: "Name a YAML file, a study's folder, or a commit, branch or tag (`HEAD~3`).")
  }
}
