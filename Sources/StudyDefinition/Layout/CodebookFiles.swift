public import Basics
public import Codebooks
public import Foundation

/// The bytes of a codebook's files, read once.
public struct CodebookFiles {
  /// Each with its path as the person knows it, in the order of their names.
  public let files: [(path: String, bytes: [UInt8])]

  /// The study's `codebook/`.
  /// - Throws: `Problem` when a file cannot be read.
  public init(_ folder: StudyFolder) throws {
    files = try folder.files(.codebook, in: folder.codebook, suffixes: StudyFile.codebookSuffixes).map { file in
      (path: file.path, bytes: try Files.read(file.url, shownAs: file.path))
    }
  }

  /// A codebook that need not lie in a study: a folder of codebook files, or one file.
  /// - Parameter shown: the path as the person wrote it.
  /// - Throws: `Problem` of kind `missingInput` when there is none, or when a file cannot be read.
  public init(at url: URL, shownAs shown: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
      files = [(path: shown, bytes: try Files.read(url, shownAs: shown))]
      return
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { name in
      !name.hasPrefix(".") && StudyFile.codebookSuffixes.contains { name.hasSuffix($0) }
    }
    guard !names.isEmpty else { throw Problem.noCodebookFiles(shown) }
    let folder = shown.hasSuffix("/") ? String(shown.dropLast()) : shown
    files = try names.sorted().map { name in
      let path = folder + "/" + name
      return (path: path, bytes: try Files.read(url.appendingPathComponent(name), shownAs: path))
    }
  }

  /// Of all names and contents: the same wherever the folder lies.
  public var hash: ContentHash {
    let lines = files.map { file in
      "\(ContentHash(of: file.bytes)) codebook/\(file.path.split(separator: "/").last ?? "")"
    }
    return ContentHash(of: Array(lines.joined(separator: "\n").utf8))
  }

  /// - Throws: `Problems` with everything that is wrong with them.
  public func read() throws -> CodebookReading { try Codebook.read(files: files) }
}

extension Problem {
  static func noCodebookFiles(_ folder: String) -> Problem {
    Problem(
      .missingInput, file: folder, "no codebook files in this folder",
      remedy: "Name the folder that contains the codebook's .yaml files.")
  }
}
