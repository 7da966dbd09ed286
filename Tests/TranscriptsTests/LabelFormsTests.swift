import Basics
import Testing
import Transcripts

/// Labels as transcribers write them: each a kind, in three dresses.
@Suite struct LabelFormsTests {
  /// Two who ask and answer in turn, four times.
  private func dialogue(_ asks: String, _ answers: String, gap: String = " ", between: String = "\n\n") -> String {
    (1...4).map { "\(asks)\(gap)What then \($0)?\(between)\(answers)\(gap)We baked bread.\(between)" }.joined()
  }

  private func labels(_ text: String) throws -> [String] { try read(text).speakers.map(\.label) }

  @Test(arguments: [
    "Mia Holt, RN", "Holt, Mia", "K02 (m, 61)", "Mia [F, 34, nurse]", "Mia Holt (61, baker)", "M2 [wife]", "22-M-TB+",
    "the baker", "Mia’s father", "7M", "2", "speaker_2", "Sir Abel Holt, MDpc",
  ])
  func labelsWithAdditions(label: String) throws {
    let transcript = try read(dialogue("Interviewer:", "\(label):"))
    #expect(speakers(transcript) == ["Interviewer interviewer", "\(label) participant"])
    #expect(transcript.turns.count == 8)
  }

  @Test(arguments: ["1|2", "3F|4M", "the baker|the miller"])
  func labelsThatMayBeOtherThings(pair: String) throws {
    let names = pair.split(separator: "|").map(String.init)
    #expect(try labels(dialogue(names[0] + ":", names[1] + ":")) == names)
  }

  @Test func piecesOfSentencesAreNoPeople() throws {
    let text = dialogue("Interviewer:", "Mia:") + "and he said: go.\n\nMia: So.\n\nand he said: stay.\n\nMia: No.\n"
    #expect(try labels(text) == ["Interviewer", "Mia"])
    let list = "1: Flour is dear.\n\n2: Water is not.\n\n3: Salt is far.\n"
    #expect(try labels(list) == [""])
  }

  @Test(arguments: [("Q.", "A."), ("Int.", "Resp."), ("I.", "P4.")])
  func fullStops(asks: String, answers: String) throws {
    let transcript = try read(dialogue(asks, answers, between: "\n"))
    #expect(transcript.speakers.map(\.role) == [.interviewer, .participant])
    #expect(turns(transcript).first == "\(asks.dropLast())|What then 1?")
  }

  @Test(arguments: [("Int.", "\t"), ("Interviewer", "\t"), ("Moderator", "    ")])
  func columns(asks: String, gap: String) throws {
    let transcript = try read(dialogue(asks, "Mia", gap: gap, between: "\n"))
    #expect(transcript.speakers.map(\.role) == [.interviewer, .participant])
    #expect(transcript.turns.count == 8)
  }

  @Test func sentencesBeforeFullStopsAreNoLabels() throws {
    #expect(try labels("Yes. We went.\n\nNo. We stayed.\n\nYes. Then rain.\n\nNo. Then sun.\n") == [""])
    #expect(try labels("Yes.  We went.\n\nNo.  We stayed.\n\nYes.  Then rain.\n\nNo.  Then sun.\n") == [""])
  }

  @Test(arguments: [("[SPEAKER_00]:", "[SPEAKER_01]:"), ("(speaker 0)", "(speaker 1)"), ("[S1]", "[S2]")])
  func brackets(first: String, second: String) throws {
    let transcript = try read(dialogue(first, second))
    #expect(transcript.turns.count == 8)
    #expect(turns(transcript).first?.hasSuffix("|What then 1?") ?? false)
  }

  @Test(arguments: [
    ("Interviewer –", "Mia –"), ("Moderator |", "Mia |"), ("Interviewer>", "Mia>"), ("<Interviewerin>", "<Mia>"),
    ("(Pesquisadora)", "(Mia)"), ("Q)", "A)"), ("S1 —", "S2 —"), ("Entrevistador -", "Dona Mia -"),
    ("[00:01] Interviewer –", "[00:02] Mia –"),
  ])
  func otherMarks(asks: String, answers: String) throws {
    let transcript = try read(dialogue(asks, answers, between: "\n"))
    #expect(transcript.turns.count == 8)
    #expect(turns(transcript).first?.hasSuffix("|What then 1?") ?? false)
  }

  @Test func marksInSentencesAndListsAreNoLabels() throws {
    #expect(try labels(dialogue("Bread –", "Butter –")) == [""])
    #expect(try labels(dialogue("1)", "2)")) == [""])
    #expect(try labels(dialogue("1.", "2.", between: "\n")) == [""])
    #expect(try labels(dialogue("(laughs)", "(Pause)")) == [""])
  }

  @Test(arguments: [("E", "P"), ("F", "A"), ("S", "J"), ("В", "О"), ("H", "Đ")], [". ", "\t"])
  func lettersBeforeAStopOrATab(pair: (String, String), mark: String) throws {
    let transcript = try read(dialogue(pair.0 + mark, pair.1 + mark, gap: "", between: "\n"))
    #expect(speakers(transcript) == ["\(pair.0) interviewer", "\(pair.1) participant"])
  }

  /// Initials of people: who ends the turns with question marks asks, whatever the letters may mean.
  @Test func initialsThatAreNoAbbreviations() throws {
    let transcript = try read(dialogue("J:", "S:"))
    #expect(speakers(transcript) == ["J participant", "S participant"])
  }

