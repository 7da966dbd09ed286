import TestSupport
import Testing

/// Files that hold the exact text that the program prints.
enum Golden {
  private static let files = GoldenFiles(
    besides: String(#filePath.dropLast("/Harness/Golden.swift".count)) + "/tests", target: "EndToEndTests")

  /// Compares the whole text with `Golden/NAME`; with STRAND_RECORD=1 in the environment it writes that file instead.
  static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    guard let complaint = try files.complaint(about: text, named: name) else { return }
    Issue.record("\(complaint)", sourceLocation: sourceLocation)
  }
}
