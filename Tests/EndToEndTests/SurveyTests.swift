import Foundation
import Testing

/// The survey's verbs on the sample study, against the figures that the article prints.
///
/// Origin: Yang & Xu 2024, Sustainability 16(11), 4530, tables 2 to 4, as copied in examples/resettlement/published.json.
@Suite struct SurveyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let terms = [
    "residence_months", "age", "male", "off_farm_employed", "income_level_x10", "hukou", "participation", "existence",
    "(constant)",
  ]

  private func published() throws -> JSON {
    let file = Self.root.appendingPathComponent("examples/resettlement/published.json")
    return try JSON(parsing: String(decoding: Data(contentsOf: file), as: UTF8.self))
  }

  private func stars(_ statistic: Double) -> Int { [1.645, 1.96, 2.576].count { abs(statistic) > $0 } }

  @Test(arguments: ["describe", "scale", "regress"]) func nobodyIsCountedTwice(verb: String) async throws {
    let bench = try StudyBench(copying: Self.root)
    let survey = try bench.read("respondents/survey.csv")
    let first = try #require(survey.split(separator: "\n").dropFirst().first)
    try bench.write(survey + first + "\n", to: "respondents/survey.csv")
    let outcome = try await bench.strand(verb)
    #expect(outcome.status == 65 && outcome.stdout.isEmpty, "\(outcome.summary)")
    #expect(outcome.stderr.contains("survey.csv:289: error: the respondent's id `R001` is already in line 2"))
  }

  @Test func theEightModelsAreThePublishedOnes() async throws {
    let bench = try StudyBench(copying: Self.root)
    let rows = try await bench.json("regress")["rows"].elements
    let models = try published()["models"].elements
    #expect(rows.count == 8 && models.count == 8)
    for (row, model) in zip(rows, models) {
      let name = row["model"].string ?? ""
      #expect(row["outcome"] == model["outcome"] && row["n"].integer == 287)
      #expect(abs((row["adj_r2"].double ?? .nan) - (model["adj_r2"].double ?? .nan)) < 0.02, "\(name) adjusted R2")
      let terms = Dictionary(uniqueKeysWithValues: row["terms"].elements.map { ($0["term"].string ?? "", $0) })
      for (index, term) in Self.terms.enumerated() {
        guard let coefficient = model["b"].elements[index].double, let error = model["se"].elements[index].double else {
          #expect(terms[term] == nil, "\(name) has no \(term)")
          continue
        }
        let estimate = try #require(terms[term]?["estimate"].double, "\(name) \(term)")
        #expect(abs(estimate - coefficient) < 0.005, "\(name) \(term): \(estimate), published \(coefficient)")
        // Printed to three digits, small coefficients do not tell their own t value.
        if term != "(constant)", abs(coefficient) > 0.05, term != "income_level_x10" {
          let p = try #require(terms[term]?["p"].double)
          #expect([0.1, 0.05, 0.01].count { p < $0 } == stars(coefficient / error), "\(name) \(term): stars")
        }
      }
    }
  }

  @Test func theScalesAreThePublishedOnes() async throws {
    let bench = try StudyBench(copying: Self.root)
    let rows = try await bench.json("scale")["rows"].elements
    // Table 2: share of variance in percent, and KMO.
    let expected: [String: (variance: Double, kmo: Double)] = [
      "economic": (56.86, 0.543), "behavior": (39.58, 0.647), "neighborly": (82.36, 0.723), "identity": (51.37, 0.600),
    ]
    #expect(rows.count == 4)
    for row in rows {
      let scale = try #require(expected[row["scale"].string ?? ""])
      let share = try #require(row["variance_explained"].elements.first?.double)
      #expect(abs(share * 100 - scale.variance) < 0.5)
      #expect(abs((row["kmo"].double ?? .nan) - scale.kmo) < 0.01)
    }
  }

  @Test func describingComparesTheGroupsOfTheInterviews() async throws {
    let bench = try StudyBench(copying: Self.root)
    let description = try await bench.json("describe", "age", "hukou", "neighborly", "--by", "cbo")
    #expect(description["levels"].elements.map { $0["respondents"].integer } == [46, 54, 187])
    #expect(description["rows"].elements.map { $0["variable"].string } == ["age", "hukou", "neighborly"])
    let unknown = try await bench.strand("describe", "agee")
    #expect(unknown.status == 66)
    #expect(unknown.stderr.contains("Did you mean `age`?"))
  }

  @Test func aStudyOfInterviewsAloneSaysSo() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let outcome = try await bench.strand("regress")
    #expect(outcome.status == 66)
    #expect(outcome.stderr.contains("the study has no survey"))
  }
}
