import Foundation
import Testing

/// `strand export respondents`.
@Suite struct ExportTests {
  private func study() throws -> StudyBench { try StudyBench(copying: Documents.repository) }

  /// Origin: R 4.2.2, `lm(neighborly ~ residence_months + age + male + off_farm_employed + income_level_x10 + hukou +
  /// participation + existence, read.csv("respondents.csv"))` on the file that `strand export respondents` writes;
  /// `coef(summary(m))`, `summary(m)$adj.r.squared`, `AIC(m)`.
  static let fourthModel: [(term: String, estimate: Double, error: Double)] = [
    ("(constant)", -1.56654771499971246, 0.30751647294030598),
    ("residence_months", 0.00995954146558423, 0.01735209464667011),
    ("age", 0.01808349651169523, 0.00427848168031526), ("male", -0.10501790133281637, 0.11093483995716717),
    ("off_farm_employed", 0.19132661455274838, 0.13657708532195559),
    ("income_level_x10", 0.00732759415140137, 0.00433171629767676), ("hukou", 0.16529885987232412, 0.18233832425142749),
    ("participation", 0.35389954201479568, 0.20714632102986122),
    ("existence", 0.73943382538928415, 0.20404353358230409),
  ]

  @Test func anotherProgramFindsTheSameModel() async throws {
    let bench = try study()
    let csv = try await bench.answer("export", "respondents")
    let names = csv.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    let model = try #require(try await bench.json("regress", "M4")["rows"].elements.first)
    #expect(names.contains("neighborly"))
    for (term, estimate, error) in Self.fourthModel {
      let found = try #require(model["terms"].elements.first { $0["term"].string == term }, "\(term)")
      #expect(abs((found["estimate"].double ?? .nan) / estimate - 1) < 1e-10, "\(term)")
      #expect(abs((found["se"].double ?? .nan) / error - 1) < 1e-10, "\(term)")
      #expect(term == "(constant)" || names.contains(term), "no column \(term)")
    }
    #expect(abs((model["adj_r2"].double ?? .nan) / 0.190227345657174 - 1) < 1e-10)
    #expect(abs((model["aic_r"].double ?? .nan) / 764.769081133587179 - 1) < 1e-10)
  }

  /// What is exported reads as what it was, made variables and all.
  @Test func whatIsExportedIsASurveyAgain() async throws {
    let bench = try study()
    _ = try await bench.answer("export", "respondents", "--output", "all.sav")
    _ = try await bench.answer("export", "respondents", "--output", "all.csv")
    let variables = ["age", "human_capital", "activities_with_friends", "neighborly", "survey_date"]
    let expected = try await bench.json(["describe"] + variables)["rows"]
    for file in ["all.sav", "all.csv"] {
      let declared = file.hasSuffix("csv") ? "\n  variables: {age: {label: age in years}}" : ""
      let other = try StudyBench(["study.yaml": "study: other\nsurvey:\n  file: \(file)\n  id: household\(declared)\n"])
      try other.write(try bench.bytes(file), to: file)
      let rows = try await other.json(["describe"] + variables)["rows"]
      for (row, original) in zip(rows.elements, expected.elements) {
        #expect(row["cells"] == original["cells"], "\(file): \(original["variable"])")
        if file.hasSuffix("sav") { #expect(row == original) }
      }
    }
  }

  @Test func jsonSaysWhatAnswersMean() async throws {
    let json = try await study().json("export", "respondents", "household", "education", "survey_date", "economic")
    #expect(
      json.differences(from: [
        "command": "string", "study": "string", "inputs": "object", "unit": "string", "variables": "[object]",
        "rows": "[object]",
      ]) == [])
    #expect(json["rows"].elements.count == 287)
    #expect(json["rows"].elements[0].keys == ["economic", "education", "household", "survey_date"])
    #expect(json["rows"].elements[0]["survey_date"].string == "2020-07-29")
    #expect(json["rows"].elements.contains { $0["education"] == .null })
    let education = json["variables"].elements[1]
    #expect(education["missing"].elements == [.integer(-99)])
    #expect(education["values"].elements.first?["label"].string == "none")
  }

  @Test func labelsInsteadOfCodes() async throws {
    let text = try await study().answer("export", "respondents", "household", "hukou", "age", "--labels")
    #expect(text.hasPrefix("household,hukou,age\nR001,rural,66\n"))
  }

  @Test func whatCannotBeWritten() async throws {
    let bench = try study()
    #expect(try await bench.strand("export", "respondents", "--format", "sav").status == 64)
    #expect(try await bench.strand("export", "respondents", "--labels", "--output", "a.sav").status == 64)
    #expect(try await bench.strand("export", "respondents", "agee").status == 66)
    let input = try await bench.strand("export", "respondents", "--output", "respondents/survey.csv")
    #expect(input.status == 64)
    #expect(
      try await bench.strand("--study", bench.root.path, "export", "respondents", "age", in: bench.home).status == 0)
  }

  @Test func namesThatSPSSForbidsAreSaid() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: x\nsurvey: {file: s.csv}\n", "s.csv": "a-b,all,c\n1,2,3\n2,3,4\n",
    ])
    let outcome = try await bench.strand("export", "respondents", "--output", "s.sav")
    #expect(outcome.status == 0)
    #expect(outcome.stderr.contains("`a-b` is called `a_b`") && outcome.stderr.contains("`all` is called `all_`"))
  }
}
