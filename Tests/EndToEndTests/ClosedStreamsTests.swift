import Foundation
import Testing

/// A program that starts another may close its standard streams. No file of the study may get their numbers then:
/// what is printed would end up in it.
@Suite struct ClosedStreamsTests {
  private func run(_ bench: StudyBench, closing streams: String, _ arguments: [String]) async throws -> Outcome {
    try await Program.start(
      arguments, in: bench.root, home: bench.home, through: ["/bin/sh", "-c", "exec \"$0\" \"$@\" \(streams)"]
    ).outcome()
  }

  @Test func anAnswerThatNobodyCanReadIsAnError() async throws {
    let bench = try await CodedStudies.allotment()
    let shown = try await bench.answer("quotes")
    let outcome = try await run(bench, closing: ">&-", ["quotes"])
    #expect(outcome.status == 73)
    #expect(outcome.stderr.hasPrefix("strand: standard output: error: the answer could not be written."))
    let check = try await bench.strand("check")
    #expect(check.status == 0, "\(check.summary)")
    #expect(try await bench.answer("quotes") == shown)
  }

  @Test(arguments: [">&-", "2>&-", "<&-", "<&- >&- 2>&-"]) func aFileHoldsTheAnswerAlone(streams: String) async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await run(bench, closing: streams, ["quotes", "--output", "out.txt"])
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(try bench.read("out.txt") == (try await bench.answer("quotes")))
  }

  @Test func recordsFromAClosedInputAreAnError() async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await run(bench, closing: "<&-", ["stream", "--codebook", "codebook"])
    #expect(outcome.status == 74)
    #expect(outcome.stderr.hasPrefix("strand: standard input: error: cannot be read: it is closed."))
  }
}
