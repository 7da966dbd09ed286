import Basics
import Codebooks
import Deciding
import StudyIndex
import TestSupport
import Testing
import Transcripts

@testable import Analysis

struct KeywordSearchTests {
  private func found(
    _ sample: SampleStudy, _ terms: [String], regex: Bool = false, inside: Bool = false,
    _ change: (inout SegmentFilter) -> Void = { _ in }
  ) throws -> [String] {
    var filter = SegmentFilter()
    change(&filter)
    let view = try StudyView(sample.open(), filter: filter)
    let search = try KeywordSearch(
      view, terms: terms.map { try Term(searching: $0, regex: regex) }, insideSegments: inside, context: 1)
    return search.matches.map { "\($0.transcript.name)/\($0.turn) \($0.before)[\($0.text)]\($0.after)" }
  }

  @Test func wordsInContext() throws {
    let sample = try SampleStudy()
    #expect(
      try found(sample, ["water"]) == [
        "a/2 carry [water]. I", "e/2 [Water] and", "group/2 with [water], and", "group/3 [Water] water.",
        "group/3 Water [water].",
      ])
    #expect(try found(sample, ["car*"]) == ["a/2 and [carry] water."])
    #expect(try found(sample, ["no", "sit here"]) == ["b/2 [No]. I", "b/2 I [sit here] alone."])
    #expect(try found(sample, ["[Nn]o(thing)?"], regex: true).map { $0.prefix(3) } == ["b/2", "gro"])
  }

  @Test func whoseWordsAndWhere() throws {
    let sample = try SampleStudy()
    #expect(
      try found(sample, ["water"]) { $0.speakers = .interviewers }
        == ["b/2 And [water]?"].map { $0.replacing("b/2", with: "b/1") })
    #expect(try found(sample, ["water"]) { $0.condition = "place = 'XT'" }.count == 2)
    try sample.tag("help with water", "help.taken", in: "group")
    #expect(try found(sample, ["water"], inside: true) { $0.codes = ["help.taken"] } == ["group/2 with [water], and"])
  }

  @Test(arguments: ["", "  ", "*", "...", " * "])
  func nothingToFindIsSaid(text: String) {
    #expect(throws: Problem.nothingToFind()) { try Term(searching: text, regex: false) }
  }
}

struct ReviewQueueTests {
  private func items(_ study: Study, coder: String = "anna") throws -> ReviewQueue {
    try ReviewQueue(StudyView(study, filter: SegmentFilter()), coder: coder, context: 3)
  }

  @Test func whatNobodyHasJudgedAndTheCoderHasNotCoded() throws {
    let sample = try SampleStudy()
    let all = try items(sample.open())
    #expect(all.judged == 0)
    #expect(all.items.map(\.hit.code) == all.items.map(\.code.id))
    #expect(
      all.items.first.map { "\($0.before)[\($0.text)]\($0.after) \($0.levels)" }
        == "We [help] and carry water. [\"hc\"]")
    #expect(all.items.allSatisfy { $0.match == 0..<$0.text.unicodeScalars.count })

    try sample.tag("We help and", "help.given", in: "a")
    _ = try sample.desk("ben").judge([all.items[1].hit], .reject)
    let rest = try items(sample.open())
    #expect(rest.judged == 1)
    #expect(rest.items.map(\.hit.id) == all.items.dropFirst(2).map(\.hit.id))
    // Anna's own coding spares Anna the hit, not Ben.
    #expect(try items(sample.open(), coder: "ben").items.count == all.items.count - 1)
  }
}

struct AppliedRulesTests {
  private func apply(_ study: Study, _ change: (inout SegmentFilter) -> Void = { _ in }) throws -> AppliedRules {
    var filter = SegmentFilter()
    change(&filter)
    return try AppliedRules(StudyView(study, filter: filter), by: study.grouping(named: "town"))
  }

  @Test func hitsByCodeRuleAndLevel() throws {
    let sample = try SampleStudy()
    let hits = try sample.open().hits().filter { $0.code == "water" }
    _ = try sample.desk().judge([hits[0]], .reject)
    _ = try sample.desk().judge([hits[1]], .accept)
    let applied = try apply(sample.open())
    #expect(applied.rows.map { applied.view.codebook.codes[$0.code].id } == ["help.given", "help.taken", "water"])
    let water = try #require(applied.rows.last)
    #expect([water.hits, water.unreviewed, water.accepted, water.rejected, water.people] == [5, 3, 1, 1, 3])
    #expect(water.levels == [1, 2, 0])
    #expect(water.rules.map(\.hits) == [5])
    #expect(water.rules[0].file == "codebook/codes.yaml")
  }

  @Test func newsSinceTheLastTime() throws {
    let sample = try SampleStudy()
    #expect(try apply(sample.open()).news?.new == nil)
    #expect(try apply(sample.open()).news?.new == [:])
    try sample.write("Eve: Water and help and water.\n", to: "transcripts/e.txt")
    // A look at a part neither tells nor forgets.
    #expect(try apply(sample.open()) { $0.codes = ["water"] }.news?.new == nil)
    try sample.write("Ben: help\n", to: "transcripts/b.txt")
    let news = try #require(try apply(sample.open()).news)
    #expect(news.new == ["water": 1, "help.given": 1])
    #expect(news.gone.isEmpty)
  }
}

struct StudyStatusTests {
  @Test func whatThereIsAndWhatHasChanged() throws {
    let sample = try SampleStudy()
    try sample.write("id,pseudonym,place\nP1,Anna,HC\nP9,Zoe,HC\n", to: "respondents/participants.csv")
    let first = try StudyStatus(sample.open())
    #expect(first.participants == 2)
    #expect(first.silentParticipants == ["P9"])
    #expect(first.unknownPeople == ["b/Ben", "e/Eve", "group/Cai", "group/Dan", "group/Guest"])
    #expect(first.changes?.added == nil)
    try sample.write("Ben: x\n", to: "transcripts/b.txt")
    try sample.write("Ben: y\n", to: "transcripts/c.txt")
    try sample.tag("We help", "help", in: "a")
    let changes = try #require(try StudyStatus(sample.open()).changes)
    #expect(changes.added == ["codings/anna.jsonl", "transcripts/c.txt"])
    #expect(changes.changed == ["transcripts/b.txt"])
    #expect(changes.removed.isEmpty)
  }
}
