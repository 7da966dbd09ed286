import Foundation

/// Files that hold the exact text that something makes, in a folder `Golden` beside the tests.
public struct GoldenFiles: Sendable {
  private let folder: URL
  private let target: String

  /// - Parameter testFile: a file of the test target (`#filePath`).
  public init(besides testFile: String, target: String) {
    folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Golden")
    self.target = target
  }

  /// What to say when `text` is not the content of the file `name`; `nil` when it is. With STRAND_RECORD=1 in the
  /// environment it writes the file instead.
  public func complaint(about text: String, named name: String) throws -> String? {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["STRAND_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return nil
    }
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    return text == expected ? nil : message(text, expected, name)
  }

  private func message(_ text: String, _ expected: String?, _ name: String) -> String {
    let mend =
      "If the new output is right, `STRAND_RECORD=1 swift test --filter \(target)` records it; look at the "
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
