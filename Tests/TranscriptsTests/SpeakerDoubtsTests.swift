import Basics
import Testing
import Transcripts

@Suite struct SpeakerDoubtsTests {
  private func share(_ label: String, _ role: Role, _ words: Int, id: String? = nil) -> SpeakerShare {
    SpeakerShare(label: label, role: role, participant: id, turns: 3, words: words)
  }

  private func doubts(_ shares: [SpeakerShare], known: Int? = nil) -> [String] {
    SpeakerDoubts.find(shares, known: known).map { "\($0.what). \($0.remedy)" }
  }

  @Test func nothingIsOdd() {
    #expect(doubts([share("I", .interviewer, 30), share("Mia", .participant, 70)], known: 1) == [])
    #expect(doubts([share("I", .interviewer, 3), share("Mia", .participant, 1)]) == [])
  }

  @Test func nobodyAnswers() {
    #expect(
      doubts([share("", .other, 4), share("Interviewer", .interviewer, 44)]) == [
        "nobody answers: no word is a participant's. If lines begin with another label, import again with "
          + "`--speaker \"LABEL=participant\"`; if `Interviewer` answers, with `--speaker \"Interviewer=participant\"`."
      ])
  }

  @Test func theInterviewerSaysMost() {
    #expect(
      doubts([share("I1", .interviewer, 40), share("I2", .interviewer, 20), share("Mia", .participant, 40)]) == [
        "more than half of the words are the interviewer's (`I1`, `I2`: 60 of 100). Look whether the answers' labels were "
          + "recognised; if `I1` answers, import again with `--speaker \"I1=participant\"`."
      ])
  }

  @Test func somebodyHardlySpeaks() {
    #expect(
      doubts([share("Mia", .participant, 40), share("Yeah", .participant, 1), share("Jon", .participant, 2, id: "P2")])
        == [
          "`Yeah` says one word in all, and may be words that look like a label. If it is nobody, import again with "
            + "`--speaker \"Yeah=none\"`."
        ])
  }

  @Test func moreSpeakThanAreKnown() {
    let shares = [share("Mia", .participant, 40, id: "P1"), share("Jon", .participant, 9)]
    #expect(doubts(shares, known: 2) == [])
    #expect(
      doubts(shares, known: 1).first?.hasPrefix(
        "2 participants speak (`Mia`, `Jon`), but the front matter or participants.csv knows one. ") ?? false)
  }

  @Test func oneLabelInMostFiles() {
    let file = [share("Sara M.", .participant, 9), share("Jon", .participant, 50)]
    let other = [share("Sara M.", .participant, 9), share("Mia", .participant, 50)]
    let found = SpeakerDoubts.findCommon([file, other, other, [share("Ida", .participant, 9)]])
    #expect(
      found.map(\.description) == [
        "warning: `Sara M.` speaks in 3 of 4 files, in which nobody asks, and may be the interviewer. If so, import again with "
          + "`--speaker \"Sara M.=interviewer\"`."
      ])
    #expect(SpeakerDoubts.findCommon([file, other]).isEmpty)
  }

  @Test(arguments: [
    ("Bake:", "a\n\nBake: b\n\nc d\n\ne f\n\ng h\n\ni j\n\nk l\n\nm n\n\no p\n\nq\n", "2 lines begin with `Bake:`"),
    ("Q.", "a b\n\nc d\n\ne\n\nf\n\ng\n\nQ. h\n\ni\n\nj\n\nk\n", "2 lines begin with `Q.`"),
  ])
  func beginningsThatRecur(start: String, rest: String, what: String) throws {
    let transcript = try read("\(start) \(rest)")
    #expect(transcript.speakers.map(\.label) == [""])
    #expect(transcript.notes.map(\.what) == [what + ", which is not read as a speaker's label"])
    #expect(transcript.notes.first?.line == 1)
  }

  /// Each is over half of the lines, and in no form or language that is read.
  @Test(arguments: [
    ("Amina –", "Bakari –", "4 lines begin with `Amina`"), ("Fulani\t", "Nyanya\t", "4 lines begin with `Fulani`"),
    ("Interviewer", "Mia Holt", "4 lines begin with `Interviewer`"),
    ("Researcher 1", "Holt", "4 lines begin with `Researcher 1`"),
    (
      "the woman with the two dogs:", "her neighbour from the third floor:",
      "4 lines begin with `the woman with the two dogs:`"
    ),
  ])
  func beginningsInFormsThatAreNotRead(first: String, second: String, what: String) throws {
    let transcript = try read((0..<4).map { "\(first) how was it \($0)?\n\n\(second) it was cold.\n\n" }.joined())
    #expect(transcript.speakers.map(\.label) == [""])
    #expect(transcript.notes.first?.what == what + ", which is not read as a speaker's label")
    #expect(transcript.notes.first?.line == 1)
  }

  @Test(arguments: ["— ", "– ", "― "])
  func dashesWithoutSpeakers(dash: String) throws {
    let transcript = try read((0..<4).map { "\(dash)Wie war es \($0)?\n\(dash)Kalt.\n" }.joined())
    #expect(transcript.notes.map(\.identity) == ["dashesWithoutSpeakers"])
    #expect(transcript.notes.first?.what.hasPrefix("8 lines begin with a dash") ?? false)
    let prose = try read("We baked.\n\n\(dash)Bread.\n\nAnd cake.\n\nEvery day.\n\n\(dash)So.\n\nAnd so on.\n")
    #expect(prose.notes.isEmpty)
  }

  @Test func aTimeAloneInTheMiddleOfATurn() throws {
    let transcript = try read("I: Where?\n\nMia: Here.\n\n00:05\n\nAnd there.\n\nI: Ah.\n\nMia: Yes.\n")
    #expect(transcript.notes.map(\.line) == [5])
    #expect(
      transcript.notes.first?.what
        == "a time is alone on this line, and the text below it is read as part of the turn before")
  }

  @Test func whoAsksIsProposed() throws {
    let transcript = try read("Ida: a?\n\nJon: b.\n\nIda: c?\n\nJon: d.\n")
    #expect(transcript.notes.first?.remedy.contains("`--speaker \"Ida=interviewer\"`") ?? false)
  }

  @Test func choicesOfAnImportAreKeptInTheFrontMatter() throws {
    var frontMatter = FrontMatter()
    frontMatter.importedWith.speakers = [
      FrontMatter.LabelChoice(label: "Sara M.", value: "interviewer"),
      FrontMatter.LabelChoice(label: "no", value: "P1"),
    ]
    frontMatter.importedWith.speakerPattern = #"^(?<speaker>\w+) "- "#
    #expect(try FrontMatter.parse(frontMatter.yaml) == frontMatter)
  }

  /// Nobody asks: as reading says, as only the import wrote down, and not where participants.csv knows the speakers.
  @Test func nobodyAsks() throws {
    func found(_ text: String, _ shares: [SpeakerShare]) throws -> Int {
      SpeakerDoubts.findUnasked(shares, in: try read(text)).count
    }
    let talk = "Mia: a?\n\nJon: b.\n\nMia: c?\n\nJon: d.\n"
    let imported = "---\ninterviewer: []\nparticipants: [Mia, Jon]\n---\n\n" + talk
    let open = [share("Mia", .participant, 2), share("Jon", .participant, 2)]
    #expect(try found(talk, open) == 1)
    #expect(try found(imported, open) == 1)
    #expect(try found(imported, [share("Mia", .participant, 2, id: "P1"), share("Jon", .participant, 2)]) == 0)
    #expect(try found(talk, [share("Mia", .interviewer, 2), share("Jon", .participant, 2, id: "P1")]) == 0)
    #expect(try found(imported, [share("Mia", .participant, 2)]) == 0)
  }
}
