import Basics
import Importing
import Testing

/// Files as services export them, invented after their forms.
@Suite struct ExportedTurnsTests {
  private func body(_ text: String) throws -> String {
    let once = try Importer.importFile(name: "t.txt", bytes: Array(text.utf8)).fileText
    #expect(try Importer.importFile(name: "t.txt", bytes: Array(once.utf8)).fileText == once)
    return once.split(separator: "---\n\n", maxSplits: 1).last.map(String.init) ?? once
  }

  @Test func zoomCaptions() throws {
    let text =
      "[Jane Doe] 14:03:22\nCan you hear me?\n\n[Anna Berg] 14:03:29\nYes. So: good.\n\n[Jane Doe] 14:03:33\nGood.\n"
    #expect(
      try body(text)
        == "[00:00:00] Jane Doe: Can you hear me?\n\n[00:00:07] Anna Berg: Yes. So: good.\n\n[00:00:11] Jane Doe: Good.\n"
    )
    let notes = try Importer.importFile(name: "t.txt", bytes: Array(text.utf8)).notes
    #expect(notes.contains { $0.what == "times of the day became times since the first of them, 14:03:22" })
  }

  @Test func teamsWithArrows() throws {
    let text =
      "0:0:0.0 --> 0:0:3.120\nDoe, Jane\nWhere?\n\n0:0:3.500 --> 0:0:5.0\nAnna Berg\nHere.\n\n0:0:5.500 --> 0:0:7.0\nAnna Berg\nAnd there.\n"
    #expect(try body(text) == "[00:00:00] Doe, Jane: Where?\n\n[00:00:03.5] Anna Berg: Here.\nAnd there.\n")
  }

  @Test func teamsWithTimesBeside() throws {
    let text =
      "Jane Doe started transcription\n\nJane Doe   0:03\nWhere?\n\nAnna Berg   0:07\nHere.\n\nJane Doe   0:09\nAh.\n\nJane Doe stopped transcription\n"
    #expect(
      try body(text) == "[00:00:03] Jane Doe: Where?\n\n[00:00:07] Anna Berg: Here.\n\n[00:00:09] Jane Doe: Ah.\n")
  }

  @Test(arguments: ["Jane Doe: [00:00:03]", "Jane Doe [00:00:03]", "Jane Doe (00:03):"])
  func timesBesideNames(start: String) throws {
    let other = start.replacing("Jane Doe", with: "Anna")
    let text =
      "The title\n\n\(start) Where?\n\n\(other) Here [far] off.\n\nAnd there.\n\n\(start) Why?\n\n\(other) So.\n"
    #expect(
      try body(text)
        == "The title\n\n[00:00:03] Jane Doe: Where?\n\n[00:00:03] Anna: Here [far] off.\n\nAnd there.\n\n"
        + "[00:00:03] Jane Doe: Why?\n\n[00:00:03] Anna: So.\n")
  }

  @Test func namesAlone() throws {
    let text = "Jane Doe\nWhere?\n\nAnna Berg\nHere.\nIt was cold.\n\nJane Doe\nWhen?\n\nAnna Berg\n\nIn May.\n"
    #expect(
      try body(text) == "Jane Doe: Where?\n\nAnna Berg: Here.\nIt was cold.\n\nJane Doe: When?\n\nAnna Berg: In May.\n")
  }

  /// Headings are no speakers, and what recurs by chance is not either.
  @Test(arguments: [
    "Context\nThe project is old.\n\nStrategy\nTop to bottom.\n\nResult\nMerged.\n",
    "Yes.\nWe went home.\n\nYes.\nAnd we slept.\n\nNo.\nNot at all.\n\nNo.\nNever.\n",
  ])
  func whatIsNoName(text: String) throws { #expect(try body(text) == text) }

  @Test func linesOfServices() throws {
    let text = "Speaker 1  0:03\nWhere?\n\nSpeaker 2  0:09\nHere.\n\nTranscribed by https://otter.ai\n"
    let transcript = try Importer.importFile(name: "t.txt", bytes: Array(text.utf8))
    #expect(!transcript.fileText.contains("otter"))
    #expect(transcript.leftOut == [LeftOut(what: "lines about the transcription service", count: 1)])
  }
}
