import Basics
import TestSupport
import Testing
import Transcripts

@testable import Analysis
@testable import StudyIndex

struct QuotesTests {
  private func turn(_ text: String, start: Int = 100) -> TurnRecord {
    let words = Segmenter(language: "en").words(in: TranscriptText(text), of: Span(0, text.unicodeScalars.count))
    return TurnRecord(
      number: 1, speaker: 1, span: Span(start, start + text.unicodeScalars.count), text: TranscriptText(text),
      wordStarts: words.map { UInt32($0.start) }, time: nil)
  }

  @Test(arguments: [
    (0, "", ""), (1, "the ", " together"), (2, "up the ", " together again."),
    (9, "We move up the ", " together again."),
  ])
  func contextStaysInTheTurn(words: Int, before: String, after: String) {
    let marked = MarkedText("We move up the «mountain, all» together again.")
    let turn = turn(marked.text)
    let span = Span(100 + marked.spans[0].start, 100 + marked.spans[0].end)
    let context = QuoteContext.cut(around: span, in: turn, words: words)
    #expect(context.before == before)
    #expect(context.after == after)
    #expect(turn[span] == "mountain, all")
  }

  @Test func contextOfAnUnbrokenLineIsCut() {
    let turn = turn(String(repeating: "a", count: 400) + " and b")
    let context = QuoteContext.cut(around: Span(300, 310), in: turn, words: 2)
    #expect(context.before == "…" + String(repeating: "a", count: 100))
    #expect(context.after == String(repeating: "a", count: 100) + "…")
    let longer = QuoteContext.cut(around: Span(300, 310), in: turn, words: 4)
    #expect(longer.after == String(repeating: "a", count: 190) + " and b")
    #expect(QuoteContext.cut(around: Span(300, 310), in: turn, words: .max).before.utf8.count == 200)
  }

  @Test func aQuoteOfTheWholeTurnHasNoContext() {
    let turn = turn("搬下来 ok 🙂")
    let context = QuoteContext.cut(around: turn.span, in: turn, words: 5)
    #expect(context.before.isEmpty && context.after.isEmpty)
    #expect(turn[turn.span] == "搬下来 ok 🙂")
  }

  private func listing(_ study: Study, by: String? = nil, sample: Int? = nil, seed: UInt64 = 1) throws -> QuoteListing {
    try QuoteListing(
      StudyView(study, filter: SegmentFilter()),
      groupings: study.groupings(with: by.map { try study.grouping(named: $0) }),
      sortedByLevel: by != nil,
      context: 2, sample: sample, seed: seed)
  }

  @Test func everythingAboutAQuote() throws {
    let sample = try SampleStudy()
    let listing = try listing(sample.open())
    let quote = try #require(listing.quotes.first)
    #expect(quote.text == "help")
    #expect(quote.before == "We ")
    #expect(quote.after == " and carry")
    #expect(quote.speaker.person == "P1")
    #expect(quote.transcript.name == "a")
    #expect(quote.words == 1)
    #expect(quote.levels.map { $0?.name } == ["hc"])
    #expect(listing.quotes.allSatisfy { $0.speaker.role == .participant })
    #expect(listing.total == listing.quotes.count)
  }

  @Test func levelByLevelThoseWithoutOneLast() throws {
    let sample = try SampleStudy()
    let quotes = try listing(sample.open(), by: "town").quotes.filter { $0.text.lowercased() == "water" }
    #expect(
      quotes.map { "\($0.levels[0]?.name ?? "-") \($0.transcript.name)" } == [
        "hc a", "hc group", "xt group", "xt group", "- e",
      ])
  }

  @Test func aSampleKeepsTheOrderAndFollowsTheSeed() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    let all = try listing(study).quotes.map { $0.segment.ids }
    let drawn = try listing(study, sample: 4, seed: 7)
    #expect(drawn.total == all.count)
    #expect(drawn.quotes.count == 4)
    let places = drawn.quotes.compactMap { all.firstIndex(of: $0.segment.ids) }
    #expect(places == places.sorted() && Set(places).count == 4)
    #expect(try listing(study, sample: 4, seed: 7).quotes.map { $0.segment.ids } == drawn.quotes.map { $0.segment.ids })
    let others = try (1...20).map { try listing(study, sample: 4, seed: $0).quotes.map { $0.segment.ids } }
    #expect(Set(others).count > 10)
    #expect(try listing(study, sample: 999).quotes.count == all.count)
  }

  @Test func unknownCodesAndCodersAreSaid() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    var filter = SegmentFilter()
    filter.codes = ["hlep"]
    #expect(throws: Problem.self) { try StudyView(study, filter: filter) }
    filter.codes = []
    filter.coder = "nobody"
    let problem = #expect(throws: Problem.self) { try StudyView(study, filter: filter) }
    #expect(problem?.what == "there is no journal of a coder `nobody`")
  }

  @Test func aStudyWithChangedTranscriptsIsRefused() throws {
    let sample = try SampleStudy()
    try sample.tag("alone", "help", in: "b")
    try sample.write("Ben: Yes.\n", to: "transcripts/b.txt")
    #expect(throws: Problems.self) { try StudyView(sample.open(), filter: SegmentFilter()) }
  }

  @Test func onePersonsQuotesAreTheBestOnlyWhereThereAreNoOthers() throws {
    let sample = try SampleStudy()
    try sample.tag("We help and carry", "water", in: "a")
    try sample.tag("Nothing", "water", in: "group")
    try sample.tag("Nothing", "water", in: "group", by: "ben")
    let study = try sample.open()
    var filter = SegmentFilter()
    filter.rollUp = true
    let view = try StudyView(study, filter: filter)
    let best = try BestQuotes(view, by: study.grouping(named: "town"), count: 3)
    let water = try #require(view.codes.last)
    // Two coders before one, one a person first, then a person's second.
    #expect(best.quotes(code: water, level: 0).map(\.text) == ["Nothing", "We help and carry", "water"])
    #expect(best.quotes(code: water, level: 2).isEmpty)
    let one = try BestQuotes(view, by: study.grouping(named: "town"), count: 1)
    #expect(one.quotes(code: water, level: 0).map(\.text) == ["Nothing"])
  }
}
