import Basics
import Testing
import Transcripts

@Suite struct LabelDetectionTests {
  @Test func legendLineByLine() throws {
    let transcript = try read(
      "Interview 1\nI1: Interviewer 1\nI2: Interviewer 2\nM: Mand\nK: Kvinde\n\nI1: Hvor?\n\nK: Her.\n\nM: Ja.\n\nI2: Nå.\n"
    )
    #expect(speakers(transcript) == [" other", "I1 interviewer", "K participant", "M participant", "I2 interviewer"])
    #expect(turns(transcript).first == "|Interview 1")
    #expect(transcript.turns.count == 5)
  }

  @Test(arguments: [
    "B = interviewer; Y = informant", "B: Interviewer 1, Y: Informant", "Interviewer (B) Informant (Y)",
    "Speakers: B = Interviewer, Y = Informant", "访谈员（B） 受访者（Y）",
  ])
  func legendOnOneLine(line: String) throws {
    let transcript = try read("\(line)\nB: Where?\nY: Here.\nB: Ah.\n")
    #expect(speakers(transcript) == ["B interviewer", "Y participant"])
    #expect(transcript.turns.count == 3)
  }

  @Test func aConversationInSingleWordsIsNoLegend() throws {
    let transcript = try read("Anna: Hello\nBen: Hello\nAnna: Tea?\nBen: Please.\n")
    #expect(turns(transcript) == ["Anna|Hello", "Ben|Hello", "Anna|Tea?", "Ben|Please."])
  }

  @Test func wordsWithAColonAreNoLabels() throws {
    let transcript = try read(
      "Interviewer: Why?\n\nLuo: Well.\n\nNote: she laughs.\n\nProblem: none.\n\nLuo: So.\n\nhttp://example.org\n\n10:30 it was.\n"
    )
    #expect(transcript.speakers.map(\.label) == ["Interviewer", "Luo"])
  }

  @Test func someoneWhoSpeaksOnceInALabelledText() throws {
    let transcript = try read(
      "Moderator: Welcome.\n\nWu Shunfa: Thanks.\n\nWu Shunfa: Yes.\n\nZeng Qiaoyun: Once.\n\nModerator: Ah.\n")
    #expect(transcript.speakers.map(\.label) == ["Moderator", "Wu Shunfa", "Zeng Qiaoyun"])
  }

