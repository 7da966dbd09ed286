import Testing
import Transcripts

/// The ways in which transcripts write who speaks.
@Suite struct TurnShapesTests {
  @Test func nameAndColon() throws {
    let transcript = try read(
      "Interviewer: When?\n\nLuo Guifen: In May.\n\nIt rained.\n\nInterviewer: And?\n\nLuo Guifen: No.\n")
    #expect(
      turns(transcript) == [
        "Interviewer|When?", "Luo Guifen|In May.//It rained.", "Interviewer|And?", "Luo Guifen|No.",
      ])
    #expect(speakers(transcript) == ["Interviewer interviewer", "Luo Guifen participant"])
    #expect(transcript.turns.map(\.line) == [1, 3, 7, 9])
  }

  @Test func fullWidthColon() throws {
    let transcript = try read("访谈员：几口人？\n\n彭大叔：五口。他就说：好。\n\n访谈员：种地吗？\n\n彭大叔：种。\n\n我说：不种了。\n", language: "zh")
    #expect(turns(transcript) == ["访谈员|几口人？", "彭大叔|五口。他就说：好。", "访谈员|种地吗？", "彭大叔|种。//我说：不种了。"])
    #expect(speakers(transcript) == ["访谈员 interviewer", "彭大叔 participant"])
  }

  @Test func questionAndAnswer() throws {
    let transcript = try read("Q: When?\nA: In May.\nQ: Where?\nA: At home.\n")
    #expect(turns(transcript) == ["Q|When?", "A|In May.", "Q|Where?", "A|At home."])
    #expect(speakers(transcript) == ["Q interviewer", "A participant"])
  }

  @Test func idInBrackets() throws {
    let transcript = try read("[INT] Where?\n\n[P1] Here.\n\n[laughs] I mean there.\n\n[INT] And?\n\n[P1] Yes.\n")
    #expect(turns(transcript) == ["INT|Where?", "P1|Here.//[laughs] I mean there.", "INT|And?", "P1|Yes."])
  }

  @Test func stageDirectionsAreNoLabels() throws {
    let transcript = try read("[laughs] Yes.\n\nI moved there.\n\n[laughs] No.\n\nThen we left.\n\nIt was cold.\n")
    #expect(transcript.turns.count == 1)
    #expect(speakers(transcript) == [" participant"])
  }

  @Test func nameAndTimeOnALineOfTheirOwn() throws {
    let transcript = try read(
      "Anna Smith  00:03\nThanks. One thing: be honest.\n\nBen  00:10\nSure.\nFine.\n\nAnna Smith  00:15\nGood.\n\nBen  1:00:20\nBye.\n"
    )
    #expect(
      turns(transcript) == [
        "Anna Smith|Thanks. One thing: be honest.", "Ben|Sure./Fine.", "Anna Smith|Good.", "Ben|Bye.",
      ])
    #expect(transcript.turns.map(\.time) == [3, 10, 15, 3620])
  }

  @Test func timeBeforeTheLabel() throws {
    let transcript = try read(
      "[00:12:03] Interviewer: Why?\n\n[00:12:07.5] Luo: Because.\n\n(12:09) Interviewer: Ah.\n\n[00:13:00] Luo: Yes.\n"
    )
    #expect(turns(transcript) == ["Interviewer|Why?", "Luo|Because.", "Interviewer|Ah.", "Luo|Yes."])
    #expect(transcript.turns.map(\.time) == [723, 727.5, 729, 780])
  }

  @Test func starredTimesWithASign() throws {
    let transcript = try read("*0:0 = I1: Where?\n\nK: Here.\n\n*1.01.35 = K: There.\n\n1.42.30 K: Now.\n\nI1: Ah.\n")
    #expect(turns(transcript) == ["I1|Where?", "K|Here.", "K|There.", "K|Now.", "I1|Ah."])
    #expect(transcript.turns.map(\.time) == [0, nil, 3695, 6150, nil])
  }

  @Test func timesAloneOnALineBelongToTheNextTurn() throws {
    let transcript = try read(
      "0:00:05.5\nI: Where?\n\nX: Here.\n\n(07.45)\n\nI: And?\n\nX: There.\n\n00:09:00\n\nI mean here.\n")
    #expect(turns(transcript) == ["I|Where?", "X|Here.", "I|And?", "X|There.//00:09:00//I mean here."])
    #expect(transcript.turns.map(\.time) == [5.5, nil, 465, nil])
  }

  @Test func labelOnALineOfItsOwn() throws {
    let transcript = try read("INTERVIEWER:\nTell me.\n\nSMITH:\nNo.\n\nINTERVIEWER:\nWhy?\n\nSMITH:\nSo.\n")
    #expect(turns(transcript) == ["INTERVIEWER|Tell me.", "SMITH|No.", "INTERVIEWER|Why?", "SMITH|So."])
  }

  @Test func addresseeInBrackets() throws {
    let transcript = try read("I1: Where?\n\nX: Here.\n\nX (to I2): there.\n\nI1: Ah.\n")
    #expect(turns(transcript) == ["I1|Where?", "X|Here.", "X|there.", "I1|Ah."])
  }

  @Test func labelsStandOnlyAtTheBeginningOfALine() throws {
    let transcript = try read("Interviewer: Then I asked Luo: why?\n\nLuo: He said Interviewer: why.\n\nLuo: So.\n")
    #expect(turns(transcript).count == 3)
  }

  @Test func noSpeakersMeansOne() throws {
    let transcript = try read("We moved in May. There were three things: lift, bills, cold.\n\nNote: it rained.\n")
    #expect(speakers(transcript) == [" participant"])
    #expect(turns(transcript) == ["|We moved in May. There were three things: lift, bills, cold.//Note: it rained."])
  }

  @Test func textBeforeTheFirstLabelIsNobodys() throws {
    let transcript = try read("Interview 2\n\nInterviewer: Hello.\n\nLuo: Hello.\n\nLuo: Yes.\n")
    #expect(speakers(transcript) == [" other", "Interviewer interviewer", "Luo participant"])
    #expect(turns(transcript).first == "|Interview 2")
  }

  @Test func aTurnWithoutWordsIsATurn() throws {
    let transcript = try read("Interviewer: Hm?\n\nLuo:\n\nInterviewer: Well?\n\nLuo: No.\n")
    #expect(turns(transcript) == ["Interviewer|Hm?", "Luo|", "Interviewer|Well?", "Luo|No."])
  }

  @Test func emptyFile() throws {
    let transcript = try read("\n\n")
    #expect(transcript.turns.isEmpty)
    #expect(transcript.text.scalarCount == 0)
  }
}
