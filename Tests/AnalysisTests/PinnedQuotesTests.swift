import Basics
import Codebooks
import StudyDefinition
import StudyIndex
import TestSupport
import Testing

@testable import Analysis

/// Quotes that the researcher pinned, before those that the rule chooses.
struct PinnedQuotesTests {
  private func best(
    _ sample: SampleStudy, count: Int = 1, pins: [PinnedCoding] = []
  ) throws -> (quotes: BestQuotes, help: Int) {
    let study = try sample.open()
    let view = try StudyView(study, filter: .comparing)
    let quotes = try BestQuotes(view, by: study.grouping(named: "town"), count: count, pins: pins)
    return (quotes, try #require(study.codebook.position(of: "help")))
  }

  private func id(of quote: String, in sample: SampleStudy) throws -> String {
    let listing = try QuoteListing(StudyView(try sample.open(), filter: SegmentFilter()), groupings: [], context: 0)
    return try #require(listing.quotes.first { $0.text == quote }?.segment.ids.first).lowercased()
  }

  @Test func theRulePrefersPeopleThenSeveralCoders() throws {
    let sample = try SampleStudy()
    try sample.tag("help again", "help.given", in: "group")
    try sample.tag("carry water", "help.given", in: "a", by: "anna")
    try sample.tag("carry water", "help.given", in: "a", by: "ben")
    let (quotes, help) = try best(sample)
    #expect(quotes.quotes(code: help, level: 0).map(\.text) == ["carry water"])
  }

  @Test func aPinStandsFirstAndTakesTheLevelsPlace() throws {
    let sample = try SampleStudy()
    try sample.tag("carry water", "help.given", in: "a")
    try sample.tag("I thank you", "help.taken", in: "a")
    let pin = PinnedCoding(id: try id(of: "carry water", in: sample), mention: Mention("x", line: 7))
    let (quotes, help) = try best(sample, count: 2, pins: [pin])
    let levels = Array(quotes.grouping.levels.indices)
    #expect(quotes.quotes(code: help, levels: levels, pins: [pin.id], count: 1).map(\.text) == ["carry water"])
    #expect(
      quotes.quotes(code: help, levels: levels, pins: [pin.id], count: 2).map(\.text) == ["carry water", "I thank you"])
    // Another row of the display that does not pin it has the rule's choice.
    #expect(quotes.quotes(code: help, levels: levels, pins: [], count: 1).map(\.text) == ["I thank you"])
  }

  @Test func aPinMayBeOfSomebodyInNoLevel() throws {
    let sample = try SampleStudy()
    try sample.tag("Water and help", "help.given", in: "e")
    let pin = PinnedCoding(id: try id(of: "Water and help", in: sample), mention: Mention("x", line: 7))
    let (quotes, help) = try best(sample, pins: [pin])
    #expect(quotes.quotes(code: help, levels: [], pins: [pin.id], count: 1).map(\.text) == ["Water and help"])
  }

  @Test func aPinOnTheInterviewersWordsIsRefusedWithItsLine() throws {
    let sample = try SampleStudy()
    try sample.tag("Do you help?", "help.given", in: "a")
    let study = try sample.open()
    let tagged = try #require(try study.evidence().first { !$0.id.hasPrefix("h") })
    let pin = PinnedCoding(id: tagged.id.lowercased(), mention: Mention(String(tagged.id.prefix(8)), line: 7))
    #expect {
      _ = try best(sample, pins: [pin])
    } throws: { error in
      (error as? Problem)?.line == 7 && (error as? Problem)?.identity == "pinNotAParticipants"
    }
  }
}
