import Codebooks
import Deciding
import StudyDefinition
import StudyIndex
import TestSupport
import Testing

@testable import Analysis

/// Codings counted and quoted one by one, whatever turns they run over.
struct CodingsUnitTests {
  private func sample() throws -> SampleStudy {
    let sample = try SampleStudy()
    try sample.write(
      "Anna: We carried sand.\n\nInterviewer: Right.\n\nAnna: And food.\n\nInterviewer: Yes?\n\nAnna: Food.\n",
      to: "transcripts/c.txt")
    return sample
  }

  private let overTwo = "carried sand.\n\nInterviewer: Right.\n\nAnna: And food"

  private func compare(_ sample: SampleStudy) throws -> Comparison {
    let study = try sample.open()
    return try Comparison(StudyView(study, filter: .comparing), by: study.grouping(named: "town"))
  }

  private func row(_ comparison: Comparison, _ code: String) throws -> Comparison.Row {
    try #require(comparison.rows.first { comparison.view.codebook.codes[$0.code].id == code })
  }

  private func quotes(_ sample: SampleStudy, _ change: (inout SegmentFilter) -> Void = { _ in }) throws -> [Quote] {
    var filter = SegmentFilter()
    filter.unit = .codings
    filter.codes = ["help.given"]
    change(&filter)
    return try QuoteListing(StudyView(sample.open(), filter: filter), groupings: [], context: 1).quotes
  }

  @Test func aCodingAcrossAnInterviewersWordIsOne() throws {
    let sample = try sample()
    try sample.tag(overTwo, "help.given", in: "c")
    let row = try row(compare(sample), "help.given")
    // Three of the rules' hits, and this one.
    #expect(row.cells[0].segments == 3 + 2)
    #expect(row.cells[0].codings == 3 + 1)
    #expect(row.cells[0].people == 1 && row.cells[0].words == 3 + 4)
    #expect(row.segmentsOfPeople[0] == 5 && row.codingsOfPeople[0] == 4)
  }

  @Test func itsQuoteIsOneWithItsWordsAndNotTheInterviewers() throws {
    let sample = try sample()
    try sample.tag(overTwo, "help.given", in: "c")
    let quote = try #require(quotes(sample).first { $0.transcript.name == "c" })
    #expect(quote.text == "carried sand. […] And food")
    #expect((quote.before, quote.after) == ("We ", "."))
    #expect(quote.words == 4)
    #expect(quote.segment.turn == 1 && quote.segment.continuations.map(\.turn) == [3])
    // Five of the rules' hits, of Eve and the guest too, and this one.
    #expect(try quotes(sample).count == 5 + 1)
  }

  @Test func twoCodersAreTwoAndOneSegment() throws {
    let sample = try sample()
    try sample.tag("carried sand", "help.given", in: "c")
    try sample.tag("We carried", "help.given", in: "c", by: "ben")
    let cell = try row(compare(sample), "help.given").cells[0]
    #expect(cell.segments == 3 + 1 && cell.codings == 3 + 2)
    #expect(try quotes(sample).filter { $0.transcript.name == "c" }.map(\.text) == ["We carried", "carried sand"])
  }

  /// A hit that nobody has judged adds nothing to a person's coding of the same words.
  @Test func hitsInsideACodingAreNoCodings() throws {
    let sample = try sample()
    try sample.tag("help and carry", "help.given", in: "a")
    let cell = try row(compare(sample), "help.given").cells[0]
    #expect(cell.segments == 3 && cell.codings == 3)
    #expect(try quotes(sample) { $0.review = [.person] }.map(\.text) == ["help and carry"])
  }

  /// An accepted hit inside a coder's own coding is no second one.
  @Test func acceptedHitsInsideACodingAreNoCodings() throws {
    let sample = try sample()
    let hit = try #require(try sample.open().hits().first { $0.code == "help.given" && $0.transcript == "a" })
    _ = try sample.desk().judge([hit], .accept)
    #expect(try row(compare(sample), "help.given").cells[0].codings == 3)
    try sample.tag("help and carry", "help.given", in: "a")
    let cell = try row(compare(sample), "help.given").cells[0]
    #expect(cell.segments == 3 && cell.codings == 3)
    #expect(try quotes(sample) { $0.review = [.person] }.map(\.text) == ["help and carry"])
  }

  /// Two people mention the code; the coding is counted for the one in whose words it begins.
  @Test func aCodingOverTwoPeopleIsCountedForTheFirst() throws {
    let sample = try sample()
    try sample.tag("again.\n\nDan: Water", "help.taken", in: "group")
    let row = try row(compare(sample), "help.taken")
    #expect(row.cells.map(\.people) == [1, 1, 0])
    #expect(row.cells.map(\.codings) == [1 + 1, 0, 0])
    let found = try quotes(sample) { $0.codes = ["help.taken"] }.filter { $0.transcript.name == "group" }
    #expect(found.map(\.text) == ["again. Dan: Water"])
  }

  @Test func aCodingBelowCountsOnceForTheCodeAbove() throws {
    let sample = try sample()
    try sample.tag(overTwo, "help.given", in: "c")
    try sample.tag(overTwo, "help.taken", in: "c")
    let comparison = try compare(sample)
    #expect(try row(comparison, "help").cells[0].codings == 4 + 2)
    #expect(try row(comparison, "help").cells[0].segments == 4 + 2)
  }

  /// Listed and counted are the same.
  @Test func asManyQuotesAsCounted() throws {
    let sample = try sample()
    try sample.tag(overTwo, "help.given", in: "c")
    try sample.tag("And food.\n\nInterviewer: Yes?\n\nAnna: Food", "help.given", in: "c", by: "ben")
    try sample.tag("help with water, and help", "help.given", in: "group")
    let listed = try quotes(sample) {
      $0.rollUp = true; $0.codes = ["help"]
    }
    let counted = try row(compare(sample), "help").cells.reduce(0) { $0 + $1.codings }
    let outside = listed.filter { ["P5"].contains($0.speaker.participant) || $0.speaker.label == "Guest" }
    #expect(listed.filter { $0.segment.code == 0 }.count - outside.filter { $0.segment.code == 0 }.count == counted)
  }
}
