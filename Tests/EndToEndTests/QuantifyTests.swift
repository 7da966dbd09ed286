import Foundation
import Testing

/// Codes as variables, and the survey's answers as attributes of people, on the sample study.
@Suite struct QuantifyTests {
  private func study(_ addition: String = "") throws -> StudyBench {
    let bench = try StudyBench(copying: Documents.repository)
    try bench.write(try bench.read("study.yaml") + addition, to: "study.yaml")
    return bench
  }

  private static let quantified = """

    quantified:
      speaks_of_solidarity: {code: solidarity, label: "speaks of solidarity"}
      norms_rate: {code: norms, as: rate, review: [person, accepted]}

    """

  @Test func theContract() async throws {
    let json = try await study().json("quantify", "norms", "--as", "mentioned", "--as", "count", "--as", "rate")
    let contract = JSONContractTests.common.merging(
      ["rows": "[object]", "variables": "[object]", "notes": "[string]"]) { $1 }
    #expect(json.differences(from: contract) == [])
    #expect(json["unit"].string == "people")
    let twice = try await study().json("quantify", "norms", "norms", "--as", "count", "--as", "count", "--as", "rate")
    #expect(twice["variables"].elements.count == 2)
    for row in json["rows"].elements {
      #expect(
        row.differences(from: [
          "participant": "string", "respondent": "string?", "words": "integer", "transcripts": "[string]",
          "codes": "object", "attributes": "object",
        ]) == [])
      #expect(row["codes"].keys == ["norms_count", "norms_mentioned", "norms_rate"])
    }
    let inputs = json["inputs"].keys
    #expect(inputs.contains("respondents/survey.csv") && inputs.contains("codings/lin.jsonl"))
  }

  /// The people who mention a code are those whom `compare` counts; the segments those that `quotes` lists.
  @Test func countsAreThoseOfTheOtherVerbs() async throws {
    let bench = try study()
    let rows = try await bench.json("quantify", "norms", "--as", "mentioned", "--as", "count")["rows"].elements
    let people = rows.reduce(0) { $0 + ($1["codes"]["norms_mentioned"].integer ?? 0) }
    let segments = rows.reduce(0) { $0 + ($1["codes"]["norms_count"].integer ?? 0) }
    let compared = try await bench.json("compare", "norms", "--by", "community")["rows"].elements[0]["cells"].elements
    #expect(people == compared.reduce(0) { $0 + ($1["people"].integer ?? 0) })
    let listed = try await bench.json("quotes", "norms", "--roll-up")["rows"].elements
    #expect(segments == listed.count { $0["code"].string == "norms" })
  }

  @Test func quantifiedCodesAreVariablesOfTheSurvey() async throws {
    let bench = try study(Self.quantified)
    #expect(try await bench.strand("check").status == 0)
    let described = try await bench.json("describe", "speaks_of_solidarity", "norms_rate")
    let rows = try await bench.json("quantify")["rows"].elements
    let linked = rows.filter { $0["respondent"] != .null }
    #expect(described["rows"].elements[1]["cells"].elements[0]["n"].integer == linked.count)
    let rates = linked.compactMap { $0["codes"]["norms_rate"].double }
    let mean = try #require(described["rows"].elements[1]["cells"].elements[0]["mean"].double)
    #expect(abs(mean - rates.reduce(0, +) / Double(rates.count)) < 1e-12)
    #expect(described["inputs"].keys.contains("codings/lin.jsonl"))
    let header = try await bench.answer("export", "respondents").prefix { $0 != "\n" }
    #expect(header.hasSuffix("human_capital,speaks_of_solidarity,norms_rate,economic,neighborly,behavior,identity"))
    let compared = try await bench.json("compare", "norms", "--by", "speaks_of_solidarity")
    #expect(compared["levels"].elements.map { $0["label"].string } == ["no", "yes"])
  }

  @Test func modelsOfQuantifiedCodes() async throws {
    let bench = try study()
    let yaml = try bench.read("study.yaml").replacing(
      "models:\n", with: "models:\n  Q: {outcome: neighborly, terms: [age, norms_rate]}\n", maxReplacements: 1)
    try bench.write(yaml + Self.quantified, to: "study.yaml")
    let model = try #require(try await bench.json("regress", "Q")["rows"].elements.first)
    #expect(model["n"].integer == 14 && model["dropped_respondents"].integer == 273)
  }

  @Test func theSurveyInConditions() async throws {
    let bench = try study()
    let all = try await bench.json("quotes", "norms")["rows"].elements
    let outcome = try await bench.strand("quotes", "norms", "--where", "survey.age >= 60", "--format", "json")
    let old = try JSON(parsing: outcome.stdout)
    #expect(outcome.stderr.contains("14 of 27 participants are respondents of the survey"))
    let respondents = try await bench.json("quantify")["rows"].elements.filter {
      ($0["attributes"]["survey.age"].double ?? $0["attributes"]["age"].double ?? 0) >= 60 && $0["respondent"] != .null
    }
    let expected = Set(respondents.compactMap { $0["participant"].string })
    #expect(Set(old["rows"].elements.compactMap { $0["participant"].string }).isSubset(of: expected))
    #expect(old["rows"].elements.count == all.count { expected.contains($0["participant"].string ?? "") })
    #expect(old["inputs"].keys.contains("respondents/survey.csv"))
    let wrong = try await bench.strand("quotes", "--where", "survey.aeg > 1")
    #expect(wrong.status == 64 && wrong.stderr.contains("Did you mean `age`?"), "\(wrong.summary)")
  }

  @Test func withoutIDsItIsSaid() async throws {
    let bench = try study(Self.quantified)
    try bench.write(
      try bench.read("study.yaml").replacing("link: respondent_id", with: "join: group"), to: "study.yaml")
    let notes = try await bench.json("quantify")["notes"].strings
    #expect(notes.contains { $0.contains("by group only") }, "\(notes)")
    let described = try await bench.strand("describe", "norms_rate")
    #expect(described.stderr.contains("no respondent is known to have been interviewed"), "\(described.summary)")
    let asked = try await bench.strand("quotes", "--where", "survey.age > 1")
    #expect(asked.status == 64 && asked.stderr.contains("join: group"))
  }

  @Test func asAFileOfSPSS() async throws {
    let bench = try study()
    _ = try await bench.answer("quantify", "norms", "--output", "codes.sav")
    let other = try StudyBench(["study.yaml": "study: other\nsurvey: {file: codes.sav, id: participant}\n"])
    try other.write(try bench.bytes("codes.sav"), to: "codes.sav")
    let rows = try await other.json("describe", "norms_mentioned")["rows"].elements
    #expect(rows[0]["cells"].elements[0]["n"].integer == 27 && rows[0]["type"].string == "nominal")
    #expect(try await bench.strand("quantify", "--format", "sav").status == 64)
  }
}