  @Test func aNameThatIsPassedOverIsNoted() throws {
    let transcript = try read(
      "Interviewer: Why?\n\nLuo: Well.\n\nIt was so.\n\nAnd so.\n\nHuang: never.\n\nLuo: So.\n\nYes, yes.\n")
    #expect(transcript.speakers.map(\.label) == ["Interviewer", "Luo"])
    #expect(
      transcript.notes.map(\.description) == [
        "transcripts/t.txt:9: warning: `Huang:` looks like a speaker's label but occurs only here, and is read as words. "
          + "If it is a speaker, declare the labels in the front matter or import with `--speaker \"Huang=participant\"`."
      ])
  }

  @Test func spellingsThatDifferByCaseAreOneSpeaker() throws {
    let transcript = try read(
      "Interviewer: a?\n\nLuo: b.\n\ninterviewer: c?\n\nLUO: d.\n\nLuo: e.\n\nInterviewer: f?\n")
    #expect(transcript.speakers.map(\.label) == ["Interviewer", "Luo"])
  }

  @Test func slipsOfTheColonAreLabelsAndNoted() throws {
    let transcript = try read("I: Interviewer\nK: Kvinde\n\nI: a?\n\nK: b.\n\nK. c.\n\nI; d?\n\nK Nej.\n\nK: e\n")
    #expect(turns(transcript) == ["I|a?", "K|b.", "K|c.", "I|d?//K Nej.", "K|e"])
    #expect(transcript.notes.map(\.line) == [12, 8, 10])
  }

  @Test func declaredLabelsAreTheOnlyOnes() throws {
    let transcript = try read(
      "---\ninterviewer: Interviewer\nparticipants: {Luo: P1}\n---\n\nInterviewer: a?\n\nLuo: b.\n\nWu: c.\n\nWu: d.\n\nLou: e.\n"
    )
    #expect(turns(transcript) == ["Interviewer|a?", "Luo|b.//Wu: c.//Wu: d.//Lou: e."])
    #expect(speakers(transcript) == ["Interviewer interviewer", "Luo participant P1"])
    #expect(
      transcript.notes.map(\.description) == [
        "transcripts/t.txt:10: warning: 2 lines begin with `Wu:`, which the front matter does not declare, and are read "
          + "as part of the turn before. Add the label under `interviewer`, `participants` or `others` in the front "
          + "matter if it is a speaker.",
        "transcripts/t.txt:14: warning: one line begins with `Lou:`, which the front matter does not declare, and is "
          + "read as part of the turn before. Is it `Luo`? Correct it under `interviewer`, `participants` or `others` in "
          + "the front matter if it is a speaker.",
      ])
  }

  @Test func participantsByIdAloneLeaveLabelsToDetection() throws {
    let transcript = try read("---\ninterviewer: I\nparticipants: HC-P1\n---\nI: a?\nLuo: b.\nI: c?\nLuo: d.\n")
    #expect(speakers(transcript) == ["I interviewer", "Luo participant HC-P1"])
  }

  @Test func headingLinesAreNoTurnsAndNameRoles() throws {
    let transcript = try read(
      "A talk\nDate: 21 July 2020\nInterviewer: JS\nPlace: Block 4\n\nJS: a?\n\nMJ: b.\n\nJS: c?\n\nMJ: d.\n")
    #expect(speakers(transcript) == [" other", "JS interviewer", "MJ participant"])
    #expect(transcript.turns.count == 5)
  }

  /// One question and one answer are labelled, and so is the one question that an observer writes down.
  @Test func aSingleExchange() throws {
    #expect(speakers(try read("I: Where?\n\nMia: Here.\n")) == ["I interviewer", "Mia participant"])
    #expect(speakers(try read("Mia: Here.\n\nJon: There.\n")) == [" participant"])
    let observed = "She opens the file.\n\nShe reads it, line by line.\n\nI: Why that one?\n\nP7: It is the shortest.\n"
    #expect(speakers(try read(observed)) == [" other", "I interviewer", "P7 participant"])
    #expect(speakers(try read("Vitamin I: good.\n\nWe came here.\n\nI: was ill.\n")) == [" participant"])
  }

  /// Of two headings of one name only one has a time.
  @Test func headingsOfWhichOneHasATime() throws {
    let transcript = try read(
      "Interviewer (00:05)\nWhere?\n\nMia\n\nHere, by the river.\n\nInterviewer\n\nSince when?\n\nMia (01:20)\n\nSince May.\n"
    )
    #expect(
      turns(transcript) == [
        "Interviewer|Where?", "Mia|Here, by the river.", "Interviewer|Since when?", "Mia|Since May.",
      ])
  }

  @Test func nobodyAsks() throws {
    let transcript = try read("Anna: a?\n\nBen: b.\n\nAnna: c?\n\nBen: d.\n")
    #expect(
      transcript.notes.map(\.what) == [
        "none of the speakers is recognised as the interviewer, so all words count as participants'"
      ])
  }

  @Test(arguments: [
    "Interviewer 2", "INT", "Moderator", "访谈者", "問", "インタビュアー", "Enquêteur", "Entrevistadora", "Интервьюер", "면접자",
    "المحاور", "Intervistatore", "Pesquisador", "Facilitator (Anna)",
  ])
  func interviewersInManyLanguages(label: String) throws {
    let transcript = try read("\(label): a\n\nX: b\n\n\(label): c\n\nX: d\n")
    #expect(transcript.speakers.map(\.role) == [.interviewer, .participant])
  }
}
