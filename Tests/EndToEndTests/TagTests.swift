import TestSupport
import Testing

/// What `tag` takes beside one code on one passage.
@Suite struct TagTests {
  private func quotes(_ bench: StudyBench, _ code: String) async throws -> [String] {
    try await bench.json("quotes", code, "--origin", "person")["rows"].elements.compactMap { $0["text"].string }
  }

  @Test func severalCodesAtOnce() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let text = try await bench.answer("tag", "a1", "--code", "soil", "--code", "order", "--turn", "4")
    #expect(text.hasPrefix("2 codings recorded for anna ("))
    #expect(try bench.journal("anna").map { $0["code"].string } == ["soil", "order"])
    _ = try await bench.answer("undo")
    #expect(try await quotes(bench, "soil").isEmpty)
  }

  @Test(arguments: [
    (
      "My neighbour … his spade for good",
      "My neighbour helped me dig the first year, and then he lent me his spade for good"
    ),
    (
      "The committee? [...] I never gave it back",
      "The committee? No. My neighbour helped me dig the first year, and then "
        + "he lent me his spade for good. I never gave it back"
    ),
    ("…he lent me his spade…", "he lent me his spade"),
  ])
  func wordsLeftOut(_ quote: String, _ coded: String) async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--quote", quote)
    #expect(try await quotes(bench, "soil") == [coded])
  }

  /// The place is named, the words are not.
  @Test func theNearestPassageIsNamed() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let wrong = try await bench.strand(
      "tag", "a1", "--code", "soil", "--quote",
      "My neighbour helped me digging in the first year and then lent his spade")
    #expect(wrong.status == 64 && wrong.stdout == "")
    #expect(wrong.stderr.contains("The words most like it are in turn 2 (--chars "), "\(wrong.stderr)")
    #expect(!wrong.stderr.contains("neighbour"))
    let nowhere = try await bench.strand("tag", "a1", "--code", "soil", "--quote", "xyzzy plugh quux frobnicate")
    #expect(nowhere.status == 64 && !nowhere.stderr.contains("most like it"), "\(nowhere.stderr)")
  }

  /// A quote that was typed anew, from a text that was typeset.
  @Test(arguments: [
    "The council's plan told us that well-being in a town is fine",
    "The council's plan tells us, that well-being in towns",
  ])
  func theNearestPassageOfATypesetText(quote: String) async throws {
    let text =
      "Int: And?\n\nIda: The council’s plan told us that well\u{2011}being in towns is ﬁne; they do it.\n\n"
      + "Int: Why?\n\nIda: For the sake of it all.\n"
    let bench = try StudyBench(AllotmentStudy.files.merging(["transcripts/typeset.txt": text]) { first, _ in first })
    let wrong = try await bench.strand("tag", "typeset", "--code", "soil", "--quote", quote)
    #expect(wrong.stderr.contains("The words most like it are in turn 2 (--chars "), "\(wrong.stderr)")
  }

  @Test func aCodesNameLeadsToItsId() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    for arguments in [["tag", "a1", "--turn", "2", "--code", "lending tools"], ["quotes", "Lending tools"]] {
      let outcome = try await bench.strand(arguments)
      #expect(outcome.status == 66)
      #expect(outcome.stderr.contains("Its id is `help.tools`: write the id."), "\(outcome.stderr)")
    }
  }

  @Test func partlyAndWhollyTheInterviewers() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    func said(_ turn: String) async throws -> String {
      try await bench.strand("tag", "a1", "--code", "soil", "--turn", turn).stderr
    }
    #expect(try await said("1").contains(" is wholly an interviewer's words, and so never counted."))
    #expect(
      try await said("1-2").contains(" is partly an interviewer's words, which are never counted; the rest counts."))
    #expect(try await said("2").isEmpty)
  }

  @Test func aTableWithCodersDatesAndMemos() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try bench.write(
      """
      transcript,code,turn,coder,date,memo,note
      a1,soil,2,lin,2021-05-03,does she mean clay?,first
      a1,soil,4,lin,2021-05-03 14:30,,
      a2,soil,2,,,,

      """, to: "tags.csv")
    let text = try await bench.answer("tag", "--from", "tags.csv")
    #expect(text.contains("1 coding recorded for anna (") && text.contains("2 codings recorded for lin ("))
    let lin = try bench.journal("lin")
    #expect(lin.map { $0["kind"].string } == ["tag", "memo", "tag"])
    #expect(lin.map { $0["by"].string } == ["anna", "anna", "anna"])
    #expect(lin[0]["time"].string == "2021-05-03T00:00:00.000Z" && lin[2]["time"].string == "2021-05-03T14:30:00.000Z")
    #expect(lin[1]["target"] == lin[0]["id"] && lin[1]["note"].string == "does she mean clay?")
    let decision = try bench.journal("anna")[0]["id"].string
    #expect(lin.map { $0["decision"].string } == [decision, decision, decision])
    _ = try await bench.answer("undo", try #require(decision))
    #expect(try await quotes(bench, "soil").isEmpty)
    try bench.write("transcript,code,turn,date\na1,soil,2,May 3\n", to: "tags.csv")
    let wrong = try await bench.strand("tag", "--from", "tags.csv")
    #expect(wrong.status == 65 && wrong.stderr.contains("tags.csv:2: error: `May 3` is not a date"))
  }
}
