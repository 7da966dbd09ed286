import Codebooks
import StudyIndex
import TestSupport
import Testing

@testable import Analysis

struct CountedPeopleTests {
  private func view(_ sample: SampleStudy, _ change: (inout SegmentFilter) -> Void = { _ in }) throws -> StudyView {
    var filter = SegmentFilter.comparing
    change(&filter)
    return try StudyView(sample.open(), filter: filter)
  }

  @Test func participantsCountOnceWhateverTheyAreCalledWhere() throws {
    let people = try view(SampleStudy()).people
    #expect(people.people.map(\.id) == ["P1", "P2", "P3", "P4", "P5", "group/Guest"])
    #expect(people.people.map(\.speakers.count) == [2, 1, 1, 1, 1, 1])
    #expect(people.people.map(\.words) == [15, 5, 1, 2, 3, 2])
    #expect(people.words == 28)
  }

  @Test func whoNeverSpeaksIsNobodyInterviewed() throws {
    let sample = try SampleStudy()
    try sample.write(
      "---\nparticipants: {Anna: P1, Zoe: P9}\n---\nInterviewer: Hm?\n\nAnna: Yes.\n", to: "transcripts/z.txt")
    try sample.write("id,pseudonym,age,place\nP1,Anna,30,HC\nP9,Zoe,20,HC\n", to: "respondents/participants.csv")
    #expect(try !view(sample).people.people.map(\.id).contains("P9"))
  }

  @Test func aConditionLeavesPeopleOut() throws {
    let people = try view(SampleStudy()) { $0.condition = "age > 45" }.people
    #expect(people.people.map(\.id) == ["P2", "P4"])
    #expect(people.speakers.count == 2)
  }

  @Test func whoAsksUnderOneLabelIsOnePerson() throws {
    let sample = try SampleStudy()
    try sample.write("INTERVIEWER: And you?\n\nBen: Yes.\n", to: "transcripts/c.txt")
    let people = try view(sample) { $0.speakers = .interviewers }.people
    // Interviewer in a, b and e, INTERVIEWER in c; the group has a moderator.
    #expect(people.people.map(\.id) == ["interviewer Interviewer", "interviewer Moderator"])
    #expect(people.people.map(\.speakers.count) == [4, 1])
    let everyone = try view(sample) { $0.speakers = .everyone }.people
    #expect(everyone.people.count == 8)
    #expect(everyone.words == people.words + 28 + 1)
  }

  @Test func whoMentionsWhat() throws {
    let view = try view(SampleStudy())
    let byCode = PeopleByCode(view.people, try view.segments())
    func code(_ id: String) throws -> Int { try #require(view.codebook.position(of: id)) }
    #expect(try byCode.people(mentioning: code("water")).map { byCode.people[$0].id } == ["P1", "P4", "P5"])
    #expect(try byCode.segments(of: code("help")) == [4, 0, 0, 0, 1, 1])
    #expect(try byCode.mentions(of: code("help.given"), by: 0)?.words == 3)
    #expect(try byCode.mentions(of: code("help.given"), by: 0)?.transcripts.count == 2)
    #expect(try byCode.mentions(of: code("help.given"), by: 1) == nil)
  }
}
