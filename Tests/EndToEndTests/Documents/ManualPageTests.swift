import Foundation
import Testing

/// docs/strand.1 tells of the verbs and options that the program has.
@Suite(.disabled(if: Documents.recording)) struct ManualPageTests {
  @Test func everyVerbStandsThereWithItsOptions() async throws {
    let bench = try StudyBench()
    let page = try Documents.read("docs/strand.1")
    for entry in CommandReference.entries(of: try await bench.answer("--help")) {
      let help = try await bench.answer("help", entry.verb)
      let section = try #require(
        Self.section(of: entry.verb, in: page), "`make docs` writes docs/strand.1 again: \(entry.verb) is missing")
      // A verb with subcommands lists them; the options of those are in their own sections.
      let options = Set(help.matches(of: /\n {2}(?:-[a-z], )?--([a-z-]+)/).map { String($0.1) })
      let described = Set(section.matches(of: /\.It Fl (?:[a-z] , )?-([a-z-]+)/).map { String($0.1) })
      #expect(options.subtracting(described).isEmpty, "`make docs` writes docs/strand.1 again: \(entry.verb)")
      let overview = help.prefix { $0 != "\n" }.replacing("OVERVIEW: ", with: "")
      #expect(section.contains(overview), "`make docs` writes docs/strand.1 again: \(entry.verb)")
    }
  }

  /// From a verb's heading to the next at the same level.
  private static func section(of verb: String, in page: String) -> Substring? {
    guard let start = page.range(of: "\n.It Em \(verb)\n") else { return nil }
    let rest = page[start.upperBound...]
    return rest.range(of: "\n.It Em ").map { rest[..<$0.lowerBound] } ?? rest
  }
}
