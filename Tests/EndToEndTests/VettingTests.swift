import Foundation
import Testing

/// `strand vet` on the published tables of the sample study's article, and on a copy whose figures come from one survey.
///
/// Origin: Yang & Xu 2024, Sustainability 16(11), 4530, tables 1 to 4; what is wrong with them was worked out by hand
/// (examples/published-tables/README.md).
@Suite struct VettingTests {
  private static let tables = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("examples/published-tables")

  private func path(_ name: String) -> String { Self.tables.appendingPathComponent(name).path }

  private func vet(_ name: String) async throws -> (status: Int32, json: JSON) {
    // An empty folder: no study is needed.
    let outcome = try await StudyBench().strand("vet", path(name), "--format", "json")
    #expect(outcome.stderr == "", "\(outcome.summary)")
    return (outcome.status, try JSON(parsing: outcome.stdout))
  }

  private func rows(_ json: JSON, _ rule: String, kind: String = "inconsistency") -> [JSON] {
    json["rows"].elements.filter { $0["rule"].string == rule && $0["kind"].string == kind }
  }

  private func names(_ json: JSON, _ rule: String) -> [String] { rows(json, rule).compactMap { $0["row"].string } }

  @Test func theArticlesInconsistenciesAreFound() async throws {
    let (status, json) = try await vet("yang-xu-2024.yaml")
    #expect(status == 1)
    // 1. Two items on a scale from 1 to 2 whose SD only a third level allows.
    #expect(names(json, "possible_sd") == ["mate_selection_advantage", "psychological_distance"])
    let largest = rows(json, "possible_sd").compactMap { $0["figures"].elements.first?["high"].double }
    #expect(zip(largest, [0.433, 0.473]).allSatisfy { abs($0 - $1) < 0.001 } && largest.count == 2)
    // 2. Income level times 10, in the means and in the standard errors.
    let means = try #require(rows(json, "through_means").first)
    #expect(means["row"].string == "model 1, 2, 3, 4, 5, 6, 7, 8")
    #expect(
      means["possible"].string
        == "the outcome's mean, 0.000; with income_level times 10 the models go through the means")
    #expect(names(json, "standard_error") == ["income_level", "hukou", "participation"])
    #expect(rows(json, "standard_error")[0]["possible"].string?.hasSuffix("entered times 10") == true)
    // 3. Means that no count of 287 gives, with the nearest; and the same percentages in the text.
    let impossible = rows(json, "whole_mean").filter { $0["place"].string == "Table 3" }
    #expect(impossible.compactMap { $0["row"].string } == ["participation", "existence", "gender", "income_level"])
    let nearest = impossible.compactMap { $0["possible"].string?.prefix(6) }
    #expect(nearest == ["46/287", "54/287", "131/28", "939/28"])
    #expect(names(json, "percent_of_n").count == 3)
    // 4. The text gives the share of the other level.
    #expect(names(json, "coding") == ["gender: female", "hukou: urban"])
    #expect(rows(json, "coding").allSatisfy { $0["possible"].string?.contains("is the share of") == true })
    // 5. Which count AIC follows: Stata's in models 1 and 2.
    let counted = try #require(rows(json, "aic", kind: "information").first)
    #expect(counted["possible"].string?.hasPrefix("Stata's count in model 1, 2;") == true)
    // 6. XF in the text, TF in Table 1.
    #expect(rows(json, "names").first?["printed"].string == "“XF” here only; “TF” in Table 1 only")
  }

  /// Everything else that is found, so that nothing is found that has not been looked at.
  @Test func nothingIsFoundThatIsNotThere() async throws {
    let (_, json) = try await vet("yang-xu-2024.yaml")
    // Worked out with Python's integers: no sum of squares of the right parity gives these SDs, by n or n - 1.
    #expect(names(json, "whole_sd") == ["economic_pressure", "lifestyle_change", "sense_of_belonging"])
    #expect(
      rows(json, "whole_mean").filter { $0["place"].string == "Table 2" }.compactMap { $0["row"].string } == [
        "activities_with_friends", "interaction_with_city", "life_satisfaction", "range_of_interaction",
        "mate_selection_advantage", "psychological_distance",
      ])
    // AIC against adjusted R2 with a standardised outcome: 769 is printed where 770.8 to 774.2 is possible, and so on.
    #expect(names(json, "aic") == ["model 1, 2, 5, 6", "model 3, 4, 7, 8"])
    #expect(json["inconsistencies"].integer == 27)
  }

  @Test func figuresOfOneSurveyAreClean() async throws {
    let (status, json) = try await vet("yang-xu-2024-corrected.yaml")
    #expect(status == 0)
    #expect(json["inconsistencies"].integer == 0)
    #expect(rows(json, "aic", kind: "information").count == 1)
    let checks = json["checks"].elements.reduce(into: [:]) { $0[$1["rule"].string ?? ""] = $1["times"].integer }
    #expect(checks["standard_error"] == 56 && checks["through_means"] == 8 && checks["whole_sd"] == 19)
  }

  @Test(arguments: Verbs.formats) func everyFormat(format: String) async throws {
    let outcome = try await StudyBench().strand("vet", path("yang-xu-2024.yaml"), "--format", format)
    #expect(outcome.status == 1)
    #expect(outcome.stdout.contains("participation") && outcome.stdout.hasSuffix("\n"))
    if format == "text" {
      #expect(outcome.stdout.split(separator: "\n").allSatisfy { $0.count <= 80 }, "wider than a terminal")
    }
  }

  @Test func keysOfJSON() async throws {
    let (_, json) = try await vet("yang-xu-2024.yaml")
    let common = ["command": "string", "study": "string", "inputs": "object", "unit": "string?"]
    let contract = [
      "paper": "string", "doi": "string?", "rows": "[object]", "inconsistencies": "integer", "checks": "[object]",
      "notes": "[string]",
    ]
    #expect(json.differences(from: common.merging(contract) { $1 }).isEmpty)
    for row in json["rows"].elements {
      let keys = [
        "place": "string", "row": "string", "line": "integer", "kind": "string", "rule": "string",
        "printed": "string", "possible": "string", "figures": "[object]",
      ]
      #expect(row.differences(from: keys).isEmpty)
      for figure in row["figures"].elements {
        let keys = ["name": "string", "printed": "string?", "low": "number?", "high": "number?"]
        #expect(figure.differences(from: keys).isEmpty)
      }
    }
  }

  @Test func theDocumentedExampleIsReadAndClean() async throws {
    let page = DocumentPiece.pieces(of: try Documents.read("docs/file-formats.md"))
    let blocks = page.compactMap { piece -> [String]? in
      guard case .block(let block) = piece, block.lines.first?.hasPrefix("paper:") == true else { return nil }
      return block.lines
    }
    let bench = try StudyBench(["example.yaml": try #require(blocks.first).joined(separator: "\n")])
    let json = try await bench.json("vet", "example.yaml")
    #expect(json["inconsistencies"].integer == 0 && json["checks"].elements.count >= 12)
  }

  @Test func malformedAndMissingFiles() async throws {
    let bench = try StudyBench(["bad.yaml": "paper: P\ntables:\n  T:\n    variables: {a: {mean: x}}\n"])
    let bad = try await bench.strand("vet", "bad.yaml")
    #expect(bad.status == 65 && bad.stdout == "")
    #expect(
      bad.stderr.hasPrefix("strand: bad.yaml:4:27: error: `x` is not a number that `mean` can have."), "\(bad.stderr)")
    #expect(try await bench.strand("vet", "nowhere.yaml").status == 66)
    #expect(try await bench.strand("vet").status == 64)
  }
}
