import Basics
import Testing

@testable import Analysis
@testable import StudyIndex

/// Quotes with, without, near, before and after other codes.
@Suite struct QuoteConditionsTests {
  /// Places of the quotes under `water`: transcript and turn, one a quote.
  private func water(
    _ sample: SampleStudy, coder: String? = nil, _ set: (inout QuoteConditions) -> Void
  ) throws -> [String] {
    var request = QuotesRequest()
    request.filter.codes = ["water"]
    request.filter.coder = coder
    set(&request.conditions)
    guard case .quotes(let listing) = try request.answer(sample.open()) else { return [] }
    #expect(listing.total == listing.quotes.count)
    return listing.quotes.map { "\($0.transcript.name):\($0.segment.turn)" }
  }

  private let all = ["a:2", "e:2", "group:2", "group:3", "group:3"]

  @Test func withAndWithoutDivideTheQuotes() throws {
    let sample = try SampleStudy()
    #expect(try water(sample) { _ in } == all)
    for within in QuoteConditions.Within.allCases {
      let with = try water(sample) { ($0.with, $0.within) = (["help"], within) }
      let without = try water(sample) { ($0.without, $0.within) = (["help"], within) }
      #expect((with + without).sorted() == all, "\(within)")
      let expected: [String] =
        switch within {
        case .overlap: []
        case .turn: ["a:2", "e:2", "group:2"]
        case .transcript: all
        // Dan never speaks of help.
        case .person: ["a:2", "e:2", "group:2"]
        }
      #expect(with == expected, "\(within)")
    }
  }

  @Test func sharedWordsAreAnOverlap() throws {
    let sample = try SampleStudy()
    try sample.tag("carry water", "help", in: "a")
    #expect(try water(sample) { $0.with = ["help"] } == ["a:2"])
    #expect(try water(sample) { $0.with = ["help.given"] } == [], "a code below is not the code")
    #expect(try water(sample) { $0.without = ["help"] } == Array(all.dropFirst()))
    // The other code is looked for among what is counted.
    #expect(try water(sample, coder: "anna") { $0.with = ["help"] } == [], "anna has not coded water")
  }

  @Test func aSegmentIsNoCompanyForItself() throws {
    let sample = try SampleStudy()
    #expect(try water(sample) { $0.with = ["water"] } == [])
    #expect(try water(sample) { ($0.with, $0.within) = (["water"], .turn) } == ["group:3", "group:3"])
    #expect(try water(sample) { $0.near = ["water:0"] } == ["group:3", "group:3"])
  }

  @Test func wordsBetweenAreCountedOverTurns() throws {
    let sample = try SampleStudy()
    func near(_ distance: String) throws -> [String] { try water(sample) { $0.near = ["help.given:\(distance)"] } }
    // “help and carry water”: two words lie between. “… and help again. — Water water.”: one and two.
    #expect(try near("0") == [])
    #expect(try near("1") == ["e:2", "group:2", "group:3", "group:3"])
    #expect(try near("2") == all)
    #expect(try near("0turns") == ["a:2", "e:2", "group:2"])
    #expect(try near("1turn") == all)
  }

  @Test func whatComesBeforeAndAfter() throws {
    let sample = try SampleStudy()
    #expect(try water(sample) { $0.then = ["help.taken"] } == ["a:2"])
    #expect(try water(sample) { $0.then = ["help.given"] } == ["e:2", "group:2", "group:3", "group:3"])
    #expect(try water(sample) { $0.after = ["help.given"] } == ["a:2", "group:2", "group:3", "group:3"])
    #expect(try water(sample) { $0.after = ["help.given:1"] } == ["group:2", "group:3"])
    #expect(try water(sample) { $0.after = ["help.given:0turns"] } == ["a:2", "group:2"])
    #expect(try water(sample) { ($0.after, $0.then) = (["help.given"], ["help.given"]) }.count == 3, "both hold")
  }

  @Test func whatIsAskedIsSaid() throws {
    let sample = try SampleStudy()
    var conditions = QuoteConditions()
    (conditions.with, conditions.without, conditions.within) = (["help"], ["water"], .turn)
    (conditions.near, conditions.then) = (["water:1"], ["help:2turns"])
    #expect(
      conditions.sentences(try sample.open().codebook) == [
        "Only with Help in the same turn.", "Only without Water in the same turn.",
        "Only with Water at most 1 word away.", "Only what is followed by Help, at most 2 turns later.",
      ])
  }

  @Test func whatIsNoDistanceIsRefused() {
    for (text, reach) in [
      ("norms", nil), ("norms:50", .words(50)), ("norms: 3 turns", .turns(3)), ("norms:1word", .words(1)),
    ] as [(String, CodeDistance.Reach?)] {
      #expect(CodeDistance(parsing: text)?.code == "norms", "\(text)")
      #expect(CodeDistance(parsing: text)?.reach == reach, "\(text)")
    }
    for text in ["", ":5", "norms:", "norms:x", "norms:-1", "norms:5:6", "norms:5 miles"] {
      #expect(CodeDistance(parsing: text) == nil, "\(text)")
    }
    var request = QuotesRequest()
    request.conditions.near = ["norms"]
    #expect(request.faults().map(\.key) == ["near"], "near needs a number")
    request = QuotesRequest()
    request.conditions.within = .turn
    #expect(request.faults().map(\.key) == ["within"])
  }
}
