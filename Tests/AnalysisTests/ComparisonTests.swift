import Codebooks
import StudyDefinition
import StudyIndex
import TestSupport
import Testing

@testable import Analysis

struct ComparisonTests {
  private func compare(_ sample: SampleStudy, _ change: (inout SegmentFilter) -> Void = { _ in }) throws -> Comparison {
    let study = try sample.open()
    var filter = SegmentFilter()
    filter.rollUp = true
    change(&filter)
    return try Comparison(StudyView(study, filter: filter), by: study.grouping(named: "town"))
  }

  private func cell(_ comparison: Comparison, _ code: String, _ level: String) throws -> Comparison.Cell {
    let row = try #require(comparison.rows.first { comparison.view.codebook.codes[$0.code].id == code })
    let index = try #require(comparison.levels.firstIndex { $0.level.name == level })
    return row.cells[index]
  }

  @Test func denominatorsCountPeopleOnceAndParticipantsOnly() throws {
    let sample = try SampleStudy()
    let comparison = try compare(sample)
    // Anna: 5 + 3 words in a.txt and 7 in the group; Cai 1; Ben 5; Dan 2.
    #expect(comparison.levels.map(\.people) == [2, 2, 0])
    #expect(comparison.levels.map(\.transcripts) == [2, 2, 0])
    #expect(comparison.levels.map(\.words) == [16, 7, 0])
    #expect(comparison.withoutLevel == ["P5", "group/Guest"])
  }

  @Test func peopleSegmentsAndWords() throws {
    let sample = try SampleStudy()
    let comparison = try compare(sample)
    // Anna helps in a.txt once and in the group twice.
    #expect(
      try cell(comparison, "help.given", "hc") == .init(people: 1, segments: 3, codings: 3, words: 3, transcripts: 2))
    #expect(try cell(comparison, "help", "hc") == .init(people: 1, segments: 4, codings: 4, words: 4, transcripts: 2))
    #expect(try cell(comparison, "water", "xt") == .init(people: 1, segments: 2, codings: 2, words: 2, transcripts: 1))
    #expect(try cell(comparison, "help", "xt") == .init())
    #expect(try cell(comparison, "help", "lt") == .init())
    #expect(comparison.levels[2].people == 0)
    #expect(comparison.segmentsWithoutLevel == 3)
    #expect(comparison.reviewCounts == [.unreviewed: 11])
    let hc = comparison.levels[0]
    #expect(try cell(comparison, "help", "hc").perThousandWords(of: hc) == 250)
    #expect(try cell(comparison, "help", "hc").shareOfPeople(of: hc) == 0.5)
    #expect(try cell(comparison, "help", "lt").shareOfPeople(of: comparison.levels[2]) == nil)
  }

  @Test func wordsOfAUnionCountOnceAndTheInterviewersNever() throws {
    let sample = try SampleStudy()
    try sample.tag("We help and carry", "help.given", in: "a")
    try sample.tag("help and carry water", "help.taken", in: "a", by: "ben")
    try sample.tag("help?\n\nAnna: We", "water", in: "a")
    let comparison = try compare(sample)
    #expect(try cell(comparison, "help.given", "hc").words == 4 + 2)
    #expect(try cell(comparison, "help.taken", "hc").words == 4 + 1)
    // The two meet in one segment of five words, and are two codings; `thank` and the two of the group stand alone.
    #expect(
      try cell(comparison, "help", "hc")
        == .init(people: 1, segments: 4, codings: 5, words: 5 + 1 + 2, transcripts: 2))
    // "We" of the coding that begins with the interviewer, "water" in both transcripts.
    #expect(try cell(comparison, "water", "hc") == .init(people: 1, segments: 3, codings: 3, words: 3, transcripts: 2))
  }

  @Test func aConditionRestrictsTheDenominatorsToo() throws {
    let sample = try SampleStudy()
    let comparison = try compare(sample) { $0.conditions = ["age < 45 AND transcript <> 'a'"] }
    #expect(comparison.levels.map(\.people) == [2, 0, 0])
    #expect(comparison.levels.map(\.words) == [8, 0, 0])
    #expect(try cell(comparison, "help", "hc").segments == 2)
    #expect(comparison.withoutLevel == ["P5"])
  }

  @Test func codesBelowAreTheUppermostWhenAskedForAlone() throws {
    let sample = try SampleStudy()
    let comparison = try compare(sample) { $0.codes = ["help.given", "help.taken"] }
    #expect(comparison.rows.map { comparison.view.codebook.codes[$0.code].id } == ["help.given", "help.taken"])
    #expect(comparison.reviewCounts == [.unreviewed: 6])
    #expect(comparison.segmentsWithoutLevel == 2)
  }

  @Test func theSegmentsAreThoseOfTheQuotes() throws {
    let sample = try SampleStudy()
    try sample.tag("We help and carry", "water", in: "a")
    try sample.tag("sit here", "help", in: "b", by: "ben")
    for change in [
      { _ in }, { $0.coder = "anna" }, { $0.origin = .rule }, { $0.review = [.person] },
      { $0.conditions = ["place = 'HC'"] },
    ]
      as [(inout SegmentFilter) -> Void]
    {
      let comparison = try compare(sample, change)
      let listing = try QuoteListing(comparison.view, groupings: [comparison.grouping], context: 0)
      for row in comparison.rows {
        for (index, cell) in row.cells.enumerated() {
          let quotes = listing.quotes.filter {
            $0.segment.code == row.code && $0.levels[0] == comparison.levels[index].level
          }
          #expect(cell.segments == quotes.count)
          #expect(cell.people == Set(quotes.map(\.speaker.person)).count)
          #expect(cell.words == quotes.reduce(0) { $0 + $1.words })
        }
      }
    }
  }

  @Test func codeCountsAgree() throws {
    let sample = try SampleStudy()
    try sample.tag("sit here", "help", in: "b", by: "ben")
    let view = try compare(sample).view
    let counts = try CodeCounts(view).counts
    let help = try #require(view.codebook.position(of: "help"))
    // Anna 4, Ben 1, Eve 1, the guest 1.
    #expect(counts[help]?.segments == 7)
    #expect(counts[help]?.people == 4)
    #expect(counts[help]?.judged == 1)
  }
}
