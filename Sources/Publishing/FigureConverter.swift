import Basics
import FileContents
import Foundation

/// Turns SVG into PDF and PNG with `rsvg-convert` (librsvg), where that is installed.
struct FigureConverter {
  private let tool: ExternalTool

  /// - Parameter path: folders in which programs are found, as the environment's PATH.
  /// - Returns: `nil` where the tool is not installed.
  init?(path: String?) {
    var tool = ExternalTool(name: "rsvg-convert", package: "librsvg2-bin", searchPath: path ?? "")
    guard tool.isInstalled else { return nil }
    // The PDF's date of making is this; otherwise each run would give other bytes.
    tool.environment["SOURCE_DATE_EPOCH"] = "0"
    // Where a person's own fonts are.
    tool.environment["HOME"] = ProcessInfo.processInfo.environment["HOME"]
    self.tool = tool
  }

  static let formats = ["pdf", "png"]

  /// - Parameters:
  ///   - format: one of `formats`.
  ///   - path: of the file, for an error.
  ///   - isForPrint: the drawing says how wide it is on paper: PNG then has 300 dots an inch.
  /// - Throws: `Problem` when the tool does not succeed or goes beyond its limits.
  func convert(
    _ svg: String, to format: String, shownAs path: String, isForPrint: Bool = false
  ) throws -> [UInt8] {
    let outcome = try tool.run(over: Array(svg.utf8), file: path) { source in
      let size = isForPrint ? ["--dpi-x", "300", "--dpi-y", "300"] : ["--zoom", "2"]
      return ["--format", format] + (format == "png" ? size : []) + [source]
    }
    switch outcome {
    case .output(let bytes): return bytes
    case .failed(let code): throw Problem.conversionFailed(path, code)
    case .stopped: throw Problem.conversionStopped(path)
    }
  }
}
