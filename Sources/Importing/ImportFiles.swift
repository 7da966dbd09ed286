public import Basics
import Foundation

/// The files that an import's arguments mean: files, folders with all that lies in them, and patterns that no shell has
/// read (`"interviews/*.docx"`).
public struct ImportFiles: Sendable {
  public private(set) var files: [String] = []
  /// Files in folders that are of no format that can be imported, by extension.
  public private(set) var passedOver: [String: Int] = [:]
  private var seen: Set<String> = []

  /// - Throws: `Problem` of kind `missingInput` for a folder or a pattern without any file that can be imported.
  public init(_ arguments: [String]) throws {
    for argument in arguments {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) {
        if isFolder.boolValue { try addFolder(argument) } else { add(argument) }
      } else if argument.contains(where: { "*?[".contains($0) }) {
        let matches = Self.matches(argument)
        if matches.isEmpty { throw Problem.nothingMatches(argument) }
        for match in matches where !Self.isFolder(match) { add(match) }
      } else {
        add(argument)
      }
    }
  }

  /// A warning about what was passed over; `nil` when nothing was.
  public var warning: Problem? {
    if passedOver.isEmpty { return nil }
    let kinds = passedOver.sorted { $0.key < $1.key }.map {
      "\($0.value) \($0.key.isEmpty ? "without one" : ".\($0.key)")"
    }
    return Problem(
      .badData, severity: .warning,
      "files in folders with these extensions were passed over: \(kinds.joined(separator: ", "))",
      remedy: "Name a file itself to import it whatever its name.")
  }

  private mutating func add(_ file: String) {
    if seen.insert(URL(fileURLWithPath: file).standardizedFileURL.path).inserted { files.append(file) }
  }

  private mutating func addFolder(_ folder: String) throws {
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let known = Set(Importer.extensions)
    var found = false
    let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    for name in names where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") || $0.hasPrefix("~$") }) {
      let path = "\(base)/\(name)"
      if Self.isFolder(path) { continue }
      let suffix = (name as NSString).pathExtension.lowercased()
      if known.contains(suffix) {
        add(path)
        found = true
      } else {
        passedOver[suffix, default: 0] += 1
      }
    }
    if !found { throw Problem.nothingInFolder(folder) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// As the shell has them, in the order of their names.
  private static func matches(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, GLOB_TILDE, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}

extension Problem {
  static func nothingMatches(_ pattern: String) -> Problem {
    Problem(.missingInput, file: pattern, "no file matches this pattern", remedy: "Check the path.")
  }

  static func nothingInFolder(_ folder: String) -> Problem {
    let list = Importer.extensions.map { ".\($0)" }.joined(separator: ", ")
    return Problem(
      .missingInput, file: folder, "there is no file in this folder that can be imported",
      remedy: "Files with these extensions are taken: \(list).")
  }
}
