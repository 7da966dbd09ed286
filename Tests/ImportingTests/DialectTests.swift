import Basics
import Importing
import TestSupport
import Testing
import Transcripts

/// Files in which who speaks, and when, is written in another way than `Name: words`.
@Suite struct DialectTests {
  private func imported(
    _ text: String, as name: String = "t.txt", _ options: ImportOptions = ImportOptions()
  ) throws -> ImportedTranscript {
    let once = try Importer.importFile(name: name, bytes: Array(text.utf8), options: options)
    let twice = try Importer.importFile(name: "t.txt", bytes: Array(once.fileText.utf8))
    #expect(twice.fileText == once.fileText)
    return once
  }

  /// An arrow alone stands between no times.
  @Test(arguments: ["A: We\n\n-->\n\nB: Who?\n", "-->\n-->\n-->\n", "A --> B\n\n--->\n\n-->  \n\n>\n"])
  func arrowsWithoutTimes(text: String) throws {
    let one = try imported(text)
    #expect(one.fileText.contains("-->") && one.turns > 0)
  }

  /// `label role turns words` of each speaker.
  private func shares(_ one: ImportedTranscript) -> [String] {
    one.speakers.map { "\($0.label) \($0.role.rawValue) \($0.turns) \($0.words)" }
  }

  private func leftOut(_ one: ImportedTranscript) -> [String] { one.leftOut.map { "\($0.count) \($0.what)" } }

  @Test(arguments: [
    "[03/12/2022, 09:05:01] Ida: Where?\n[03/12/2022, 09:05:31] Jon: By the sea.\nIn a hut.\n[04/12/2022, 09:05:01] Ida: Why?\n",
    "3/12/22, 9:05 AM - Ida: Where?\n3/12/22, 9:05 AM - Jon: By the sea.\nIn a hut.\n3/13/22, 9:05 AM - Ida: Why?\n",
    "03.12.22, 09:05 - Ida: Where?\n03.12.22, 09:05 - Jon: By the sea.\nIn a hut.\n04.12.22, 09:05 - Ida: Why?\n",
  ])
  func chats(text: String) throws {
    let one = try imported("\(text)")
    #expect(shares(one) == ["Ida participant 2 2", "Jon participant 1 6"])
    #expect(one.fileText.contains("[24:00:00] Ida: Why?"))
  }

  @Test(arguments: [
    "2022. 12. 3. 오전 9:05 - 이다: 어디예요?\n2022. 12. 3. 오전 9:06 - 윤: 바닷가예요.\n2022. 12. 4. 오후 9:05 - 이다: 왜요?\n",
    "2022년 12월 3일 오전 9:05, 이다 : 어디예요?\n2022년 12월 3일 오전 9:06, 윤 : 바닷가예요.\n2022년 12월 4일 오후 9:05, 이다 : 왜요?\n",
    "[2022/12/3 上午9:05:00] 이다: 어디예요?\n[2022/12/3 上午9:06:00] 윤: 바닷가예요.\n[2022/12/4 下午9:05:00] 이다: 왜요?\n",
    "٠٣/١٢/٢٠٢٢، ٩:٠٥ ص - 이다: 어디예요?\n٠٣/١٢/٢٠٢٢، ٩:٠٦ ص - 윤: 바닷가예요.\n٠٤/١٢/٢٠٢٢، ٩:٠٥ م - 이다: 왜요?\n",
    "3/12/22 9:05 SA - 이다: 어디예요?\n3/12/22 9:06 SA - 윤: 바닷가예요.\n4/12/22 9:05 CH - 이다: 왜요?\n",
  ])
  func chatsInOtherLanguages(text: String) throws {
    let one = try imported(text)
    #expect(one.speakers.map(\.label) == ["이다", "윤"] && one.turns == 3)
    #expect(one.fileText.contains("[36:00:00] 이다: 왜요?"), "\(one.fileText)")
  }

