import Foundation
import Testing

/// `strand map`, the exports for QCA and epistemic networks, on the allotment study and the sample.
@Suite struct MapTests {
  @Test func codesInClusters() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let json = try await bench.json("map")
    let contract = JSONContractTests.common.merging([
      "rows": "[object]", "stress": "number", "fit": "number", "eigenvalues": "[number]", "linkage": "string",
      "clusters": "integer", "silhouette": "number", "order": "[string]", "merges": "[object]", "notes": "[string]",
    ]) { $1 }
    #expect(json.differences(from: contract) == [])
    let codes = json["rows"].elements.count
    #expect(codes >= 3 && json["merges"].elements.count == codes - 1)
    let used = Set(json["rows"].elements.compactMap { $0["cluster"].integer })
    #expect(used == Set(1...(json["clusters"].integer ?? 0)))
    #expect(json["notes"].strings.contains { $0.contains("Stress-1 is") })
    let two = try await bench.json("map", "--clusters", "2", "--unit", "turns", "--linkage", "ward")
    #expect(two["clusters"].integer == 2 && two["unit"].string == "turns")
  }

  private func sum(_ rows: [JSON], _ key: String) -> Double {
    rows.reduce(0) { sum, row in sum + (row[key].double ?? 0) }
  }

  @Test func codesByLevels() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let json = try await bench.json("map", "--by", "cbo", "--permutations", "199")
    let rows = json["rows"].elements
    #expect(rows.count { $0["kind"].string == "level" } == 3)
    for kind in ["code", "level"] {
      let own = rows.filter { $0["kind"].string == kind }
      #expect(abs(sum(own, "mass") - 1) < 1e-12)
      #expect(abs(sum(own, "contribution_x") - 1) < 1e-9)
    }
    let inertias = json["inertias"].elements.compactMap(\.double)
    let total = try #require(json["inertia"].double)
    #expect(inertias.count == 2 && abs(inertias.reduce(0, +) - total) < 1e-12)
    let p = try #require(json["p"].double)
    #expect(p >= 0.005)
  }

  @Test func whatCannotBeMapped() async throws {
    let bench = try await CodedStudies.allotment()
    let few = try await bench.strand("map", "--min-people", "99")
    #expect(few.status == 66 && few.stderr.contains("a map needs three codes, and 0 are mentioned by 99 people"))
    let unit = try await bench.strand("map", "--by", "site", "--unit", "turns")
    #expect(unit.status == 64 && unit.stderr.contains("--unit is people where codes are set against a group"))
    #expect(try await bench.strand("map", "--clusters", "90").status == 64)
  }

  @Test func theFiguresOfARun() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let yaml = try bench.read("study.yaml")
    let start = try #require(yaml.range(of: "analyses:"))
    try bench.write(
      String(yaml[..<start.lowerBound])
        + "analyses:\n  - {make: map}\n  - {make: map, by: cbo, permutations: 199}\n  - {make: cooccur, within: turn}\n"
        + "  - {make: checklist}\n", to: "study.yaml")
    _ = try await bench.answer("run")
    for name in ["map", "map-cbo", "cooccur", "cooccur-network"] {
      #expect(try bench.read("results/\(name).svg").contains("<title"), "\(name)")
    }
    #expect(bench.exists("results/checklist-coreq.csv"))
  }

  /// The conditions are whom `quantify` counts; names are such as R takes.
  @Test func casesForQCA() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let outcome = try await bench.strand(
      "export", "qca", "qca.csv", "norms", "self-efficacy", "--outcome", "solidarity")
    #expect(outcome.status == 0, "\(outcome.summary)")
    let lines = try bench.read("qca.csv").split(separator: "\n").map(String.init)
    #expect(lines[0] == "CASE,NORMS,SELF_EFFICACY,SOLIDARITY")
    #expect(outcome.stderr.contains("SELF_EFFICACY: self-efficacy"))
    let people = try await bench.json("quantify", "norms", "self-efficacy", "solidarity")["rows"].elements
    #expect(lines.count == people.count + 1)
    let mentioned = (0..<3).map { column in
      lines.dropFirst().count { $0.split(separator: ",")[column + 1] == "1" }
    }
    for (code, count) in zip(["norms_mentioned", "self-efficacy_mentioned", "solidarity_mentioned"], mentioned) {
      let key = people[0]["codes"].keys.first { $0.replacing("-", with: "_") == code.replacing("-", with: "_") } ?? code
      let mentions = people.compactMap { $0["codes"][key].integer }.reduce(0, +)
      #expect(mentions == count, "\(code)")
    }
    let bound = try await bench.strand("export", "qca", "b.csv", "norms.formal", "service", "--outcome", "norms")
    #expect(bound.status == 0 && bound.stderr.contains("warning: the condition `norms.formal` and the outcome `norms`"))
    let words = try await bench.strand("export", "qca", "q.csv", "--outcome", "relation")
    #expect(words.status == 64 && words.stderr.contains("`relation` holds words"))
    #expect(try await bench.strand("export", "qca", "q.csv", "--outcome", "nowhere").status == 66)
    let number = try await bench.strand("export", "qca", "n.csv", "--outcome", "age")
    let table = try bench.read("n.csv")
    #expect(number.status == 0 && table.contains(",AGE\n"))
  }

  @Test func turnsForEpistemicNetworks() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    _ = try await bench.answer("export", "ena", "ena.csv", "norms", "service", "--by", "cbo")
    let lines = try bench.read("ena.csv").split(separator: "\n").map(String.init)
    #expect(lines[0] == "TRANSCRIPT,TURN,PERSON,cbo,norms,service")
    let quotes = try await bench.json("quotes", "norms", "--roll-up")["rows"].elements.filter {
      $0["code"].string == "norms"
    }
    let turns = Set(quotes.map { "\($0["transcript"].string ?? ""),\($0["turn"].integer ?? 0)" })
    #expect(lines.dropFirst().count { $0.split(separator: ",")[4] == "1" } == turns.count)
  }
}
