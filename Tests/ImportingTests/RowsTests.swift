import Basics
import Importing
import Testing
import Transcripts

@Suite struct RowsTests {
  private func imported(_ text: String, columns: String? = nil) throws -> ImportedTranscript {
    try Importer.importFile(
      name: "t.csv", bytes: Array(text.utf8),
      options: ImportOptions(columns: try columns.map(RowColumns.init(parsing:))))
  }

  @Test func utterances() throws {
    let transcript = try imported(
      "Start;Speaker;Text;Extra\n00:00:01;Interviewer;Where?;x\n0:05;Anna;Here.;y\n6,5;Anna;\"And\n\nthere.\";\n;Interviewer;;\n1:00:09;Interviewer;Why?;\n"
    )
    #expect(
      transcript.fileText.hasSuffix(
        "interviewer: Interviewer\nparticipants: [Anna]\n---\n\n[00:00:01] Interviewer: Where?\n\n[00:00:05] Anna: Here. And\nthere.\n\n[01:00:09] Interviewer: Why?\n"
      ))
    #expect(transcript.leftOut.map { "\($0.count) \($0.what)" } == ["1 other columns", "1 rows without words"])
    #expect(transcript.columns == [.speaker: "Speaker", .text: "Text", .time: "Start"])
  }

  @Test func speakersWithTheirIDs() throws {
    let transcript = try imported("name,id,text\nAnna,P1,a\nBen,P2,b\nAnna,P1,c\nBen,P2,d\n")
    #expect(transcript.fileText.contains("participants:\n  Anna: P1\n  Ben: P2\n"))
  }

  /// Answers may look like labels, times and headings: they stay answers.
  @Test func openAnswers() throws {
    let text =
      "ResponseID,Age,Q12\nR_1,34,\"The lift is broken\nagain\"\nR_2,41,\nR_3,50,Nothing: all is well\n,51,More benches\n"
      + "R_5,18,\"- a\n10:30\n\nR_1: no\"\n17,20,12:30\n"
    let transcript = try imported(text)
    #expect(
      transcript.fileText == """
        ---
        title: Q12
        labels: ids
        ---

        R_1: The lift is broken
        again

        R_3: Nothing: all is well

        row-6: More benches

        R_5: - a 10:30
        R_1: no

        17: 12:30

        """)
    #expect(transcript.labelsAreIDs)
    #expect(transcript.speakers.map(\.label) == ["R_1", "R_3", "row-6", "R_5", "17"])
    #expect(transcript.leftOut.map { "\($0.count) \($0.what)" } == ["1 other columns", "1 rows without words"])
    let again = try Importer.importFile(name: "t.txt", bytes: Array(transcript.fileText.utf8))
    #expect(again.fileText == transcript.fileText && again.speakers == transcript.speakers)
  }

  @Test func columnsAreChosen() throws {
    let text = "a,b,c\nx,I said a long thing about the lift,7\ny,And I said another about benches,8\n"
    #expect(try imported(text).columns == [.text: "b"])
    let chosen = try imported(text, columns: "text=b, id=A")
    #expect(chosen.speakers.map(\.label) == ["x", "y"])
    for wrong in ["text", "speaker=", "words=b", ""] {
      #expect(throws: Problem.self) { try RowColumns(parsing: wrong) }
    }
    let unknown = #expect(throws: Problem.self) { try imported(text, columns: "text=d") }
    #expect(unknown?.what == "there is no column `d`")
    let none = #expect(throws: Problem.self) { try imported("a,b\n1,2\n3,4\n") }
    #expect(none?.what == "no column is known to contain what was said or answered")
  }

  @Test(arguments: ["a:b", "[x]", "a=b", "(y)", String(repeating: "i", count: 41)])
  func idsThatCannotBeLabels(id: String) {
    let problems = #expect(throws: Problems.self) { try imported("id,answer\n\(id),yes indeed\n") }
    #expect(problems?.all.map(\.line) == [2])
  }

  /// Ten thousand answers, in time that grows with their number.
  @Test(.timeLimit(.minutes(30))) func tenThousandAnswers() throws {
    var text = "id,answer\n"
    for number in 0..<10_000 { text += "R\(number),the lift number \(number) is broken and nobody comes\n" }
    let transcript = try imported(text)
    #expect(transcript.turns == 10_000 && transcript.speakers.count == 10_000 && transcript.words == 90_000)
    // The same with speakers who come back: every label is declared.
    text = "speaker,text\n"
    for number in 0..<8_000 { text += "S\(number % 4_000),said \(number)\n" }
    #expect(try imported(text).speakers.count == 4_000)
  }
}