  @Test func standInsInAnyLanguage() throws {
    let one = try imported(
      "[03.12.22, 09:05:01] Ida: Wo?\n[03.12.22, 09:05:09] Jon: \u{200E}Bild weggelassen\n[03.12.22, 09:06:01] Jon: Hier.\n[03.12.22, 09:07:01] Ida: \u{200E}صورة محذوفة\n"
    )
    #expect(shares(one) == ["Ida participant 1 1", "Jon participant 1 1"])
    #expect(leftOut(one) == ["2 stand-ins for media"])
  }

  @Test(arguments: [
    "[٠٠:٠١:٠٠] المحاور: أين؟\n[٠٠:٠١:٠٧] ليلى: في المطحنة.\n[٠٠:٠١:٠٩] المحاور: لماذا؟\n[٠٠:٠١:٢٠] ليلى: ١٢ سنة.\n",
    "المحاور (०१:००):\nأين؟\n\nليلى (०१:०७):\nفي المطحنة.\n\nالمحاور (०१:०९):\nلماذا؟\n\nليلى (०१:२०):\n١٢ سنة.\n",
    "０１：００ المحاور: أين؟\n０１：０７ ليلى: في المطحنة.\n０１：０９ المحاور: لماذا؟\n０１：２０ ليلى: ١٢ سنة.\n",
  ])
  func timesInOtherDigits(text: String) throws {
    let one = try imported(text)
    #expect(one.speakers.map(\.label) == ["المحاور", "ليلى"] && one.speakers.first?.role == .interviewer)
    #expect(one.fileText.contains("[00:01:07] ليلى: في المطحنة."))
    // Digits that somebody says stay.
    #expect(one.fileText.contains("١٢ سنة"))
  }

  @Test(arguments: ["ليلى|سليم", "सीता|रमेश", "김영희|박철수"])
  func namesAloneInScriptsWithoutCapitals(pair: String) throws {
    let names = pair.split(separator: "|").map(String.init)
    let text = (0..<4).map { "\(names[$0 % 2])\nword word word\n\n" }.joined()
    #expect(shares(try imported(text)) == names.map { "\($0) participant 2 6" })
  }

  @Test func chatsLeaveOutWhatNobodySaid() throws {
    let one = try imported(
      "3/12/22, 09:04 - Messages are encrypted.\n3/12/22, 09:05 - Ida: Where?\n3/12/22, 09:06 - Jon: <Media omitted>\n3/12/22, 09:07 - Jon: Here.\n"
    )
    #expect(shares(one) == ["Ida participant 1 1", "Jon participant 1 1"])
    #expect(leftOut(one) == ["1 messages by the service", "1 stand-ins for media"])
  }

  @Test(arguments: [
    "[00:01.000 --> 00:02.000]  Yeah.\n[00:02.000 --> 00:04.500]  We bake.\n[00:09.000 --> 00:10.000]  Cool.\n",
    "00:00:01.000 --> 00:00:02.000\nYeah.\n\n00:00:02.000 --> 00:00:04.500\nWe bake.\n\n00:00:09.000 --> 00:00:10.000\nCool.\n",
    "[00:01 --> 00:02] Yeah.\n[00:02 --> 00:04] We bake.\n[00:09 --> 00:10] Cool.\n",
  ])
  func speechRecognition(text: String) throws {
    let one = try imported(text)
    #expect(shares(one) == [" participant 1 4"])
    #expect(one.fileText.contains("[00:00:01]\nYeah. We bake.\n\n[00:00:09]\nCool.\n"))
  }

