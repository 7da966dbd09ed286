import Basics
import Foundation
import Reports

/// Turns SVG into PDF and PNG with `rsvg-convert` (librsvg), where that is installed.
struct FigureConverter {
  private let tool: URL

  /// - Parameter path: folders in which programs are found, as the environment's PATH.
  /// - Returns: `nil` where the tool is not installed.
  init?(path: String?) {
    let folders = (path ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let found = folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent(Self.toolName) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else { return nil }
    tool = found
  }

  static let toolName = "rsvg-convert"
  static let formats = ["pdf", "png"]

  /// - Parameters:
  ///   - format: one of `formats`.
  ///   - path: of the file, for an error.
  /// - Throws: `Problem` when the tool does not succeed.
  func convert(_ svg: String, to format: String, shownAs path: String) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("strand-figure-\(UUID().uuidString)")
    try Files.makeFolder(folder, shownAs: folder.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, target) = (folder.appendingPathComponent("in.svg"), folder.appendingPathComponent("out"))
    try Files.write(Array(svg.utf8), to: source, shownAs: source.path)
    let process = Process()
    process.executableURL = tool
    process.arguments =
      ["--format", format, "--output", target.path] + (format == "png" ? ["--zoom", "2"] : []) + [source.path]
    // The PDF's date of making is this; otherwise each run would give other bytes.
    process.environment = ProcessInfo.processInfo.environment.merging(["SOURCE_DATE_EPOCH": "0"]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Problem.conversionFailed(path, -1)
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Problem.conversionFailed(path, process.terminationStatus) }
    return try Files.read(target, shownAs: path)
  }
}
