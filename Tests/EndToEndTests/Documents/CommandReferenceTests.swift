import Foundation
import Testing

/// docs/commands.md is what the program says of itself.
@Suite struct CommandReferenceTests {
  @Test func theReferenceIsWhatTheProgramSays() async throws {
    let bench = try StudyBench()
    let overview = try await bench.answer("--help")
    let entries = CommandReference.entries(of: overview)
    let read = Set(entries.map(\.verb))
    #expect(Verbs.all.allSatisfy(read.contains), "the overview was not read rightly")
    var help: [(entry: CommandReference.Entry, text: String)] = []
    for entry in entries {
      let text = try await bench.answer("help", entry.verb)
      help.append((entry, text))
      for part in CommandReference.parts(of: entry, help: text) {
        help.append((part, try await bench.answer(["help"] + part.verb.components(separatedBy: " "))))
      }
    }
    let page = CommandReference.page(overview: overview, help: help)
    if Documents.recording { return try Documents.write(page, to: CommandReference.path) }
    let recorded = try Documents.read(CommandReference.path)
    #expect(recorded == page, "docs/commands.md is stale: `make docs` writes it again from the program.")
  }

  @Test(.disabled(if: Documents.recording)) func everyVerbHasASection() async throws {
    let entries = CommandReference.entries(of: try await StudyBench().answer("--help"))
    let headings = try Documents.read(CommandReference.path).components(separatedBy: "\n").filter {
      $0.hasPrefix("### ")
    }
    #expect(headings == entries.map { "### strand \($0.verb)" }, "`make docs` writes docs/commands.md again.")
  }
}
