import Basics
import Foundation
import Respondents
import Testing
import Transcripts

@Suite struct SpeakerResolutionTests {
  private let table: ParticipantsTable

  init() throws {
    let text = """
      id,pseudonym,transcript,role
      HC-P1,Wei,hc-01,
      HC-P2,Mei,hc-02.txt,participant
      TF-P1,Wei,tf-01,
      S-1,Maria,hc-01,interviewer
      N-1,Translator Li,,other
      """
    table = try ParticipantsTable.read(file: "participants.csv", bytes: Array(text.utf8))
  }

  private func resolve(
    _ labels: [(String, Role)], _ name: String = "x", table: ParticipantsTable?,
    _ edit: (inout FrontMatter) -> Void = { _ in }
  ) -> (shown: [String], problems: [String]) {
    var frontMatter = FrontMatter()
    edit(&frontMatter)
    let (speakers, problems) = SpeakerResolution.resolved(
      labels.map { Speaker(label: $0.0, role: $0.1) }, frontMatter: frontMatter, table: table, transcriptName: name)
    return (
      speakers.map { "\($0.label) \($0.role) \($0.participant ?? "-")" },
      problems.map(\.description)
    )
  }

  private static func entry(_ label: String?, _ id: String?) -> FrontMatter.ParticipantEntry {
    FrontMatter.ParticipantEntry(label: label, participant: id)
  }

  @Test func theFrontMattersMapComesFirst() {
    let (shown, problems) = resolve(
      [("I", .interviewer), ("Mei", .participant), ("B", .other)], "hc-01", table: table
    ) {
      $0.participants = [Self.entry("mei", "tf-p1"), Self.entry("B", "HC-P1")]
    }
    #expect(shown == ["I interviewer -", "Mei participant TF-P1", "B participant HC-P1"])
    #expect(problems.isEmpty)
  }

  @Test func labelsThatAreIDsOrPseudonyms() {
    let (shown, problems) = resolve(
      [("hc-p2", .participant), ("MEI", .participant), ("TF-P1", .other), ("Somebody", .participant)], table: table)
    #expect(
      shown == [
        "hc-p2 participant HC-P2", "MEI participant HC-P2", "TF-P1 participant TF-P1", "Somebody participant -",
      ])
    #expect(problems.isEmpty)
  }

  @Test func aSharedPseudonymIsTheOneOfThisTranscript() {
    #expect(resolve([("Wei", .participant)], "tf-01", table: table).shown == ["Wei participant TF-P1"])
    let (shown, problems) = resolve([("Wei", .participant)], table: table)
    #expect(shown == ["Wei participant -"])
    #expect(
      problems == [
        "transcripts/x.txt: warning: a speaker's label is the pseudonym of 2 participants (`HC-P1`, `TF-P1`). Say which "
          + "one it is in the front matter: `participants:` with `label: id`."
      ])
  }

  @Test func oneWhoAnswersAndOneWhoIsNamed() {
    let named: (inout FrontMatter) -> Void = { $0.participants = [Self.entry(nil, "HC-P1")] }
    #expect(
      resolve([("Q", .interviewer), ("A", .participant)], table: table, named).shown
        == ["Q interviewer -", "A participant HC-P1"])
    #expect(resolve([("Wei", .participant)], table: table, named).problems.isEmpty)
    #expect(resolve([("Wei", .participant)], table: table, named).shown == ["Wei participant HC-P1"])
    #expect(
      resolve([("A", .participant), ("B", .participant)], table: table, named).shown
        == ["A participant -", "B participant -"])
    #expect(resolve([("A", .participant)], table: nil, named).shown == ["A participant HC-P1"])
  }

  @Test func oneWhoAnswersAndOneRowForTheTranscript() {
    let speakers: [(String, Role)] = [("Q", .interviewer), ("A", .participant)]
    // The interviewer's row for hc-01 is no participant's.
    #expect(resolve(speakers, "hc-01", table: table).shown == ["Q interviewer -", "A participant HC-P1"])
    #expect(resolve(speakers, "hc-02", table: table).shown == ["Q interviewer -", "A participant HC-P2"])
    #expect(resolve(speakers, "hc-03", table: table).shown == ["Q interviewer -", "A participant -"])
    #expect(
      resolve([("A", .participant), ("B", .participant)], "hc-02", table: table).shown
        == ["A participant -", "B participant -"])
  }

  @Test func rolesOfTheTable() {
    #expect(
      resolve([("Maria", .participant), ("Translator Li", .participant)], table: table).shown
        == ["Maria interviewer -", "Translator Li other -"])
  }

  @Test func whoAsksIsNeverAParticipant() {
    #expect(resolve([("Mei", .interviewer)], table: table).shown == ["Mei interviewer -"])
    #expect(
      resolve([("Mei", .interviewer)], table: table) {
        $0.interviewers = ["mei"]; $0.participants = [Self.entry("Mei", "HC-P2")]
      }
      .shown == ["Mei interviewer -"])
    // A common name for an interviewer that the front matter gives to a participant.
    #expect(
      resolve([("Q", .interviewer)], table: table) { $0.participants = [Self.entry("Q", "HC-P2")] }.shown
        == ["Q participant HC-P2"])
    #expect(resolve([("Mei", .other)], table: table) { $0.others = ["Mei"] }.shown == ["Mei other -"])
  }

  @Test func whatIsNotThereIsSaid() {
    let (shown, problems) = resolve([("A", .participant)], table: table) {
      $0.participants = [Self.entry("A", "HC-P11"), Self.entry("B", "HC-P2")]
    }
    #expect(shown == ["A participant HC-P11"])
    #expect(
      problems == [
        "transcripts/x.txt: warning: the participant `HC-P11` is not in the participants table. Did you mean `HC-P1`?",
        "transcripts/x.txt: warning: the front matter names the speaker `B`, who never speaks. Did you mean `A`?",
      ])
  }

  @Test func withoutATable() {
    let (shown, problems) = resolve([("A", .participant)], table: nil) { $0.participants = [Self.entry("A", "P1")] }
    #expect(shown == ["A participant P1"])
    #expect(problems.isEmpty)
  }
}
