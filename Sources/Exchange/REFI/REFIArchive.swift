import Basics
import FileContents
import Foundation

/// The files inside a `.qdpx`: the project and its sources, found whatever the vendor calls them.
struct REFIArchive {
  private let archive: ZipArchive
  /// Names of entries by their last component, lower case; several may share one.
  private var byName: [String: [String]] = [:]
  let file: String
  /// Name of the project's entry.
  let projectName: String

  /// - Throws: `Problem` of kind `badData` for an archive that is damaged, refused, or holds no project.
  init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    archive = try ZipArchive(bytes, file: file)
    let names = archive.names
    for name in names where !name.hasSuffix("/") { byName[Self.key(name), default: []].append(name) }
    // The standard asks for `project.qde` at the root; vendors call it after the project, or put it into a folder.
    let projects = names.filter { $0.lowercased().hasSuffix(".qde") }.sorted {
      ($0.split(separator: "/").count, $0 == "project.qde" ? 0 : 1, $0)
        < ($1.split(separator: "/").count, $1 == "project.qde" ? 0 : 1, $1)
    }
    guard let project = projects.first else { throw Problem.noProjectInArchive(file: file) }
    projectName = project
  }

  func project() throws -> ProjectElement {
    guard let bytes = try archive.entry(projectName) else { throw Problem.noProjectInArchive(file: file) }
    return try ProjectElement.read(bytes, part: projectName, file: file)
  }

  /// The bytes behind a path of the project: `internal://NAME`, `internal:/NAME`, `relative:///NAME`, or a bare name.
  /// `nil` where the archive does not hold it, as for `absolute:` paths: nothing outside the archive is ever read.
  func source(_ path: String) throws -> [UInt8]? {
    let plain = Self.plain(path)
    guard let candidates = byName[Self.key(plain)] else { return nil }
    let inSources = candidates.first { Self.folder($0) == "sources" }
    let exact = candidates.first { $0 == plain }
    guard let name = exact ?? inSources ?? candidates.first else { return nil }
    return try archive.entry(name)
  }

  /// Entries that are neither the project nor one of `used` (paths as the project has them).
  func unused(besides used: Set<String>) -> [String] {
    let known = Set(used.map { Self.key(Self.plain($0)) })
    return archive.names.filter { name in
      !name.hasSuffix("/") && name != projectName && !known.contains(Self.key(name))
    }
  }

  private static func plain(_ path: String) -> String {
    guard let colon = path.firstIndex(of: ":") else { return path.replacing("\\", with: "/") }
    let rest = path[path.index(after: colon)...].drop { $0 == "/" }
    return String(rest).replacing("\\", with: "/")
  }

  private static func key(_ name: String) -> String {
    String(name.split(separator: "/").last ?? "").precomposedStringWithCanonicalMapping.lowercased()
  }

  private static func folder(_ name: String) -> String {
    let parts = name.split(separator: "/")
    return parts.count > 1 ? parts[parts.count - 2].lowercased() : ""
  }
}
