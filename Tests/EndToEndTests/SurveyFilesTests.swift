import Foundation
import Testing

/// One survey in several programs' files. The fixtures are written by pyreadstat (Fixtures/make_surveys.py) from
/// respondents/survey.csv, with the labels and missing codes of study.yaml; here study.yaml no longer says those.
@Suite struct SurveyFilesTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  /// The sample study with another survey file; study.yaml keeps the variables' types, and of what they are called only
  /// what is named in `keeping`.
  private func bench(_ file: URL, keeping: Set<String> = []) throws -> StudyBench {
    let bench = try StudyBench(copying: Documents.repository)
    try bench.write(Array(try Data(contentsOf: file)), to: "respondents/survey.\(file.pathExtension)")
    try bench.remove("respondents/survey.csv")
    var isVariables = false
    var name = ""
    let lines = try bench.read("study.yaml").split(separator: "\n", omittingEmptySubsequences: false).compactMap {
      line -> String? in
      if line.hasPrefix("  counts:") { isVariables = false }
      if line.hasPrefix("  variables:") { isVariables = true }
      guard isVariables else {
        return String(line).replacing("respondents/survey.csv", with: "respondents/\(file.lastPathComponent)")
      }
      if let found = line.prefixMatch(of: #/    ([a-z_]+):/#) { name = String(found.1) }
      if keeping.contains(name) { return String(line) }
      if line.prefixMatch(of: #/      (label|values|missing):/#) != nil { return nil }
      return String(line).replacing(#/label: "[^"]*", /#, with: "").replacing(#/, values: \{[^}]*\}/#, with: "")
    }
    try bench.write(lines.joined(separator: "\n"), to: "study.yaml")
    return bench
  }

  static let questions = [["describe"], ["describe", "--by", "cbo"], ["describe", "--by", "relation"], ["regress"]]

  @Test(arguments: questions) func spss(question: [String]) async throws {
    let expected = try await StudyBench(copying: Documents.repository).answer(question)
    let sav = try bench(Self.fixtures.appendingPathComponent("survey.sav"))
    #expect(try await sav.answer(question) == expected)
    #expect(!(try sav.read("study.yaml").contains("lower secondary")))
  }

  /// Stata cannot label texts, so that the labels of `relation` are study.yaml's.
  @Test(arguments: questions) func stata(question: [String]) async throws {
    let expected = try await StudyBench(copying: Documents.repository).answer(question)
    let dta = try bench(Self.fixtures.appendingPathComponent("survey.dta"), keeping: ["relation"])
    #expect(try await dta.answer(question) == expected)
  }

  @Test func theExampleIsTheSurveyWithItsLabels() async throws {
    let example = Documents.repository.appendingPathComponent("examples/resettlement/survey.sav")
    let study = try StudyBench(copying: Documents.repository)
    _ = try await study.answer("export", "respondents", "--original", "--output", "survey.sav")
    #expect(
      try study.bytes("survey.sav") == Array(try Data(contentsOf: example)),
      "examples/resettlement/survey.sav is not made from respondents/survey.csv: run `make sample-survey`")
    let sav = try bench(example)
    #expect(try await sav.answer("describe") == (try await study.answer("describe")))
  }
}
