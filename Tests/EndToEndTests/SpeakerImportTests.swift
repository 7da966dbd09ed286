import Testing

/// Who speaks, as a person corrects it on the command line.
@Suite struct SpeakerImportTests {
  private static let talk = """
    Sara M.: Where do you bake?

    Jon: In the old mill, by the river, where it is warm.

    Sara M.: And since when?

    Jon: Since the winter that the bridge went.

    """

  private func study(_ files: [String: String]) throws -> StudyBench {
    try StudyBench(["study.yaml": "study: x\nlanguage: en\n"].merging(files) { first, _ in first })
  }

  @Test func otherRolesNeedNoReplacing() async throws {
    let bench = try study(["in/talk.txt": Self.talk])
    let first = try await bench.json("import", "in/talk.txt")
    #expect(first["rows"].elements[0]["speakers"].elements.map { $0["role"].string } == ["participant", "participant"])
    let second = try await bench.json("import", "in/talk.txt", "--speaker", "Sara M.=interviewer")
    #expect(
      second["rows"].elements[0]["speakers"].elements.map { $0["role"].string } == ["interviewer", "participant"])
    let third = try await bench.json("import", "in/talk.txt")
    #expect(third["rows"].elements[0]["unchanged"].bool == true)
    #expect(try bench.read("transcripts/talk.txt").contains("import:\n  speakers:\n    Sara M.: interviewer\n"))
  }

  @Test func aPatternHoldsForTheNextVersionOfTheFile() async throws {
    let bench = try study(["in/talk.txt": "IDA - Where is it?\nJON - By the sea.\n"])
    _ = try await bench.json("import", "in/talk.txt", "--speaker-pattern", "(?<speaker>[A-Z]+) - (?<text>.*)")
    try bench.write(Array("IDA - Where is it?\nJON - By the sea.\nIDA - Why?\n".utf8), to: "in/talk.txt")
    let again = try await bench.json("import", "in/talk.txt", "--replace")
    #expect(again["rows"].elements[0]["speakers"].elements.map { $0["label"].string } == ["IDA", "JON"])
    #expect(again["rows"].elements[0]["turns"].integer == 3)
  }

  @Test func importCheckAndStatusWarnWhenNobodyAnswers() async throws {
    let bench = try study([
      "in/talk.txt":
        "Interviewer: We asked them all about the mill and the river.\n\nInterviewer: And about the bridge.\n"
    ])
    let what = "nobody answers: no word is a participant's"
    let imported = try await bench.json("import", "in/talk.txt")
    #expect(imported["rows"].elements[0]["notes"].elements.map(\.string).contains(what))
    for verb in ["check", "status"] {
      let shown = try await bench.strand(verb).stdout.replacing("\n", with: " ")
      #expect(shown.contains(what), "\(verb): \(shown)")
    }
  }

  @Test func importCheckAndStatusSayThatNobodyAsks() async throws {
    let bench = try study([
      "in/talk.txt": "Ida: We mended it.\n\nJon: I held the lamp.\n\nIda: All night.\n\nJon: And more than that.\n"
    ])
    let what = "none of the speakers is recognised as the interviewer"
    let imported = try await bench.json("import", "in/talk.txt")
    #expect(imported["rows"].elements[0]["notes"].strings.contains { $0.hasPrefix(what) })
    for verb in ["check", "status"] {
      let shown = try await bench.strand(verb).stdout.replacing("\n", with: " ")
      #expect(shown.contains(what), "\(verb): \(shown)")
    }
    // Whoever is in participants.csv answers; then it is a conversation without an interviewer.
    try bench.write("id,pseudonym\nP1,Ida\nP2,Jon\n", to: "respondents/participants.csv")
    #expect(try await !bench.answer("status").contains("recognised as"))
  }

  /// Each of the net's warnings that only reading the text, or participants.csv, can tell.
  @Test(arguments: [
    (
      "Int  00:00\nOù?\n\nÈve  00:05\nIci, près de la rivière, au moulin.\n\n00:09\nEt puis?\n\nÈve  00:12\nRien.\n\n"
        + "Int  00:15\nBon?\n\nÈve  00:18\nOui, très bon.\n", "a time is alone on this line"
    ),
    (
      "Int: Where?\n\nEva: Here by the river and the mill.\n\nUri: And there.\n\nInt: Why?\n\nEva: So that we could.\n\n"
        + "Uri: Indeed we could.\n",
      "2 participants speak (`Eva`, `Uri`), but the front matter or participants.csv knows one"
    ),
    ("— Wo?\n— Hier, am Fluss.\n— Und?\n— Dort, bei der Mühle.\n", "4 lines begin with a dash"),
  ])
  func importCheckAndStatusSayWhatWasOverlooked(text: String, what: String) async throws {
    let bench = try study(["in/talk.txt": text, "respondents/participants.csv": "id,transcript\nP1,talk\n"])
    let imported = try await bench.json("import", "in/talk.txt")
    #expect(imported["rows"].elements[0]["notes"].strings.contains { $0.hasPrefix(what) })
    for verb in ["check", "status"] {
      let shown = try await bench.strand(verb).stdout.replacing("\n", with: " ")
      #expect(shown.contains(what), "\(verb): \(shown)")
    }
  }

  @Test func oneLabelOfMostFilesIsSaidOnce() async throws {
    let names = ["a", "b", "c"]
    let bench = try study(
      Dictionary(uniqueKeysWithValues: names.map { ("in/\($0).txt", Self.talk.replacing("Jon", with: "Jon\($0)")) }))
    let text = try await bench.answer("import", "in").replacing("\n", with: " ")
    #expect(text.ranges(of: "speaks in 3 of 3 files").count == 1)
    #expect(text.contains("`--speaker \"Sara M.=interviewer\"`"))
    let status = try await bench.answer("status").replacing("\n", with: " ")
    #expect(status.ranges(of: "speaks in 3 of 3 files").count == 1)
    for shown in [text, status] { #expect(!shown.contains("is recognised as")) }
  }
}