  @Test(arguments: ["[SPEAKER_00]: ", "[SPEAKER_00] ", "SPEAKER_00: "])
  func speakersOfSpeechRecognition(label: String) throws {
    let other = label.replacing("00", with: "01")
    let lines = (0..<3).flatMap { round in
      [
        "[00:0\(round * 2) --> 00:0\(round * 2 + 1)] \(label)Why so?",
        "[00:0\(round * 2 + 1) --> 00:0\(round * 2 + 2)] \(other)Rain.",
      ]
    }
    #expect(
      shares(try imported(lines.joined(separator: "\n") + "\n")) == [
        "SPEAKER_00 participant 3 6", "SPEAKER_01 participant 3 3",
      ])
    let cues = (0..<6).map {
      "\($0 + 1)\n00:00:0\($0),000 --> 00:00:0\($0),900\n\($0 % 2 == 0 ? label : other)Why so?\n"
    }
    #expect(shares(try imported(cues.joined(separator: "\n"), as: "w.srt")).count == 2)
  }

  @Test func timesWithoutSpeakersAreNobodysWords() throws {
    let one = try imported("00:01 We bake.\n00:05 Bread.\n00:09 And cake.\n")
    #expect(shares(one) == [" participant 1 5"])
  }

  @Test(arguments: [
    "I: Wo war das? #00:00:05-2#\nB: Am Fluss. #00:00:12-8#\nI: Und? #00:00:14-1#\nB: Nichts. #00:00:21-0#\n",
    "#00:00:00-0# I: Wo war das?\n#00:00:05-2# B: Am Fluss.\n#00:00:12-8# I: Und?\n#00:00:14-1# B: Nichts.\n",
    "#00:00:00-0# I: Wo war das? #00:00:05-2#\n\n#00:00:05-2# B: Am Fluss. #00:00:12-8#\n\n#00:00:12-8# I: Und? #00:00:14-1#\n\n#00:00:14-1# B: Nichts. #00:00:21-0#\n",
    "I: Wo war das? #00:00:05-2#\nB: Am Fluss. #00:00:12-8#\nI: Und? #00:00:14-1#\nB: Nichts.\n",
  ])
  func timesAsF4WritesThem(text: String) throws {
    let one = try imported(text)
    #expect(shares(one) == ["I interviewer 2 4", "B participant 2 3"])
    #expect(one.fileText.contains("[00:00:05.2] B: Am Fluss.\n\n[00:00:12.8] I: Und?\n\n[00:00:14.1] B: Nichts.\n"))
  }

  @Test(arguments: [
    "1 Ida: Where did\n2 you go?\n3 Jon: To the\n4 sea.\n5 Ida: And why?\n6 Jon: For fish.\n",
    "١ Ida: Where did\n٢ you go?\n٣ Jon: To the\n٤ sea.\n٥ Ida: And why?\n٦ Jon: For fish.\n",
    "12  Ida: Where did you go?\n\n13  Jon: To the sea.\n\n14  Ida: And why?\n\n15  Jon: For fish.\n",
    "1. Ida: Where did you go?\n\n2. Jon: To the sea.\n\n3. Ida: And why?\n\n4. Jon: For fish.\n",
  ])
  func numbersInTheMargin(text: String) throws {
    let one = try imported(text)
    #expect(shares(one) == ["Ida participant 2 6", "Jon participant 2 5"])
    #expect(leftOut(one).first?.hasSuffix(" numbers in the margin") ?? false)
  }

  @Test func numbersOfEveryFifthLineAndListsStay() throws {
    let lines = (1...20).map { $0 % 5 == 0 ? "\($0) so we went on" : "and so we went on" }
    let text = lines.enumerated().map { index, line in
      index % 2 == 0 ? line.replacing("and so", with: index % 4 == 0 ? "Ida: so" : "Jon: so") : line
    }
    #expect(try imported(text.joined(separator: "\n") + "\n").leftOut.contains { $0.what == "numbers in the margin" })
    let list = try imported("1. Flour.\n2. Water.\n3. Salt.\n")
    #expect(list.leftOut.isEmpty && list.fileText.contains("2. Water."))
  }

  @Test(arguments: [
    (
      "t.md",
      "# About\nInterviewee: K4\n\n## Question 1: Where?\n\nBy the sea.\n\nIn a hut.\n\n## Question 2: Why?\n\nFish.\n"
    ),
    ("t.txt", "Interviewee: K4\n\nQuestion 1: Where?\n\nBy the sea.\n\nIn a hut.\n\nQuestion 2: Why?\n\nFish.\n"),
    ("t.md", "Participant: K4\n\n### Where?\n\nBy the sea.\n\nIn a hut.\n\n### Why?\nFish.\n"),
    ("t.md", "Mhojiwa: K4\n\n### Swali 1: Where?\n\nBy the sea.\n\nIn a hut.\n\n### Swali 2: Why?\nFish.\n"),
  ])
  func questionsAsHeadings(name: String, text: String) throws {
    let one = try imported(text, as: name)
    #expect(shares(one).suffix(2) == ["Question interviewer 2 2", "K4 participant 2 7"])
  }

  @Test(arguments: ["いつ来ましたか。|なぜですか。", "你什么时候来的吗|他呢"])
  func questionsWithoutAMark(pair: String) throws {
    let questions = pair.split(separator: "|")
    let one = try imported("## \(questions[0])\n\nword word\n\n## \(questions[1])\n\nword\n", as: "t.md")
    #expect(one.speakers.map(\.role) == [.interviewer, .participant])
    #expect(one.speakers.last?.words == 3)
  }

  @Test func aGuideWithoutAnswersIsNoInterview() throws {
    let one = try imported("Question 1: Where?\n\nQuestion 2: Why?\n\nQuestion 3: When?\n")
    #expect(one.speakers.map(\.label) == [""])
  }

  @Test(arguments: [
    "### Interviewer (00:05)\nWhere?\n\n---\n\n### Baker (00:13)\nHere.\n\n---\n\n### Interviewer\nWhy?\n\n---\n\n### Baker (00:20)\nSo.\n",
    "## Interviewer 00:05\n\nWhere?\n\n## Baker 00:13\n\nHere.\n\n## Interviewer\n\nWhy?\n\n## Baker 00:20\n\nSo.\n",
    "**Interviewer** (00:05)\nWhere?\n\n**Baker** (00:13)\nHere.\n\n**Interviewer**\nWhy?\n\n**Baker** (00:20)\nSo.\n",
  ])
  func headingsOfWhichSomeHaveTimes(text: String) throws {
    #expect(shares(try imported(text, as: "t.md")) == ["Interviewer interviewer 2 2", "Baker participant 2 2"])
  }

  @Test(arguments: [
    "**Interviewer:**{: .blue}  \nWie?\n\n**Ida:**{: .red}  \nDa gab&#39;s Brot.\n\n**Interviewer:**{: .blue}  \nUnd?\n\n**Ida:**{: .red}  \nMehl &amp; Salz.\n",
    "Interviewer: Wie?\n{: .blue}\n\nIda: Da gab&apos;s Brot.\n{: .red}\n\nInterviewer: Und?\n\nIda: Mehl &#x26; <b>Salz</b>.\n",
  ])
  func attributesAndEntities(text: String) throws {
    let one = try imported(text, as: "t.md")
    #expect(shares(one) == ["Interviewer interviewer 2 2", "Ida participant 2 5"])
    #expect(one.fileText.contains("gab's Brot") && one.fileText.contains("Mehl & Salz"))
  }

  @Test func entitiesInRowsAndCaptions() throws {
    let rows = try imported(
      "speaker,text\nIda,\"So&#8212;<i>very</i> cold\"\nJon,Yes &mdash; cold\nIda,a < b\nJon,&copy\n", as: "t.csv")
    #expect(rows.fileText.contains("Ida: So—very cold") && rows.fileText.contains("Yes — cold"))
    #expect(rows.fileText.contains("Ida: a < b") && rows.fileText.contains("Jon: &copy"))
    let cues = try imported("WEBVTT\n\n00:01.000 --> 00:02.000\nIt&#39;s &lt;cold&gt;\n", as: "t.vtt")
    #expect(cues.fileText.contains("It's <cold>"))
  }

  @Test(arguments: [
    "WEBVTT\n\n00:00.100 --> 00:02.000\n \nwe<00:00.500><c> bake</c>\n\n00:02.000 --> 00:02.010\nwe bake\n \n\n00:02.010 --> 00:04.000\nwe bake\nbread<00:03.000><c> here</c>\n\n00:04.000 --> 00:04.010\nbread here\n \n\n00:04.010 --> 00:06.000\nbread here\nevery day\n",
    "WEBVTT\n\n00:00.100 --> 00:02.000\nwe bake\n\n00:02.000 --> 00:04.000\nwe bake\nbread here\n\n00:04.000 --> 00:06.000\nbread here\nevery day\n",
    "1\n00:00:00,100 --> 00:00:02,000\nwe bake\n\n2\n00:00:02,000 --> 00:00:04,000\nwe bake\nbread here\n\n3\n00:00:04,000 --> 00:00:06,000\nwe bake\nbread here\nevery day\n",
  ])
  func rollingCaptionsAreSaidOnce(text: String) throws {
    let one = try imported(text, as: text.hasPrefix("WEBVTT") ? "t.vtt" : "t.srt")
    #expect(one.fileText.contains("[00:00:00.1]\nwe bake bread here every day\n"))
    #expect(leftOut(one).contains { $0.hasSuffix(" lines that captions repeat") })
  }

  @Test func whatIsSaidTwiceStays() throws {
    let one = try imported(
      "1\n00:00:01,000 --> 00:00:02,000\nno\nnever\n\n2\n00:00:02,500 --> 00:00:04,000\nnever\nagain\n\n3\n00:00:05,000 --> 00:00:06,000\nno\n\n4\n00:00:06,100 --> 00:00:07,000\nwe left\n",
      as: "t.srt")
    #expect(one.words == 7)
  }

  @Test(arguments: ["Q=interviewer", "¶A=K4", "Mia the baker of Vik=K4"])
  func anyLabelThatAPersonNames(choice: String) throws {
    let choice = try SpeakerChoice(parsing: choice)
    let text = "It was a day.\n\n\(choice.label) we went out\n\nand in\n\n\(choice.label). we came\n"
    let one = try imported(text, ImportOptions(speakers: [choice]))
    #expect(one.speakers.map(\.label) == ["", choice.label])
    #expect(one.speakers.last?.turns == 2 && one.speakers.last?.role == choice.role)
  }

  @Test(arguments: [
    #"^(?<speaker>[A-Z]+) - (?<text>.*)"#, #"(?P<speaker>[A-Z]+)\s+-\s+(?P<text>.+)$"#, #"(?<speaker>\w+) - "#,
  ])
  func aPatternOfOnesOwn(pattern: String) throws {
    let options = ImportOptions(
      speakers: [try SpeakerChoice(parsing: "IDA=interviewer")], speakerPattern: try SpeakerPattern(parsing: pattern))
    let one = try imported("A day\n\nIDA - Where?\nJON - By the sea,\nin a hut.\nIDA - Why?\n", options)
    #expect(shares(one) == [" other 1 2", "IDA interviewer 2 2", "JON participant 1 6"])
  }

  @Test func timesOfAPattern() throws {
    let options = ImportOptions(
      speakerPattern: try SpeakerPattern(parsing: #"<(?<time>[\d:]+)\|(?<speaker>[^>]+)>\s*(?<text>.*)"#))
    let one = try imported("<0:05|Ida> Where?\n<1:00:09|Jon> Here.\n", options)
    #expect(one.fileText.hasSuffix("[00:00:05] Ida: Where?\n\n[01:00:09] Jon: Here.\n"))
  }

  @Test(arguments: [
    ("(", "patternNotValid"), ("a: b", "patternWithoutSpeaker"),
  ])
  func patternsThatSayNothing(pattern: String, identity: String) {
    let problem = #expect(throws: Problem.self) { try SpeakerPattern(parsing: pattern) }
    #expect(problem?.kind == .usage && problem?.identity.description == identity)
  }

  @Test func aPatternThatExplodesEndsWithAMessage() throws {
    let options = ImportOptions(speakerPattern: try SpeakerPattern(parsing: #"(?<speaker>(a+)+)$"#))
    let text = String(repeating: "a", count: 60) + "b\n"
    let problem = #expect(throws: Problem.self) {
      try Importer.importFile(name: "t.txt", bytes: Array(text.utf8), options: options)
    }
    #expect(problem?.identity == "patternTooSlow")
  }
}

/// What holds of every file, however odd.
@Suite struct DialectPropertyTests {
  private static let pieces = [
    "I: ", "Mia, RN: ", "Vik (34, x): ", "[SPEAKER_00]: ", "(speaker 0) ", "Q. ", "A. ", "Int.\t", "#00:00:05-2#", "1 ",
    "2 ", "12 ", "Mia 0:03\n", "Mia (00:10):\n", "Mia\n", "[00:01 --> 00:02] ", "00:07 ", "Question 1: ",
    "Question 2: ",
    "[12/03/2021, 14:05:01] Ida: ", "INTERVIEWER: Jon Vik\n", "Vik: ", "the baker: ", "1: ", "س: ", "Mia – ", "<Vik> ",
    "I) ", "- ", "\n", "\n", "\n\n",
    "\n\n", " word", "we went. ", "why?", "(laughs)", "&amp;", "Yes.",
  ]

  private func texts(_ count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      "x"
        + (0..<Int.random(in: 3...60, using: &generator)).compactMap { _ in
          Self.pieces.randomElement(using: &generator)
        }.joined()
    }
  }

  @Test func importingTwiceChangesNothing() throws {
    for text in texts(150, seed: 71) {
      guard let once = try? Importer.importFile(name: "t.txt", bytes: Array(text.utf8)) else { continue }
      let twice = try Importer.importFile(name: "t.txt", bytes: Array(once.fileText.utf8))
      #expect(twice.fileText == once.fileText, "\(text.debugDescription)")
    }
  }

  /// Words that are no number or time in any dialect are in the transcript as often as in the file; in labels, which
  /// the front matter names once more, more often.
  @Test func noWordIsLost() throws {
    for text in texts(150, seed: 73) {
      guard let once = try? Importer.importFile(name: "t.txt", bytes: Array(text.utf8)) else { continue }
      for word in ["word", "went", "why", "laughs"] {
        #expect(
          once.fileText.ranges(of: word).count >= text.ranges(of: word).count, "\(word): \(text.debugDescription)")
      }
    }
  }
}

