import Foundation
import TestSupport
import Testing

/// Two commands that change files which people write, too, at the same time.
@Suite struct CommandsAtOnceTests {
  private func study(_ names: [String]) throws -> StudyBench {
    let bench = try StudyBench(["study.yaml": "study: x\nlanguage: en\n"])
    for name in names {
      try bench.write("Interviewer: Why?\n\nAnna: Words only of \(name) here.\n", to: "transcripts/\(name).txt")
    }
    return bench
  }

  @Test func oneNameForTwoTranscriptsGoesToOne() async throws {
    for _ in 0..<5 {
      let bench = try study(["a", "b"])
      async let first = bench.strand("rename-transcript", "a", "z")
      async let second = bench.strand("rename-transcript", "b", "z")
      let outcomes = try await [first, second]
      #expect(outcomes.count { $0.status == 0 } == 1, "\(outcomes.map(\.summary))")
      #expect(outcomes.contains { $0.stderr.contains("transcripts/z.txt") })
      let texts = try bench.names(in: "transcripts").map { try bench.read("transcripts/\($0)") }
      #expect(texts.count == 2 && Set(texts).count == 2)
    }
  }

  @Test func anotherNameForEachIsInTheTable() async throws {
    for _ in 0..<5 {
      let bench = try study(["a", "b"])
      try bench.write("id,transcript\nP1,a\nP2,b\n", to: "respondents/participants.csv")
      async let first = bench.strand("rename-transcript", "a", "aa")
      async let second = bench.strand("rename-transcript", "b", "bb")
      let outcomes = try await [first, second]
      #expect(outcomes.allSatisfy { $0.status == 0 }, "\(outcomes.map(\.summary))")
      #expect(try bench.read("respondents/participants.csv") == "id,transcript\nP1,aa\nP2,bb\n")
    }
  }

  @Test func twoFilesOfOneNameAreNotWrittenOverEachOther() async throws {
    for _ in 0..<5 {
      let bench = try study([])
      for folder in ["p", "q"] {
        try bench.write("Interviewer: Why?\n\nAnna: In \(folder).\n", to: "\(folder)/new.txt")
      }
      async let first = bench.strand("import", "p/new.txt")
      async let second = bench.strand("import", "q/new.txt")
      let outcomes = try await [first, second]
      #expect(outcomes.map(\.status).sorted() == [0, 73], "\(outcomes.map(\.summary))")
      let written = outcomes[0].status == 0 ? "In p." : "In q."
      #expect(try bench.read("transcripts/new.txt").contains(written))
    }
  }

  @Test func namesThatDifferInCaseAreTwoTranscripts() async throws {
    let bench = try study(["a", "A"])
    let outcome = try await bench.strand("rename-transcript", "a", "A")
    // Where the file system takes them for one name there is one transcript, which may be renamed.
    if try bench.names(in: "transcripts").count == 2 {
      #expect(outcome.status == 64 && outcome.stderr.contains("transcripts/A.txt"), "\(outcome.summary)")
      #expect(try bench.read("transcripts/A.txt").contains("only of A"))
      #expect(try await bench.strand("rename-transcript", "a", "b").status == 0)
    }
  }
}
