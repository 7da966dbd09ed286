import Foundation
import TestSupport
import Testing

/// LibreOffice without its windows, where it is installed: what other people's programs make of our files. `.ci/run`
/// installs it.
enum LibreOffice {
  static let path = "/usr/bin/soffice"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }
  static let absent: Comment = "LibreOffice is not installed, so that nobody else has read the file"

  struct Failure: Error {}

  /// Every sheet as CSV, percentages as such and numbers with all their digits, by the sheet's name.
  static func sheets(of workbook: [UInt8]) async throws -> [String: String] {
    // Comma, double quote, UTF-8, from row 1; all sheets. Source: LibreOffice's help, "Filter Options for CSV".
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    let files = try await convert(workbook, "in.xlsx", to: filter)
    return Dictionary(
      uniqueKeysWithValues: files.map { name, content in
        (String(name.dropFirst("in-".count).dropLast(".csv".count)), String(decoding: content, as: UTF8.self))
      })
  }

  /// The words of a document, a paragraph a line.
  static func text(of document: [UInt8]) async throws -> String {
    let files = try await convert(document, "in.docx", to: "txt:Text (encoded):UTF8")
    return String(decoding: files["in.txt"] ?? Data(), as: UTF8.self)
  }

  /// The pages as PDF.
  static func pages(of document: [UInt8], _ name: String) async throws -> [UInt8] {
    Array(try await convert(document, name, to: "pdf").values.first ?? Data())
  }

  /// - Returns: every file that was made, by name.
  private static func convert(_ bytes: [UInt8], _ name: String, to filter: String) async throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let url = folder.url
    try Data(bytes).write(to: url.appendingPathComponent(name))
    let made = url.appendingPathComponent("out")
    // A profile of its own, so that several can run side by side.
    let profile = "-env:UserInstallation=file://\(url.appendingPathComponent("profile").path)"
    let arguments = [profile, "--headless", "--convert-to", filter, "--outdir", made.path, name]
    let outcome = try await Gate.shared.passing {
      try await RunningProgram(
        [path] + arguments, in: url, environment: ["HOME": url.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
        input: ""
      ).outcome()
    }
    guard outcome.status == 0 else { throw Failure() }
    let names = try FileManager.default.contentsOfDirectory(atPath: made.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: made.appendingPathComponent($0))) })
  }
}
