import Basics
import Importing
import Testing

@Suite struct SubtitleTests {
  private func imported(_ name: String, _ text: String) throws -> ImportedTranscript {
    try Importer.importFile(name: name, bytes: Array(text.utf8))
  }

  /// As Teams writes them: a voice in each cue; Zoom puts the name before a colon.
  @Test func voicesBecomeTurns() throws {
    let transcript = try imported(
      "t.vtt",
      """
      WEBVTT

      a1b2/7-0
      00:00:01.000 --> 00:00:04.000
      <v Doe, Jane (Guest)>Where did you live?</v>

      a1b2/8-0
      00:00:04.500 --> 00:00:06.000 align:start
      <v Anna Berg>In the <i>village</i>.</v>

      1:00:07.500 --> 1:00:09.000
      <v Anna Berg>Long &amp; far.</v> <v.loud Doe, Jane (Guest)>Ah!</v>
      """)
    #expect(
      transcript.fileText == """
        ---
        interviewer: []
        participants: ["Doe, Jane (Guest)", Anna Berg]
        ---

        [00:00:01] Doe, Jane (Guest): Where did you live?

        [00:00:04.5] Anna Berg: In the village.
        Long & far.

        [01:00:07.5] Doe, Jane (Guest): Ah!

        """)
    #expect(transcript.notes.count == 1)
    #expect(try imported("t.txt", transcript.fileText).fileText == transcript.fileText)
  }

  @Test func namesBeforeColons() throws {
    let transcript = try imported(
      "z.vtt",
      "WEBVTT\r\n\r\nNOTE x\r\n\r\n1\r\n00:01.000 --> 00:02.000\r\nInterviewer: One: two?\r\n\r\n2\r\n00:02.000 --> 00:03.000\r\n"
        + "Anna: Yes.\r\n\r\n3\r\n00:03.000 --> 00:04.000\r\nAnna: So.\r\n\r\n4\r\n00:04.000 --> 00:05.000\r\nInterviewer: Ah.\r\n"
    )
    #expect(
      transcript.fileText.hasSuffix(
        "---\n\n[00:00:01] Interviewer: One: two?\n\n[00:00:02] Anna: Yes. So.\n\n[00:00:04] Interviewer: Ah.\n"))
    #expect(transcript.leftOut == [LeftOut(what: "notes", count: 1)])
  }

  @Test func subRipWithoutSpeakers() throws {
    let transcript = try imported(
      "s.srt",
      "1\n00:00:01,000 --> 00:00:02,000\nHello\nthere.\n\n2\n00:00:02,000 --> 00:00:03,000\nHello\nthere.\n\n"
        + "3\n00:00:03,000 --> 00:00:04,000\n{\\an8}<b>Time: late.</b>\n\n4\n00:00:14,500 --> 00:00:16,000\nFine.\n\n5\nx --> y\nlost\n"
    )
    #expect(transcript.fileText == "[00:00:01]\nHello there. Time: late.\n\n[00:00:14.5]\nFine.\n")
    #expect(
      transcript.leftOut.map { "\($0.count) \($0.what)" } == [
        "1 cues that repeat the one before", "1 cues whose time cannot be read",
      ])
    #expect(transcript.notes.map(\.line) == [20])
  }

  @Test(arguments: ["WEBVTT\n", "WEBVTT\n\nNOTE only\n", "WEBVTT\n\n00:00:01.000 --> \n"])
  func withoutCues(text: String) {
    let problem = #expect(throws: Problem.self) { try imported("e.vtt", text) }
    #expect(problem?.identity == "noCues")
  }
}