/// The same file imported again.
@Suite struct SecondImportTests {
  private let text = "Sara M.: a?\n\nJon: b c.\n\nSara M.: d?\n\nJon: e f.\n"

  private func choice(_ text: String) throws -> ImportOptions {
    ImportOptions(speakers: [try SpeakerChoice(parsing: text)])
  }

  @Test func whatWasSaidOnceHolds() throws {
    let bytes = Array(text.utf8)
    let first = try Importer.importFile(name: "a.txt", bytes: bytes, options: try choice("Sara M.=interviewer"))
    #expect(first.fileText.contains("import:\n  speakers:\n    Sara M.: interviewer\n"))
    let again = try Importer.importFile(
      name: "a.txt", bytes: bytes, options: ImportOptions(), previous: Array(first.fileText.utf8))
    #expect(again.fileText == first.fileText)
    let longer = try Importer.importFile(
      name: "a.txt", bytes: Array((text + "\nJon: g.\n").utf8), options: ImportOptions(),
      previous: Array(first.fileText.utf8))
    #expect(longer.speakers.map(\.role) == [.interviewer, .participant])
  }

  @Test func otherRolesKeepTheTextAndWhatAPersonWrote() throws {
    let bytes = Array(text.utf8)
    let first = try Importer.importFile(name: "a.txt", bytes: bytes).fileText
    let edited = first.replacing("---\nlang", with: "---\ntitle: By hand\nlang")
    let previous =
      edited.hasPrefix("---\ntitle") ? edited : first.replacing("---\ninter", with: "---\ntitle: By hand\ninter")
    let again = try Importer.importFile(
      name: "a.txt", bytes: bytes, options: try choice("Sara M.=interviewer"), previous: Array(previous.utf8))
    #expect(again.speakers.map(\.role) == [.interviewer, .participant])
    #expect(again.fileText.contains("title: By hand\n"))
    #expect(again.fileText.hasSuffix(text))
  }

  @Test func aPatternIsKept() throws {
    let bytes = Array("IDA - Where?\nJON - Here.\n".utf8)
    let options = ImportOptions(speakerPattern: try SpeakerPattern(parsing: "(?<speaker>[A-Z]+) - "))
    let first = try Importer.importFile(name: "a.txt", bytes: bytes, options: options)
    let more = try Importer.importFile(
      name: "a.txt", bytes: bytes + Array("IDA - Why?\n".utf8), options: ImportOptions(),
      previous: Array(first.fileText.utf8))
    #expect(more.speakers.map(\.label) == ["IDA", "JON"] && more.turns == 3)
  }
}
