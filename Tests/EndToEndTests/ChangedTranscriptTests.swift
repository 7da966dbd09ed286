import Testing

/// A transcript that changed under codings: no wrong words are ever shown.
@Suite struct ChangedTranscriptTests {
  private static let coded = "helped me dig the first year"

  @Test(arguments: Verbs.codingQuestions + [["quotes", "soil", "--coder", "bo"]])
  func everyQuestionAboutCodingsRefuses(question: [String]) async throws {
    let bench = try await CodedStudies.allotment()
    let before = try await bench.answer(question)
    let text = try bench.read("transcripts/a1.txt")
    try bench.write(text.replacing(Self.coded, with: "helped us dig the second year"), to: "transcripts/a1.txt")
    let outcome = try await bench.strand(question)
    #expect(outcome.status == 65, "\(question): \(outcome.summary)")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix("strand: transcripts/a1.txt: error: the transcript has changed where "))
    #expect(outcome.stderr.contains("anna, bo"), "\(outcome.stderr)")
    #expect(!outcome.stderr.contains("second year"))
    // The text that was coded, put back, is as if nothing had happened.
    try bench.write(text, to: "transcripts/a1.txt")
    #expect(try await bench.answer(question) == before)
  }

  @Test func whatDoesNotLookAtCodingsGoesOn() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try bench.read("transcripts/a1.txt")
    try bench.write(text.replacing(Self.coded, with: "helped us dig the second year"), to: "transcripts/a1.txt")
    let status = try await bench.strand("status")
    #expect(status.status == 0)
    #expect(status.stdout.contains("transcripts/a1.txt: error: the transcript has changed"), "\(status.stdout)")
    #expect(try await bench.strand("history").status == 0)
    let check = try await bench.strand("check")
    #expect(check.status == 1)
    #expect(check.stdout.contains("transcripts/a1.txt: error: the transcript has changed"), "\(check.stdout)")
    #expect(try await bench.strand("tag", "a2", "--code", "soil", "--turn", "2").status == 0)
  }

  /// Edits before, after and beside the codings that leave their words where they were.
  @Test func anEditThatMovesNoWordsGoesOn() async throws {
    let bench = try await CodedStudies.allotment()
    let rows = try await bench.json("quotes", "--origin", "person")["rows"]
    let text = try bench.read("transcripts/a1.txt")
    let edits = [
      text.replacing("title: \"Maud, plot 14\"", with: "title: \"Somebody else, in another plot\"\nplace: shed"),
      text + "\nInterviewer: Thank you.\n",
      text.replacing("you can make pots of it.", with: "and more."),
      text.replacing("\n", with: "\r\n"),
    ]
    for (number, edit) in edits.enumerated() {
      try bench.write(edit, to: "transcripts/a1.txt")
      let outcome = try await bench.strand("quotes", "--origin", "person", "--format", "json")
      #expect(outcome.status == 0, "edit \(number): \(outcome.summary)")
      if outcome.status == 0 { #expect(try JSON(parsing: outcome.stdout)["rows"] == rows, "edit \(number)") }
    }
  }

  @Test func anEditBeforeTheCodingsMovesThem() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try bench.read("transcripts/a1.txt")
    try bench.write(text.replacing("Who helps you", with: "Tell me: who helps you"), to: "transcripts/a1.txt")
    let outcome = try await bench.strand("quotes")
    #expect(outcome.status == 65, "\(outcome.summary)")
    #expect(outcome.stderr.contains("transcripts/a1.txt"))
  }

  @Test func aTranscriptThatIsGoneIsNamed() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try bench.read("transcripts/a4.txt")
    try bench.remove("transcripts/a4.txt")
    let outcome = try await bench.strand("quotes")
    #expect(outcome.status == 65)
    #expect(outcome.stdout == "")
    #expect(
      outcome.stderr.contains("transcripts/a4.txt: error: the transcript is gone, but a coding of bo"),
      "\(outcome.stderr)")
    try bench.write(text, to: "transcripts/a4.txt")
    #expect(try await bench.strand("quotes").status == 0)
  }

  /// Taking the codings off is one of the ways out that the message names.
  @Test func theRemedyWorks() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try bench.read("transcripts/a4.txt")
    try bench.write(text.replacing("Sand. It is all sand", with: "Clay. It is all clay"), to: "transcripts/a4.txt")
    #expect(try await bench.strand("quotes").status == 65)
    let history = try await bench.json("history", "--transcript", "a4", "--coder", "bo")["rows"].elements
    let id = try #require(history.first?["id"].string)
    _ = try await bench.answer("untag", id, "--coder", "bo")
    let after = try await bench.json("quotes", "soil")["rows"].elements
    #expect(!after.contains { $0["transcript"].string == "a4" })
  }

  @Test func acceptedHitsAreHeldToTheirWordsToo() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try bench.read("transcripts/a1.txt")
    try bench.write(
      text.replacing("We help each other, that", with: "We meet each other, that"), to: "transcripts/a1.txt")
    let outcome = try await bench.strand("quotes")
    #expect(outcome.status == 65, "\(outcome.summary)")
  }
}
