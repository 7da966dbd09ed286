import Foundation
import Testing

/// `strand saturation`: eight interviews that add 4, 3, 2, 1, 1, 0, 0 and 0 codes in the order of their dates, which is
/// not that of their names.
@Suite struct SaturationTests {
  private static let words = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen", "ibis", "jay", "kite"]

  private func study(dated: Bool = true) throws -> StudyBench {
    let said = [
      "ant bee cat dog", "ant elk fox gnu", "bee hen ibis", "jay", "kite ant", "ant", "bee ant", "kite", "nothing",
    ]
    let codes = Self.words.map { "  - {id: \($0), name: \($0), rules: [{any: [\($0)], span: match}]}\n" }.joined()
    var files = [
      "study.yaml": "study: s\nlanguage: en\n",
      "codebook/c.yaml": "codes:\n\(codes)  - {id: zebra, name: Zebra, rules: [zebra]}\n",
    ]
    for (index, words) in said.enumerated() {
      let head = dated ? "---\ndate: 2020-01-0\(index + 1)\n---\n" : ""
      files["transcripts/t\(9 - index).txt"] = "\(head)Interviewer: Which?\n\nP\(index): \(words).\n"
    }
    return try StudyBench(files)
  }

  @Test func fiveAndTwo() async throws {
    let json = try await study().json("saturation")
    let contract = JSONContractTests.common.merging([
      "order": "string", "base": "integer", "run": "integer", "threshold": "number", "base_codes": "integer",
      "saturation": "string?", "interviews": "integer?", "rows": "[object]", "orders": "integer",
      "reached_orders": "integer", "median_interviews": "number?", "seed": "integer", "notes": "[string]",
    ]) { $1 }
    #expect(json.differences(from: contract) == [])
    #expect(json["saturation"].string == "5+2" && json["base_codes"].integer == 10 && json["order"].string == "date")
    let rows = json["rows"].elements
    #expect(rows.map { $0["new"].integer } == [4, 3, 2, 1, 1, 0, 0, 0])
    #expect(rows.map { $0["transcript"].string } == ["t9", "t8", "t7", "t6", "t5", "t4", "t3", "t2"])
    #expect(rows.map { $0["run_share"].double } == [nil, nil, nil, nil, 0.1, 0, 0, nil])
    #expect(rows.last?["sum"].integer == 11 && rows.last?["mean"].double == 11)
    let notes = json["notes"].strings.joined(separator: " ")
    #expect(notes.contains("Reached at 5+2") && notes.contains("marked them as read: t1."))
    #expect(notes.contains("1 code of the 12 looked at is in no interview."))
  }

  @Test func anInterviewThatWasReadCounts() async throws {
    let bench = try study()
    _ = try await bench.answer("done", "t1", "--coder", "ann")
    #expect(try await bench.json("saturation")["rows"].elements.count == 9)
  }

  /// Interviews with other codes only are interviews without a new code, and not left out.
  @Test func ofSomeCodesAllCodedInterviewsTakePart() async throws {
    let json = try await study().json("saturation", "ant", "kite", "--base", "1", "--run", "1")
    #expect(json["rows"].elements.map { $0["new"].integer } == [1, 0, 0, 0, 1, 0, 0, 0])
    #expect(json["saturation"].string == "1+1")
  }

  /// Rules find only what they look for, and the note says so; people's own codings have no such note.
  @Test func rulesHitsAreNamed() async throws {
    let bench = try study()
    let hits = try await bench.json("saturation")["notes"].strings.joined(separator: " ")
    #expect(hits.contains("Rules find only what they look for.") && hits.contains("rules' hits not reviewed"))
    for transcript in ["t9", "t8"] {
      _ = try await bench.answer("tag", transcript, "--turn", "2", "--code", "zebra", "--as", "ann")
    }
    let own = try await bench.json("saturation", "--review", "person", "--base", "1", "--run", "1")
    #expect(own["rows"].elements.count == 2)
    #expect(!own["notes"].strings.joined().contains("Rules find only"))
  }

  @Test func otherOrdersAndThresholds() async throws {
    let bench = try study()
    #expect(try await bench.json("saturation", "--threshold", "10")["saturation"].string == "4+2")
    let three = ["--transcript", "t4", "--transcript", "t3", "--transcript", "t9", "--base", "1", "--run", "1"]
    let json = try await bench.json(["saturation", "--order", "given"] + three)
    #expect(json["order"].string == "given" && json["rows"].elements.map { $0["new"].integer } == [1, 1, 2])
    #expect(json["saturation"].string == nil)
    let sorted = try await bench.json(["saturation"] + three)
    #expect(sorted["order"].string == "date" && sorted["rows"].elements.map { $0["new"].integer } == [4, 0, 0])
    let byName = try await bench.json("saturation", "--order", "name")
    #expect(byName["rows"].elements.first?["transcript"].string == "t2")
    let one = try await bench.answer("saturation", "--seed", "4", "--format", "csv")
    #expect(try await bench.answer("saturation", "--seed", "4", "--format", "csv") == one)
  }

  @Test func whatIsMissingIsSaid() async throws {
    let bench = try study(dated: false)
    #expect(try await bench.json("saturation")["order"].string == "name")
    let dated = try await bench.strand("saturation", "--order", "date")
    #expect(dated.status == 66 && dated.stderr.contains("transcripts have no date"))
    let many = try await bench.strand("saturation", "--base", "8")
    #expect(many.status == 66 && many.stderr.contains("need 10 interviews, and there are 8 (1 more"))
    let twice = try await bench.strand(
      "saturation", "--transcript", "t4", "--transcript", "t4", "--base", "1", "--run", "1")
    #expect(twice.status == 64 && twice.stderr.contains("named twice"))
    let given = try await bench.strand("saturation", "--order", "given")
    #expect(given.status == 64 && given.stderr.contains("only where transcripts are named"))
    let none = try await bench.strand("saturation", "zebra", "--base", "1", "--run", "1")
    #expect(none.status == 66)
  }

  @Test func runDrawsTheCurve() async throws {
    let bench = try study()
    try bench.write(try bench.read("study.yaml") + "analyses:\n  - {make: saturation}\n", to: "study.yaml")
    _ = try await bench.answer("run")
    let figure = try bench.read("results/saturation.svg")
    #expect(figure.contains("<title") && figure.contains("saturation"))
  }
}
