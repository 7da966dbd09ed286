import Foundation
import Publishing
import Reports
import Testing

/// docs/file-formats.md lists the keys as the schemas declare them; `make docs` writes them anew.
@Suite struct ReportKeysTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/file-formats.md")
  private static let begin = "<!-- keys: written by `make docs` from the program's schemas; a test compares them -->\n"
  private static let end = "<!-- end of keys -->\n"

  @Test func theDocumentListsTheKeysOfTheSchemas() throws {
    let expected = ReportKeys.markdown(ReportKeys.ofAllCommands)
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.begin), "docs/file-formats.md has no place for the keys")
    let stop = try #require(text.range(of: Self.end))
    if ProcessInfo.processInfo.environment["STRAND_RECORD"] == "1" {
      let written = text[..<start.upperBound] + "\n" + expected + "\n" + text[stop.lowerBound...]
      try String(written).write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(
        text[start.upperBound..<stop.lowerBound] == "\n" + expected + "\n",
        "The keys in docs/file-formats.md are not those of the program: make docs")
    }
  }

  /// A report never has one heading twice in CSV, nor one key twice in JSON.
  @Test func everyKeyIsThereOnce() {
    for entry in ReportKeys.ofAllCommands {
      #expect(!entry.keys.isEmpty, "\(entry.title)")
      for names in [entry.keys.compactMap(\.json), entry.keys.compactMap(\.csv)] {
        #expect(Set(names).count == names.count, "\(entry.title): \(names.sorted())")
      }
      for key in entry.keys.compactMap(\.csv) {
        #expect(
          key.wholeMatch(of: /((LEVEL|GROUP|VARIABLE|CODE|COLUMN)\.?)?[a-z0-9_]*/) != nil, "\(entry.title): \(key)")
      }
    }
  }
}
