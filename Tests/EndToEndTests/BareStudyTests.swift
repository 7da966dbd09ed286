import Foundation
import Testing

/// A study without dates, titles, languages, participants and survey: nothing stands in the place of what it does not have.
@Suite struct BareStudyTests {
  private static let files = [
    "study.yaml": "study: bare\n",
    "codebook/codes.yaml": "codes:\n  - id: bread\n    name: Bread\n    rules: [\"bread\"]\n",
    "transcripts/one.txt": "Interviewer: What do you bake?\n\nRosa: Bread, and bread again.\n",
    "transcripts/two.txt": "Interviewer: And you?\n\nTill: No bread at all.\n",
  ]

  /// Words for nothing, and elements, attributes, brackets and separators around nothing.
  private static var artefacts: [(name: String, pattern: Regex<Substring>)] {
    [
      ("nil", #/\bnil\b/#), ("Optional", #/Optional\(/#), ("empty attribute", #/ [a-z-]+=""/#),
      (
        "empty element",
        #/<(?:p|h[1-6]|li|ol|ul|figcaption|cite|section|table|tbody|caption|title|desc|nav|blockquote)(?: [^>]*)?>\s*<\//#
      ),
      ("empty brackets", #/\(\)|\[\]/#), ("separators", #/· ·|, ,|; ;|: *<\/p>/#),
    ]
  }

  @Test func theReportHasNoEmptyPlaces() async throws {
    let bench = try StudyBench(Self.files)
    _ = try await bench.answer("run")
    let page = try bench.read("results/report.html")
    let body = try page[#require(page.range(of: "<body")).lowerBound...]
    for (name, pattern) in Self.artefacts {
      #expect(
        body.firstMatch(of: pattern) == nil, "\(name): \(body.firstMatch(of: pattern).map { String($0.0) } ?? "")")
    }
    #expect(body.contains("No two codes occur together.") && !body.contains("Two codes were taken"))
    #expect(body.contains("One rule (for 1 code) searched"))
  }

  @Test func sayingNothingIsSaidInEveryFormat() async throws {
    let bench = try StudyBench(Self.files)
    for command in [["status"], ["quotes"], ["codebook"], ["search", "bread"]] {
      for format in ["text", "markdown", "html"] {
        let text = try await bench.answer(command + ["--format", format])
        #expect(text.firstMatch(of: #/\bnil\b|Optional\(/#) == nil, "\(command) \(format)")
      }
    }
  }
}
