import Basics
import Respondents
import Testing

@Suite struct ParticipantsDoubtsTests {
  private func doubts(_ csv: String) throws -> [String] {
    let table = try ParticipantsTable.read(file: "p.csv", bytes: Array(csv.utf8))
    return table.doubts(transcripts: ["a1", "a2"], file: "p.csv").map(\.description)
  }

  @Test func aTranscriptThatIsNone() throws {
    #expect(
      try doubts("id,transcript\nP1,a1\nP2,a2.txt\nP3,\nP4,a3\n") == [
        "p.csv:5: error: the column `transcript` names `a3`, which is not a transcript of the study. Did you mean `a1`?"
      ])
  }

  @Test func onePseudonymOfSeveral() throws {
    #expect(try doubts("id,pseudonym,transcript\nP1,Mia,a1\nP2,mia,a2\n") == [])
    #expect(
      try doubts("id,pseudonym\nP1,Mia\nP2,Jon\nP3,mia\n").first?.hasPrefix(
        "p.csv:4: warning: the rows `P1`, `P3` have one pseudonym") ?? false)
  }

  @Test func levelsThatLookAlike() throws {
    #expect(
      try doubts("id,grade\nP1,Junior\nP2,junior\nP3,Senior\n") == [
        "p.csv:3: warning: the column `grade` contains `Junior` and `junior`, which are different levels. Write them in one "
          + "way, without white space at their ends."
      ])
  }
}
