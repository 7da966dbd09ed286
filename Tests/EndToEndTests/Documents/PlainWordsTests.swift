import Foundation
import Testing

/// Nothing that a person reads uses the phrases that CONTRIBUTING.md's table advises against: the documents with the
/// output that they show, the command reference, recorded output, the pages' templates, and the texts in the sources.
@Suite struct PlainWordsTests {
  /// The phrases of the table's first column, in lower case.
  private static func phrases() throws -> [String] {
    let page = try Documents.read("CONTRIBUTING.md")
    let table = try #require(page.components(separatedBy: "| not | but |\n|---|---|\n").dropFirst().first)
    let rows = table.components(separatedBy: "\n").prefix { $0.hasPrefix("|") }
    return rows.flatMap { row -> [String] in
      let cell = row.components(separatedBy: "|").dropFirst().first ?? ""
      return cell.matches(of: /`([^`]+)`/).map { $0.1.lowercased() }
    }
  }

  @Test func theTableIsRead() throws {
    let phrases = try Self.phrases()
    #expect(phrases.count > 15 && phrases.contains("anew"))
    #expect(Self.findings(in: "It stands in a file.\nWritten\nanew, all of it.", phrases) == ["stands in", "anew"])
    #expect(Self.findings(in: "A janew; understands in part.", phrases) == [])
  }

  @Test(arguments: Documents.all.filter { $0 != "CONTRIBUTING.md" && $0 != "CHANGELOG.md" })
  func documents(page: String) throws {
    #expect(Self.findings(in: try Documents.read(page), try Self.phrases()) == [], "\(page)")
  }

  @Test func whatTheProgramSays() throws {
    let phrases = try Self.phrases()
    for path in try Self.files(in: "Sources", ending: [".swift"]) {
      let source = try Documents.read(path)
      // Most files have none of them anywhere, so that their texts need not be taken out.
      if Self.findings(in: source.replacing("\\\n", with: ""), phrases).isEmpty { continue }
      let texts = Self.texts(of: source)
      #expect(texts.flatMap { Self.findings(in: $0, phrases) } == [], "\(path)")
    }
    let shown =
      try Self.files(in: "Sources/Reports/Templates", ending: [".mustache"])
      + Self.files(in: "Tests/EndToEndTests/Golden", ending: [".txt", ".md", ".csv", ".html"])
      + Self.files(in: "Tests/ReportsTests/Golden", ending: [".txt", ".md", ".csv", ".html"])
    #expect(shown.count > 5)
    for path in shown { #expect(Self.findings(in: try Documents.read(path), phrases) == [], "\(path)") }
  }

  @Test func textsAreTakenOutOfSources() {
    let source = "/// Written anew.\nlet a = \"one two\" // anew\nlet c = \"\"\"\n  three \\\n  four\n  \"\"\"\n"
    #expect(Self.texts(of: source) == ["  three   four\n  ", "one two"])
  }

  /// Phrases that occur as whole words, whatever their case, over line ends too, each once.
  private static func findings(in text: String, _ phrases: [String]) -> [String] {
    let parts = text.lowercased().utf8.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    let words = " " + parts.joined(separator: " ") + " "
    return phrases.filter { phrase in
      words.ranges(of: phrase).contains { range in
        let before = words[words.index(before: range.lowerBound)]
        let after = range.upperBound < words.endIndex ? words[range.upperBound] : " "
        return !before.isLetter && !(after.isLetter && phrase.last?.isLetter == true)
      }
    }
  }

  /// The texts of a source between quotation marks, without what is computed into them and without comments; sorted.
  private static func texts(of source: String) -> [String] {
    let code = source.components(separatedBy: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      .joined(separator: "\n").replacing("\\\n", with: "")
    let long = code.matches(of: /"""\n((?:[^"]|"(?!""))*)"""/).map { String($0.1) }
    let short = code.replacing(/"""\n(?:[^"]|"(?!""))*"""/, with: "").matches(of: /"((?:[^"\\\n]|\\.)*)"/).flatMap {
      String($0.1).split(separator: /\\\([^)]*\)*/).map(String.init)
    }
    return (long + short).sorted()
  }

  private static func files(in folder: String, ending endings: [String]) throws -> [String] {
    let root = Documents.repository.appendingPathComponent(folder)
    let found = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return found.filter { path in endings.contains { path.hasSuffix($0) } }.sorted().map { "\(folder)/\($0)" }
  }
}
