import Basics
import Importing
import TestSupport
import Testing
import Transcripts

@Suite struct CanonicalImportTests {
  private func imported(_ text: String, _ options: ImportOptions = ImportOptions()) throws -> ImportedTranscript {
    try Importer.importFile(name: "t.txt", bytes: Array(text.utf8), options: options)
  }

  @Test func legendTimesAndSlips() throws {
    let transcript = try imported(
      "Interview 1\nI1: Interviewer 1\nK: Kvinde\n\n*0:5 = I1: Hvor?\nK: Her  \n\n\n\n(00:09)\nK; Ja.\n00:12:00\nog så.\nX (til K): ja\nI1: Nå.\nX: nej\n"
    )
    #expect(
      transcript.fileText == """
        ---
        interviewer: I1
        participants: [K, X]
        legend:
          I1: Interviewer 1
          K: Kvinde
        ---

        Interview 1

        [00:00:05] I1: Hvor?

        K: Her

        [00:00:09] K: Ja.
        [00:12:00]
        og så.

        X: (til K) ja

        I1: Nå.

        X: nej

        """)
    #expect(transcript.leftOut == [LeftOut(what: "legend lines (now in the front matter)", count: 2)])
    // The lines of the slip and of the time alone are those of the file as it is written.
    #expect(transcript.notes.map(\.line) == [15, 16])
  }

  @Test func headersBecomeLabels() throws {
    let transcript = try imported("Anna  00:03\nThanks: so.\n\nBen  00:10\nSure.\nFine.\n\nAnna  00:15\nGood.\n")
    #expect(
      transcript.fileText.hasSuffix(
        "---\n\n[00:00:03] Anna: Thanks: so.\n\n[00:00:10] Ben: Sure.\nFine.\n\n[00:00:15] Anna: Good.\n"))
  }

  @Test func frontMatterThatSaysAllIsKeptAsItIs() throws {
    let text =
      "---\n# a remark\ntitle:   \"x\"\nparticipants: {Luo: P1}   # who\ninterviewer: I\nlanguage: en\n---\n\nI: a?\n\nLuo: b.\n"
    #expect(try imported(text).fileText == text)
  }

  @Test func choicesOfAPerson() throws {
    let text = "JS: a?\n\nMJ: b.\n\nJS: c?\n\nMJ: d.\n\nRule: e.\n\nRule: f.\n"
    let options = ImportOptions(
      language: "en",
      speakers: [
        try SpeakerChoice(parsing: "JS=interviewer"), try SpeakerChoice(parsing: "MJ=HC-P1"),
        try SpeakerChoice(parsing: "Rule=none"), try SpeakerChoice(parsing: "JX=other"),
      ], title: "One")
    let transcript = try imported(text, options)
    #expect(
      transcript.fileText
        == "---\ntitle: One\nlanguage: en\ninterviewer: JS\nparticipants:\n  MJ: \"HC-P1\"\nimport:\n  speakers:\n    JS: interviewer\n    MJ: HC-P1\n    Rule: none\n    JX: other\n---\n\nJS: a?\n\nMJ: b.\n\nJS: c?\n\nMJ: d.\n\nRule: e.\n\nRule: f.\n"
        .replacing("\"HC-P1\"", with: "HC-P1"))
    #expect(
      transcript.notes.map(\.description) == [
        "t.txt: warning: no turn begins with the label `JX` that `--speaker` names. Did you mean `JS`?"
      ])
  }

  @Test func choicesThatSayNothing() {
    let problem = #expect(throws: Problem.self) { try SpeakerChoice(parsing: "JS") }
    #expect(problem?.kind == .usage)
  }

  @Test func datesOfTheHeading() throws {
    #expect(
      try imported("Interview\nDate: 21 July 2020\n\nQ: a?\n\nA: on 1 May 2019\n\nQ: b\n\nA: c\n").dates == [
        "2020-07-21"
      ])
    #expect(try imported("访谈时间：2020年7月21日\n\n问：a？\n\n答：b。\n\n问：c？\n").dates == ["2020-07-21"])
    #expect(
      try imported("03/04/2020\n13/04/2020\n4.5.2021\nApril 2nd, 2022\n\nwords\n").dates == [
        "2020-04-13", "2021-05-04", "2022-04-02",
      ])
  }

  @Test func languages() throws {
    let words = [
      (
        "en",
        "We moved here in May and it was cold, but the neighbours were good to us and we have a lift, so there is that."
      ),
      (
        "da",
        "Ja, altså jeg har boet her siden maj, og det er noget jeg er glad for, men vi har også meget at lave, siger man."
      ),
      (
        "nb",
        "Ja, altså jeg har bodd her siden mai, og det er noe jeg er glad for, men vi har også mye å gjøre, sier man, hva nå."
      ),
      ("zh", "我们是五月搬来的，电梯老是坏，不过邻居都挺好的，互相帮忙。"), ("ja", "去年の五月に引っ越しました。とても寒かったです。でも隣の人は親切です。"),
      ("ko", "우리는 오월에 이사 왔어요. 아주 추웠어요. 이웃들이 좋아요. 승강기가 고장났어요."),
      ("ru", "Мы переехали сюда в мае, и было холодно, но соседи хорошие."),
    ]
    for (language, text) in words { #expect(try imported(text).language == language) }
    #expect(try imported("Zyx wvu tsr qpo nml kji hgf edc.").language == nil)
  }

  @Test func formatsThatAreNotSupported() {
    let problem = #expect(throws: Problem.self) {
      try Importer.importFile(name: "a/one.xyz", bytes: Array("words".utf8))
    }
    #expect(
      problem?.description
        == "a/one.xyz: error: a .xyz file cannot be imported yet. Save it from its program as one of "
        + "the supported formats: .txt, .text, .md, .markdown, .csv, .tsv, .tab, .xlsx, .html, .htm, .xhtml, .vtt, .srt, "
        + ".pdf, .rtf, .odt, .ott, .fodt, .docx, .docm.")
    let wrong = #expect(throws: Problem.self) {
      try Importer.importFile(name: "a/one.odt", bytes: Array("words".utf8))
    }
    #expect(wrong?.what == "it is not a OpenDocument file, though its name says so")
    let empty = #expect(throws: Problem.self) { try imported(" \n") }
    #expect(empty?.description == "t.txt: error: there are no words in it. Check that it is the right file.")
  }

  /// Importing what was imported changes nothing, byte for byte, whatever the original was.
  @Test func importingTwiceChangesNothing() throws {
    var generator = SeededGenerator(seed: 41)
    let pieces = [
      "I: ", "Luo: ", "Wu：", "LUO: ", "\n", "\n", "\n\n", "[P1] ", "[I] ", "00:01", "(00.02)\n", " ", "word", ". ",
      "*1:2 = ", "K. ",
      "K: ", "I = Interviewer; K = Kvinde\n", "I: Interviewer\nK: Kvinde\n", "Date: May\n", "Luo (to y): ", "---\n",
      "é", "【", "】",
      "Anna  0:03\n", "Ben 1:04\n", "）", "（", "[", "]", ":", "\t", "\u{3000}", "e\u{301}", "问：", "答：", "Interviewer: ",
      "Note: ", "\r\n", "\"", "#", "- ", "Luo 0:01: ",
    ]
    for round in 0..<250 {
      let raw = (0..<Int.random(in: 1...60, using: &generator)).compactMap { _ in
        pieces.randomElement(using: &generator)
      }
      guard let once = try? imported("x" + raw.joined()) else { continue }
      let twice = try imported(once.fileText)
      #expect(twice.fileText == once.fileText, "round \(round): \(raw.joined().debugDescription)")
      #expect(twice.turns == once.turns && twice.speakers == once.speakers)
    }
  }

  /// No word is lost on import: letters of the body are those of the original, labels and legend apart.
  @Test func wordsOfTurnsAreKept() throws {
    var generator = SeededGenerator(seed: 43)
    for _ in 0..<80 {
      let labels = ["Interviewer", "Luo Guifen", "彭大叔"]
      var expected: [String] = []
      var text = ""
      for index in 0..<12 {
        let words = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          ["we", "moved.", "So:", "(laughs)", "好。", "12:30", "e.g."].randomElement(using: &generator) ?? "we"
        }.joined(separator: " ")
        text += "\(labels[index % 3]): \(words)\n" + (Bool.random(using: &generator) ? "\n" : "")
        expected.append(words)
      }
      let transcript = try Transcript.read(
        name: "t", file: "t", bytes: Array(try imported(text).fileText.utf8), defaultLanguage: "en")
      #expect(transcript.turns.map { transcript.text[$0.span] } == expected)
    }
  }
}
