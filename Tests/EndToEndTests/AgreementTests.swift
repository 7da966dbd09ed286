import Foundation
import Testing

/// `compare` counts exactly what `quotes --roll-up` lists with the same filters, on every study at hand.
@Suite struct AgreementTests {
  static let filters: [[String]] = [
    [], ["--review", "person"], ["--review", "unreviewed"], ["--review", "accepted"], ["--origin", "rule"],
    ["--origin", "person"], ["--coder", "anna"], ["--coder", "anna", "--origin", "rule"],
    ["--origin", "rule", "--review", "accepted"], ["--speakers", "everyone"],
  ]

  @Test(arguments: filters) func theAllotmentAgrees(filter: [String]) async throws {
    let bench = try await CodedStudies.allotment()
    try await expectAgreement(bench, by: ["tenure"], filter)
    try await expectAgreement(bench, by: ["site"], filter + ["--where", "age >= 40"], codes: ["help.tools", "order"])
  }

  @Test func everyColumnAndCodeAgrees() async throws {
    let bench = try await CodedStudies.allotment()
    try await expectAgreement(bench, by: ["gender", "years"])
    for code in ["help", "help.water", "norms"] {
      try await expectAgreement(bench, by: ["tenure"], codes: [code])
    }
    let tea = try await CodedStudies.teaVillage()
    try await expectAgreement(tea, by: ["住处"], ["--where", "年龄 > 60"])
  }

  @Test(arguments: filters) func theTeaVillageAndTheChoirAgree(filter: [String]) async throws {
    try await expectAgreement(try await CodedStudies.teaVillage(), by: ["年龄组"], filter)
    try await expectAgreement(try await CodedStudies.choir(), by: ["joined"], filter)
  }

  /// The study at the repository's root and those under examples/.
  static let ownStudies: [URL] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let examples = root.appendingPathComponent("examples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: examples.path)) ?? []
    return ([root] + names.sorted().map { examples.appendingPathComponent($0) }).filter {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("study.yaml").path)
    }
  }()

  @Test(arguments: ownStudies) func ourOwnStudiesAgree(study: URL) async throws {
    let bench = try StudyBench(copying: study)
    let check = try await bench.strand("check")
    #expect(check.status == 0, "\(check.summary)")
    let quotes = try await bench.json("quotes", "--roll-up")
    let codebook = (try? bench.names(in: "codebook")) ?? []
    #expect(codebook.isEmpty || !quotes["rows"].elements.isEmpty, "a study with a codebook and nothing to quote")
    let groups = quotes["rows"].elements.first?["groups"].keys ?? []
    for filter in [[], ["--review", "person"], ["--origin", "rule"], ["--review", "accepted"]] {
      try await expectAgreement(bench, by: groups, filter)
    }
  }

  // MARK: The comparison made again from the quotes

  private struct Key: Hashable {
    let code: String
    let level: String
  }

  private struct Count {
    var people: Set<String> = []
    var transcripts: Set<String> = []
    var segments = 0
    var words = 0
  }

  private func expectAgreement(
    _ bench: StudyBench, by groups: [String], _ filter: [String] = [], codes: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    var asked: JSON?
    for group in groups {
      let label = "\(codes) --by \(group) \(filter)"
      // Every quote says its level of every group of study.yaml, whatever quotes are sorted by.
      var known: JSON?
      if let asked, asked["rows"].elements.allSatisfy({ $0["groups"].keys.contains(group) }) { known = asked }
      let quotes: JSON
      if let known {
        quotes = known
      } else {
        quotes = try await bench.json(["quotes"] + codes + ["--roll-up", "--by", group] + filter)
      }
      asked = quotes
      let comparison = try await bench.json(["compare"] + codes + ["--by", group] + filter)
      var counts: [Key: Count] = [:]
      var without = 0
      let all = comparison["rows"].elements
      let top = all.map { $0["depth"].integer ?? 0 }.min() ?? 0
      let depths = Dictionary(
        uniqueKeysWithValues: all.map { ($0["code"].string ?? "", ($0["depth"].integer ?? 0) - top) })
      for row in quotes["rows"].elements {
        let role = row["role"].string
        #expect(filter.contains("everyone") || role == "participant", "\(label): a quote of \(role ?? "nobody")")
        guard let level = row["groups"][group].string else {
          // Codes below others are in them already.
          if depths[row["code"].string ?? ""] == 0 { without += 1 }
          continue
        }
        let key = Key(code: row["code"].string ?? "", level: level)
        let transcript = row["transcript"].string ?? ""
        counts[key, default: Count()].segments += 1
        counts[key, default: Count()].words += row["words"].integer ?? 0
        counts[key, default: Count()].transcripts.insert(transcript)
        counts[key, default: Count()].people.insert(
          row["participant"].string ?? "\(transcript)/\(row["speaker"].string ?? "")")
      }
      #expect(comparison["segments_without_level"].integer == without, "\(label)", sourceLocation: sourceLocation)
      var seen: Set<Key> = []
      for row in comparison["rows"].elements {
        for (cell, level) in zip(row["cells"].elements, comparison["levels"].elements) {
          #expect(cell["level"] == level["level"])
          let key = Key(code: row["code"].string ?? "", level: cell["level"].string ?? "")
          seen.insert(key)
          expect(cell, level, are: counts[key] ?? Count(), "\(label): \(key)", sourceLocation)
        }
      }
      let missing = counts.keys.filter { !seen.contains($0) }
      #expect(missing.isEmpty, "\(label): quoted, not compared: \(missing)", sourceLocation: sourceLocation)
    }
  }

  private func expect(
    _ cell: JSON, _ level: JSON, are count: Count, _ label: String, _ sourceLocation: SourceLocation
  ) {
    let people = level["people"].integer ?? 0
    let words = level["words"].integer ?? 0
    #expect(cell["segments"].integer == count.segments, "\(label)", sourceLocation: sourceLocation)
    #expect(cell["people"].integer == count.people.count, "\(label)", sourceLocation: sourceLocation)
    #expect(cell["words"].integer == count.words, "\(label)", sourceLocation: sourceLocation)
    #expect(cell["transcripts"].integer == count.transcripts.count, "\(label)", sourceLocation: sourceLocation)
    #expect(count.people.count <= people && count.words <= words, "\(label)", sourceLocation: sourceLocation)
    let share = people == 0 ? nil : Double(count.people.count) / Double(people)
    let rate = words == 0 ? nil : Double(count.segments) * 1000 / Double(words)
    #expect(nearly(cell["share_of_people"].double, share), "\(label)", sourceLocation: sourceLocation)
    #expect(nearly(cell["per_1000_words"].double, rate), "\(label)", sourceLocation: sourceLocation)
  }

  private func nearly(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }
}
