import Testing

/// Decisions can be taken back one by one, and the journals tell the whole story.
@Suite struct UndoTests {
  private func codes(_ bench: StudyBench) async throws -> [String] {
    try await bench.json("quotes", "--origin", "person")["rows"].elements.map {
      "\($0["code"].string ?? ""):\($0["turn"].integer ?? 0)"
    }
  }

  @Test func undoTakesBackTheLastDecisionAndThenTheOneBefore() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "4")
    try bench.write("transcript,code,turn\na1,help,2\na1,help,6\n", to: "tags.csv")
    let table = try await bench.json("tag", "--from", "tags.csv")
    #expect(try await codes(bench) == ["help:2", "help:6", "soil:4"])
    let undone = try await bench.json("undo")
    #expect(undone["rows"].elements.map { $0["id"] } == table["rows"].elements.map { $0["id"] })
    #expect(try await codes(bench) == ["soil:4"])
    _ = try await bench.answer("undo")
    #expect(try await codes(bench) == [])
    let nothing = try await bench.strand("undo")
    #expect(nothing.status == 66)
    #expect(nothing.stderr.contains("anna has no decision that could be taken back"))
    let history = try await bench.json("history")["rows"].elements
    #expect(history.map { $0["kind"].string } == ["tag", "tag", "tag", "undo", "undo"])
    #expect(history.map { $0["undone"].bool } == [true, true, true, false, false])
    #expect(try bench.journal("anna").count == 5, "nothing is ever deleted")
  }

  @Test func aNamedDecisionIsTakenBackByAnyOfItsIds() async throws {
    let bench = try await CodedStudies.allotment()
    _ = try await bench.answer("undo", "10000002")
    let kept = try await bench.json("quotes", "--coder", "anna", "--origin", "person")["rows"].elements
    #expect(kept.isEmpty, "all that one table recorded is one decision")
    let again = try await bench.strand("undo", "10000002")
    #expect(again.status == 64, "\(again.summary)")
    #expect(again.stdout == "")
    #expect(again.stderr.contains("has been taken back already"))
  }

  @Test func aDecisionOfManyCodingsIsNotTakenBackBySlip() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let rows = (0..<12).map { "a1,help,\(75 + $0),\(90 + $0)\n" }
    try bench.write("transcript,code,start,end\n" + rows.joined(), to: "tags.csv")
    _ = try await bench.answer("tag", "--from", "tags.csv")
    let asked = try await bench.strand("undo")
    #expect(asked.status == 64, "\(asked.summary)")
    #expect(asked.stderr.contains("consists of 12 codings and judgements"))
    #expect(asked.stderr.contains("--yes"))
    #expect(try bench.journal("anna").count == 12, "nothing was recorded")
    _ = try await bench.answer("undo", "--yes")
    #expect(try bench.journal("anna").count == 13)
    #expect(try await codes(bench) == [])
  }

  @Test func aRejectionSaysWhatGoesWithIt() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let codebook = """
      codes:
        - id: order
          name: "Order"
          rules:
            - "committee"
            - {regex: "committee", span: match}
      """
    try bench.write(codebook, to: "codebook/codes.yaml")
    let hits = try await bench.json("quotes", "--review", "unreviewed")["rows"].elements
    let ids = try #require(hits.first { $0["ids"].strings.count == 2 }?["ids"].strings)
    let sentence = try await bench.answer("reject", ids[0])
    #expect(sentence.contains("1 hit of the same code inside the passage is rejected, too."))
    #expect(try await bench.json("quotes")["rows"].elements.count == hits.count - 1)
    _ = try await bench.answer("undo")
    let words = try await bench.answer("reject", ids[1])
    #expect(!words.contains("inside the passage"), "the sentence around a hit is judged apart")
  }

  @Test func untagAcceptAndRejectAreTakenBackToo() async throws {
    let bench = try await CodedStudies.allotment()
    let before = try await bench.answer("quotes")
    let hits = try await bench.json("quotes", "--review", "unreviewed")["rows"].elements.flatMap { $0["ids"].strings }
    for arguments in [["untag", "10000002"], ["accept"] + hits.prefix(3), ["reject"] + hits.prefix(2)] {
      _ = try await bench.answer(arguments)
      #expect(try await bench.answer("quotes") != before, "\(arguments)")
      _ = try await bench.answer("undo")
      #expect(try await bench.answer("quotes") == before, "\(arguments)")
    }
  }

  @Test func judgementsChangeTheStateOfHits() async throws {
    let bench = try await CodedStudies.allotment()
    let row = try #require(
      try await bench.json("quotes", "soil", "order", "--review", "unreviewed")["rows"].elements.first)
    let hit = try #require(row["ids"].strings.first)
    _ = try await bench.answer("accept", String(hit.prefix(8)), "--coder", "cleo")
    let accepted = try await bench.json("quotes", "--coder", "cleo")["rows"].elements
    #expect(accepted.allSatisfy { $0["review"].string == "accepted" && $0["coders"].strings == ["cleo"] })
    #expect(!accepted.isEmpty)
    #expect(try await bench.answer("accept", hit, "--coder", "cleo").contains("had been accepted before"))
    _ = try await bench.answer("reject", hit, "--coder", "cleo")
    let ids = try await bench.json("quotes")["rows"].elements.flatMap { $0["ids"].strings }
    #expect(!ids.contains(hit), "what is rejected is never counted")
  }

  @Test func historyIsNarrowedByCoderTranscriptAndNumber() async throws {
    let bench = try await CodedStudies.allotment()
    let all = try await bench.json("history")["rows"].elements
    #expect(all.count == 16)
    let bo = try await bench.json("history", "--coder", "bo")["rows"].elements
    #expect(bo.count == 7 && bo.allSatisfy { $0["coder"].string == "bo" })
    let last = try await bench.json("history", "--last", "3")["rows"].elements
    #expect(last == Array(all.suffix(3)))
    let one = try await bench.json("history", "--transcript", "a2")["rows"].elements
    #expect(one.count == 2 && one.allSatisfy { $0["transcript"].string == "a2" })
  }

  /// History may be shown to anybody on the team: it tells decisions, not words.
  @Test func historyShowsNoWords() async throws {
    let bench = try await CodedStudies.allotment()
    for format in Verbs.formats {
      let text = try await bench.answer("history", "--format", format)
      #expect(!text.contains("neighbour") && !text.contains("clay"), "\(format)")
    }
  }

  @Test func memosStandInTheHistory() async throws {
    let bench = try await CodedStudies.allotment()
    _ = try await bench.answer("memo", "compare with a2", "--coding", "10000001")
    _ = try await bench.answer("memo", "two talks at once", "--transcript", "shed")
    _ = try await bench.answer("memo", "overlaps with soil", "--code", "norms")
    let memos = try await bench.json("history", "--last", "3")["rows"].elements
    #expect(memos.map { $0["note"].string } == ["compare with a2", "two talks at once", "overlaps with soil"])
    #expect(memos[0]["target"].string == "10000001-0000-4000-8000-000000000000")
    #expect(memos[1]["transcript"].string == "shed")
    #expect(memos[2]["code"].string == "order")
  }
}
