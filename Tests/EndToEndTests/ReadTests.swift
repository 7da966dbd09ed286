import Testing

/// `strand read`: a transcript with what is coded in it.
@Suite struct ReadTests {
  @Test func turnsAreShownWithTheirCodings() async throws {
    let bench = try await CodedStudies.allotment()
    let all = try await bench.json("read", "a1")
    let rows = all["rows"].elements
    #expect(rows.map { $0["turn"].integer } == Array(1...rows.count))
    #expect(rows.first?["role"].string == "interviewer" && rows[1]["speaker"].string == "Maud")
    let codings = rows.flatMap { $0["codings"].elements }
    #expect(!codings.isEmpty && codings.allSatisfy { $0["coder"].string != nil })
    // The same codings as quotes lists them, cut to their turns.
    let ids = Set(
      try await bench.json("quotes", "--review", "decided", "--speakers", "everyone")["rows"].elements.filter {
        $0["transcript"].string == "a1"
      }.flatMap { $0["ids"].strings }.filter { !$0.hasPrefix("h") })
    #expect(Set(codings.compactMap { $0["id"].string }) == ids)
    for row in rows {
      for coding in row["codings"].elements {
        #expect(row["text"].string?.contains(coding["text"].string ?? "-") == true)
      }
    }
  }

  @Test func turnsCodesAndCodersNarrowIt() async throws {
    let bench = try await CodedStudies.allotment()
    #expect(try await bench.json("read", "a1", "--turns", "2-3")["rows"].elements.map { $0["turn"].integer } == [2, 3])
    func codes(_ arguments: String...) async throws -> Set<String> {
      let rows = try await bench.json(["read", "a1"] + arguments)["rows"].elements
      return Set(rows.flatMap { $0["codings"].elements }.compactMap { $0["code"].string })
    }
    let everything = try await codes("--hits")
    let help = try await codes("--codes", "help", "--hits")
    #expect(help == everything.filter { $0.hasPrefix("help") } && help != everything && !help.isEmpty)
    let mine = try await bench.json("read", "a1", "--coder", "bo")["rows"].elements.flatMap { $0["codings"].elements }
    #expect(mine.allSatisfy { $0["coder"].string == "bo" })
    let hits = try await bench.json("read", "a1", "--hits")["rows"].elements.flatMap { $0["codings"].elements }
    #expect(hits.contains { $0["coder"] == .null && $0["id"].string?.hasPrefix("h") == true })
  }

  @Test func whatIsNotThereIsSaid() async throws {
    let bench = try await CodedStudies.allotment()
    let turn = try await bench.strand("read", "a1", "--turns", "400")
    #expect(turn.status == 64)
    #expect(turn.stderr.contains("not a turn 400"), "\(turn.summary)")
    #expect(try await bench.strand("read", "a1", "--turns", "x").status == 64)
    let name = try await bench.strand("read", "a9")
    #expect(name.status == 66)
    #expect(name.stderr.contains("Did you mean `a"), "\(name.summary)")
    #expect(try await bench.strand("read", "a1", "--codes", "nothing").status == 66)
    #expect(try await bench.strand("read", "a1", "--coder", "nobody").status == 66)
  }

  @Test func eightyColumnsAreEnough() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try await bench.answer("read", "a1")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text)")
    #expect(text.contains("Maud") && text.contains("codings."))
  }
}