  @Test(arguments: [
    ("Mhojaji", "Mhojiwa"), ("Người phỏng vấn", "Người được phỏng vấn"), ("聴き手", "語り手"), ("면접관", "연구참여자"),
    ("المحاور", "المبحوثة"), ("साक्षात्कारकर्ता", "साक्षात्कारदाता"), ("Gesprächsleitung", "Auskunftsperson"),
    ("Mülakatçı", "Görüşülen Kişi"), ("Inquiridora", "Inquirido"), ("Интервьюер", "Рассказчица"),
  ])
  func wordsForRoles(asks: String, answers: String) throws {
    for mark in [":", "\t", " |"] {
      let transcript = try read(dialogue(asks + mark, answers + mark, between: "\n"))
      #expect(speakers(transcript) == ["\(asks) interviewer", "\(answers) participant"], "\(mark)")
    }
  }

  @Test(arguments: [
    ("Interviewer (00:10):\n", "Pupil (00:13):\n"), ("Interviewer 0:10\n", "Mia Holt 0:13\n"),
    ("Interviewer [1:00:10]\n", "Mia Holt, RN [1:00:13]\n"),
  ])
  func headersWithTimes(asks: String, answers: String) throws {
    let transcript = try read(dialogue(asks, answers, gap: ""))
    #expect(transcript.speakers.map(\.role) == [.interviewer, .participant])
    #expect(transcript.turns.count == 8 && transcript.turns.allSatisfy { $0.time != nil })
  }

  @Test(arguments: ["\n", "\n\n"])
  func knownLabelsAlone(below: String) throws {
    let transcript = try read(
      "Interviewer  00:00\nWhere?\n\nMia  00:04\nHere.\n\nInterviewer\(below)And then?\n\nMia\(below)There.\n\nInterviewer  00:20\nAh.\n\nMia 00:22\nYes.\n"
    )
    #expect(
      turns(transcript) == [
        "Interviewer|Where?", "Mia|Here.", "Interviewer|And then?", "Mia|There.", "Interviewer|Ah.", "Mia|Yes.",
      ])
  }

  @Test func aNameThatIsAnAnswerIsNoLabel() throws {
    let transcript = try read(
      "Interviewer  00:00\nWho?\n\nMia  00:04\nMia\n\nInterviewer  00:20\nAh.\n\nMia 00:22\nYes.\n")
    #expect(turns(transcript) == ["Interviewer|Who?", "Mia|Mia", "Interviewer|Ah.", "Mia|Yes."])
  }

  @Test(arguments: [1, 5, 9])
  func blocksWrappedByHand(length: Int) throws {
    let lines = (0..<length).map { _ in "and so on and on we went there" }.joined(separator: "\n")
    let text = (0..<5).map { "\(["Ida Moe", "Jon Vik"][$0 % 2]): so it was \(lines)\n\n" }.joined()
    #expect(try labels(text) == ["Ida Moe", "Jon Vik"])
  }

  @Test(arguments: [
    "INTERVIEWEE: Mia Holt\nINTERVIEWER: Jon Vik\nDATE: 4 May 2013", "Interviewer: Jon Vik\nInterviewee: Mia Holt",
    "PLACE: Oslo\n\nINTERVIEWER: Dr. Jon Vik and Ola Bo\n\nNARRATOR: Mia Holt",
    "INTERVIEWER: Vik Jon-Ole\n\nMtoa habari: Holt Mia", "Kijana: Mia Holt\nMhojaji: Jon Vik",
  ])
  func headingsBelowAPreamble(heading: String) throws {
    let preamble = (0..<6).map { "Mia Holt was born in the year \($0).\n\n" }.joined()
    let transcript = try read(preamble + heading + "\n\nVik: How?\n\nHolt: By boat.\n\nVik: And?\n\nHolt: Rain.\n")
    #expect(speakers(transcript) == [" other", "Vik interviewer", "Holt participant"])
    #expect(transcript.turns.count == 5)
  }

  @Test func aConversationIsNoHeading() throws {
    let transcript = try read(
      "Interviewer: Mia\n\nMia: Yes.\n\nInterviewer: Where?\n\nMia: Here.\n\nInterviewer: Why?\n\nMia: So.\n")
    #expect(transcript.turns.count == 6)
  }

  @Test(arguments: ["[01:13.410] Yeah.", "00:14 Cool.", "[00:14] Right!"])
  func whatIsSaidAfterATimeIsNobodysName(line: String) throws {
    let text = (0..<3).map { _ in "\(line)\n[00:20] We sell lamps here.\n[00:30] Nice ones.\n" }.joined()
    #expect(try labels(text) == [""])
  }

  @Test(arguments: [("س", "ج"), ("प्र", "उ"), ("문", "답"), ("E", "P"), ("P", "R"), ("F", "A")])
  func lettersThatAskInManyLanguages(asks: String, answers: String) throws {
    let transcript = try read(dialogue(asks + ":", answers + ":"))
    #expect(transcript.speakers.map(\.role) == [.interviewer, .participant])
  }

  @Test(arguments: ["Details", "Info", "Metadata", "Overview", "Discussion"])
  func headingsOfDocumentsAreNoPeople(heading: String) throws {
    let text = (1...4).map { "\(heading): part \($0)\n\nInterviewer: Why?\n\nMia: So.\n\n" }.joined()
    #expect(try labels(text).filter { !$0.isEmpty } == ["Interviewer", "Mia"])
  }
}
