import Testing

/// Help, version and what happens before any study is opened.
@Suite struct HelpTests {
  @Test(arguments: Verbs.all) func everyVerbHasAnAbstractAndExamples(verb: String) async throws {
    let bench = try StudyBench()
    let help = try await bench.strand(verb, "--help")
    #expect(help.status == 0)
    #expect(help.stderr == "")
    let overview = try #require(help.stdout.split(separator: "\n").first)
    #expect(overview.hasPrefix("OVERVIEW: ") && overview.count > 20, "\(overview)")
    #expect(help.stdout.contains("\nEXAMPLES:\n"), "`strand \(verb) --help` shows no example")
    #expect(help.stdout.contains("  strand \(verb)"), "the examples do not use the verb")
    #expect(help.stdout.contains("USAGE: strand \(verb)"))
    // An example that is broken into two lines would be two commands when it is copied.
    let examples = help.stdout.split(separator: "\n").drop { $0 != "EXAMPLES:" }.dropFirst().prefix {
      !$0.hasPrefix("USAGE")
    }
    #expect(examples.allSatisfy { $0.hasPrefix("  strand ") }, "examples of `strand \(verb)`: one line each")
    let asked = try await bench.strand("help", verb)
    #expect(asked.status == 0)
    #expect(asked.stdout == help.stdout)
  }

  @Test func theOverviewListsEveryVerbOnce() async throws {
    let bench = try StudyBench()
    let help = try await bench.strand("--help")
    #expect(help.status == 0)
    #expect(help.stderr == "")
    let listed = help.stdout.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "strand" && !$0.hasPrefix("-") }
    for verb in Verbs.all { #expect(listed.count { $0 == verb } == 1, "\(verb) in the overview") }
    let unknown = Set(listed).subtracting(Verbs.all).subtracting(["help", "See"])
    #expect(unknown.isEmpty, "the tests know nothing of \(unknown.sorted()): add them to Verbs.all")
  }

  @Test func withoutArgumentsTheOverviewIsShown() async throws {
    let bench = try StudyBench()
    let nothing = try await bench.strand()
    let help = try await bench.strand("--help")
    #expect(nothing.stdout == help.stdout)
    #expect(nothing.status == 0)
  }

  @Test func theVersionIsThreeNumbers() async throws {
    let outcome = try await StudyBench().strand("--version")
    #expect(outcome.status == 0)
    #expect(outcome.stderr == "")
    #expect(outcome.stdout.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil, "\(outcome.stdout)")
  }

  @Test(arguments: ["zsh", "bash", "fish"]) func completionsAreMade(shell: String) async throws {
    let outcome = try await StudyBench().strand("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.stdout.contains("compare"))
  }

  @Test func codesCompleteFromTheStudy() async throws {
    let bench = try await CodedStudies.allotment()
    let script = try await bench.answer("--generate-completion-script", "bash")
    #expect(script.contains("---completion"))
    let outcome = try await bench.strand("---completion", "quotes", "--", "positional@0", "0", "0")
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(outcome.stdout.contains("help.water"), "\(outcome.summary)")
  }
}
