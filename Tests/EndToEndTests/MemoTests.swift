import Testing

/// Memos are listed by what they are on.
@Suite struct MemoTests {
  private func texts(_ bench: StudyBench, _ arguments: String...) async throws -> [String?] {
    try await bench.json(["memos"] + arguments)["rows"].elements.map { $0["text"].string }
  }

  @Test func memosAreFoundByCodeTranscriptAndCoder() async throws {
    let bench = try await CodedStudies.allotment()
    #expect(try await texts(bench) == [])
    _ = try await bench.answer("memo", "compare with a2", "--coding", "10000001", "--coder", "bo")
    _ = try await bench.answer("memo", "two talks at once", "--transcript", "shed")
    _ = try await bench.answer("memo", "overlaps with soil", "--code", "norms")
    #expect(try await texts(bench) == ["compare with a2", "two talks at once", "overlaps with soil"])
    #expect(try await texts(bench, "order") == ["overlaps with soil"], "by the code's present id")
    #expect(try await texts(bench, "--transcript", "shed") == ["two talks at once"])
    #expect(try await texts(bench, "--coder", "bo") == ["compare with a2"])
    let onCoding = try #require(try await bench.json("memos", "--coder", "bo")["rows"].elements.first)
    let coding = try #require(
      try await bench.json("quotes", "--origin", "person")["rows"].elements.first {
        $0["ids"].strings.contains { $0.hasPrefix("10000001") }
      })
    let words = try #require(onCoding["quote"].string)
    #expect(coding["text"].string?.contains(words) == true, "the coding's own words, inside its segment")
    #expect(onCoding["code"].string == coding["code"].string)
    _ = try await bench.answer("undo")
    #expect(try await texts(bench) == ["compare with a2", "two talks at once"], "taken back like any decision")
    let unknown = try await bench.strand("memos", "sail")
    #expect(unknown.status == 66)
    #expect(unknown.stderr.contains("Did you mean `soil`?"))
  }

  @Test func memosOnPeopleAndTheStudyReferToEachOther() async throws {
    let bench = try await CodedStudies.allotment()
    let first = try await bench.json("memo", "speaks of debts", "--participant", "a1", "--link", "code:norms")
    let id = try #require(first["rows"].elements.first?["id"].string)
    _ = try await bench.answer(
      "memo", "debt is everywhere", "--whole-study", "--link", String(id.prefix(8)), "--link", "memo:\(id)",
      "--link", "transcript:shed")
    let rows = try await bench.json("memos")["rows"].elements
    #expect(rows[0]["participant"].string == "A1" && rows[0]["whole_study"].bool == false)
    #expect(rows[0]["links"].strings == ["code:norms"] || rows[0]["links"].strings == ["code:order"])
    let second = try #require(rows[1]["id"].string)
    #expect(rows[0]["linked_from"].strings == [String(second.prefix(8))])
    #expect(rows[1]["whole_study"].bool == true && rows[1]["linked_from"].strings == [])
    #expect(rows[1]["links"].strings == ["memo:\(id.prefix(8))", "transcript:shed"], "what is said twice counts once")
    let plain = try await bench.answer("memos")
    #expect(plain.contains("On the participant A1") && plain.contains("On the study"), "\(plain)")
    #expect(try await texts(bench, "order") == ["speaks of debts"], "what refers to a code is found under it")
    #expect(try await texts(bench, "--transcript", "shed") == ["debt is everywhere"])
    #expect(try await texts(bench, "--participant", "A1") == ["speaks of debts"])
    #expect(try await texts(bench, "--whole-study") == ["debt is everywhere"])
    // Another name of the transcript, and a memo that is taken back.
    _ = try await bench.answer("rename-transcript", "shed", "barn")
    #expect(try await texts(bench, "--transcript", "barn") == ["debt is everywhere"])
    let history = try await bench.answer("history", "--format", "markdown")
    #expect(history.contains("refers to code:"), "\(history)")
    _ = try await bench.answer("undo", id)
    let left = try await bench.json("memos")["rows"].elements
    #expect(left.map { $0["links"].strings } == [["transcript:barn"]])
    let check = try await bench.strand("check")
    #expect(check.status == 0)
    #expect(check.stdout.contains("refers to `memo:\(id)`, which is not there"), "\(check.summary)")
    for (arguments, status) in [
      (["memo", "x", "--participant", "nobody"], 66), (["memo", "x", "--code", "help", "--link", "code:nothing"], 66),
      (["memo", "x", "--code", "help", "--link", "person:A1"], 64), (["memo", "x"], 64),
      (["memo", "x", "--code", "help", "--whole-study"], 64), (["memos", "--participant", "nobody"], 66),
    ] {
      #expect(try await bench.strand(arguments).status == Int32(status), "\(arguments)")
    }
  }

  /// What others have written on somebody whose words are still hidden is hidden, too, and what refers to that.
  @Test func blindCodersDoNotSeeMemosOfOthersOnPeople() async throws {
    let bench = try await CodedStudies.allotment()
    let first = try await bench.json("memo", "a thief", "--participant", "A1", "--coder", "bo")
    let id = try #require(first["rows"].elements.first?["id"].string)
    _ = try await bench.answer("memo", "see there", "--whole-study", "--link", "memo:\(id)", "--coder", "bo")
    _ = try await bench.answer("memo", "open to all", "--whole-study", "--coder", "bo")
    _ = try await bench.answer("memo", "my own", "--participant", "A1", "--coder", "anna")
    for (coder, seen) in [("anna", ["open to all", "my own"]), ("bo", ["a thief", "see there", "open to all"])] {
      let outcome = try await bench.strand(
        ["memos", "--blind", "--format", "json"], environment: ["STRAND_CODER": coder])
      #expect(try JSON(parsing: outcome.stdout)["rows"].elements.map { $0["text"].string } == seen, "\(coder)")
    }
  }
}
