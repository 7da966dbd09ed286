import Foundation
import Testing

/// Files that hold the exact text that the program prints.
enum Golden {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden")

  /// Compares the whole text with `Golden/NAME`; with STRAND_RECORD=1 in the environment it writes that file instead.
  static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["STRAND_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    if text == expected { return }
    Issue.record("\(message(text, expected, name))", sourceLocation: sourceLocation)
  }

  private static func message(_ text: String, _ expected: String?, _ name: String) -> String {
    let mend =
      "If the new output is right, `STRAND_RECORD=1 swift test --filter EndToEndTests` records it; look at the "
      + "difference with git before you commit it."
    guard let expected else { return "Golden/\(name) is not there. \(mend)" }
    let new = text.components(separatedBy: "\n")
    let old = expected.components(separatedBy: "\n")
    let line = zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
    func shown(_ lines: [String]) -> String { line < lines.count ? "“\(lines[line])”" : "(nothing)" }
    return """
      The output differs from Golden/\(name), first on line \(line + 1).
        recorded: \(shown(old))
        now:      \(shown(new))
      \(mend)
      """
  }
}
