import Foundation
import Testing

/// `strand checklist`: what the study's files say on each item.
@Suite struct ChecklistTests {
  @Test func checklistsHaveAllItems() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let coreq = try await bench.json("checklist")
    #expect(coreq["rows"].elements.compactMap { $0["number"].integer } == Array(1...32))
    let srqr = try await bench.json("checklist", "srqr")
    #expect(srqr["rows"].elements.compactMap { $0["number"].integer } == Array(1...21))
    let sum = ["answered", "partly", "open"].reduce(0) { $0 + (coreq[$1].integer ?? 0) }
    #expect(sum == 32)
    let size = try #require(coreq["rows"].elements.first { $0["topic"].string == "Sample size" })
    #expect(size["state"].string == "answered" && size["places"].strings.contains("respondents/participants.csv"))
    let ethics = try #require(srqr["rows"].elements.first { $0["topic"].string == "Funding" })
    #expect(ethics["state"].string == "open" && ethics["findings"].elements.isEmpty)
    let open = try await bench.json("checklist", "--open")
    #expect(open["rows"].elements.count == 32 - (coreq["answered"].integer ?? 0))
  }

  private func item(_ bench: StudyBench, _ standard: String, _ number: Int) async throws -> JSON {
    let rows = try await bench.json("checklist", standard)["rows"].elements
    return try #require(rows.first { $0["number"].integer == number })
  }

  /// Numbers as in the articles' tables: a number is what authors put beside a page of theirs.
  @Test func itemsHaveTheArticlesNumbers() async throws {
    let bench = try await CodedStudies.allotment()
    let coreq = try await bench.json("checklist")["rows"].elements.map { $0["topic"].string ?? "" }
    for (number, topic) in [
      (1, "Interviewer"), (9, "Approach"), (12, "Sample size"), (13, "Refusals"), (22, "Saturation"), (24, "Coders"),
      (27, "Software"), (29, "Quotes"), (32, "Minor themes"),
    ] { #expect(coreq[number - 1] == topic) }
    let srqr = try await bench.json("checklist", "srqr")["rows"].elements.map { $0["topic"].string ?? "" }
    for (number, topic) in [
      (1, "Title"), (6, "Researchers"), (9, "Ethics"), (15, "Trustworthiness"), (16, "Findings"), (19, "Limits"),
      (20, "Conflicts of interest"), (21, "Funding"),
    ] { #expect(srqr[number - 1] == topic) }
  }

  @Test func withdrawnTranscriptsAreRefusals() async throws {
    let bench = try await CodedStudies.allotment()
    let before = try await item(bench, "coreq", 13)["findings"].strings.joined()
    #expect(!before.contains("taken out"))
    _ = try await bench.answer("remove-transcript", "a1", "--yes")
    let after = try await item(bench, "coreq", 13)
    #expect(after["findings"].strings.contains { $0.hasPrefix("1 transcript taken out") })
    #expect(after["state"].string == "partly")
  }

  /// That coders do not see one another's decisions says nothing about refusals or ethics.
  @Test func blindingIsAboutTrustworthiness() async throws {
    let bench = try await CodedStudies.allotment()
    try bench.write(try bench.read("study.yaml") + "blind: true\n", to: "study.yaml")
    let trust = try await item(bench, "srqr", 15)["findings"].strings
    #expect(trust.contains("Coders work without seeing one another's decisions."))
    for (standard, number) in [("coreq", 13), ("srqr", 9)] {
      #expect(try await !item(bench, standard, number)["findings"].strings.joined().contains("Coders"))
    }
  }

  /// Rules are no proof that themes were chosen in advance, nor segments that the paper quotes them.
  @Test func whatTheFilesCannotKnowIsAnsweredPartly() async throws {
    let bench = try await CodedStudies.allotment()
    for (standard, number) in [("coreq", 26), ("coreq", 29), ("srqr", 17)] {
      #expect(try await item(bench, standard, number)["state"].string == "partly", "\(standard) \(number)")
    }
  }
}
