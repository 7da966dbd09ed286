import Foundation
import Testing

/// `strand map`, `strand checklist`, the exports for QCA and epistemic networks, on the allotment study and the sample.
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

  @Test func codesByLevels() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let json = try await bench.json("map", "--by", "cbo", "--permutations", "199")
    let rows = json["rows"].elements
    #expect(rows.count { $0["kind"].string == "level" } == 3)
    for kind in ["code", "level"] {
      let own = rows.filter { $0["kind"].string == kind }
      #expect(abs(own.reduce(0) { $0 + ($1["mass"].double ?? 0) } - 1) < 1e-12)
      #expect(abs(own.reduce(0) { $0 + ($1["contribution_x"].double ?? 0) } - 1) < 1e-9)
    }
    let inertias = json["inertias"].elements.compactMap(\.double)
    #expect(inertias.count == 2 && abs(inertias.reduce(0, +) - (json["inertia"].double ?? 0)) < 1e-12)
    #expect((json["p"].double ?? 0) >= 1.0 / 200)
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

  @Test func checklistsHaveAllItems() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let coreq = try await bench.json("checklist")
    #expect(coreq["rows"].elements.map { $0["number"].integer } == (1...32).map { $0 })
    let srqr = try await bench.json("checklist", "srqr")
    #expect(srqr["rows"].elements.map { $0["number"].integer } == (1...21).map { $0 })
    let sum = ["answered", "partly", "open"].reduce(0) { $0 + (coreq[$1].integer ?? 0) }
    #expect(sum == 32)
    let size = try #require(coreq["rows"].elements.first { $0["topic"].string == "Sample size" })
    #expect(size["state"].string == "answered" && size["places"].strings.contains("respondents/participants.csv"))
    let ethics = try #require(srqr["rows"].elements.first { $0["topic"].string == "Funding" })
    #expect(ethics["state"].string == "open" && ethics["findings"].elements.isEmpty)
    let open = try await bench.json("checklist", "--open")
    #expect(open["rows"].elements.count == 32 - (coreq["answered"].integer ?? 0))
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
      #expect(people.reduce(0) { $0 + ($1["codes"][key].integer ?? 0) } == count, "\(code)")
    }
    let words = try await bench.strand("export", "qca", "q.csv", "--outcome", "relation")
    #expect(words.status == 64 && words.stderr.contains("`relation` holds words"))
    #expect(try await bench.strand("export", "qca", "q.csv", "--outcome", "nowhere").status == 66)
    let number = try await bench.strand("export", "qca", "n.csv", "--outcome", "age")
    #expect(number.status == 0 && (try bench.read("n.csv")).contains(",AGE\n"))
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
