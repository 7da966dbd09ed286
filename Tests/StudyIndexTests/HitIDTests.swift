import Basics
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyIndex

struct HitIDTests {
  private func make(transcript: String, code: String, quote: String, occurrence: Int) -> String {
    var room: [UInt8] = []
    return HitID.text(
      of: HitID.make(transcript: transcript, code: code, quote: quote.utf8, occurrence: occurrence, in: &room))
  }

  @Test func anIDDependsOnWordsCodeAndOccurrenceOnly() {
    let id = make(transcript: "one", code: "help", quote: "We help.", occurrence: 0)
    #expect(id.count == 12)
    // printf 'one\0help\0%s\0We help.' 0 | sha256sum: the names are in journals, and must stay.
    #expect(id == "h4823b41001a")
    let others = [
      make(transcript: "two", code: "help", quote: "We help.", occurrence: 0),
      make(transcript: "one", code: "water", quote: "We help.", occurrence: 0),
      make(transcript: "one", code: "help", quote: "We help!", occurrence: 0),
      make(transcript: "one", code: "help", quote: "We help.", occurrence: 1),
    ]
    #expect(Set(others + [id]).count == 5)
  }

  @Test func aPrefixIsARangeOfNumbers() {
    #expect(HitID.text(of: 0x0482_3b41_001a) == "h4823b41001a")
    #expect(HitID.text(of: 26) == "h0000000001a")
    #expect(HitID.numbers(withPrefix: "h4823b41001a") == 0x0482_3b41_001a..<0x0482_3b41_001b)
    #expect(HitID.numbers(withPrefix: "h482") == 0x0482_0000_0000..<0x0483_0000_0000)
    #expect(HitID.numbers(withPrefix: "hfffffffffff") == 0x0fff_ffff_ffff..<0x1000_0000_0000)
    for none in ["", "h", "s482", "hx", "h4823b41001a0", "h-1"] { #expect(HitID.numbers(withPrefix: none) == nil) }
  }

  @Test func idsOutliveARebuiltIndexAndEditsElsewhere() throws {
    let sample = try SampleStudy()
    let before = try sample.open().hits().filter { $0.transcript == "two" }.map(\.id)
    #expect(Set(before).count == before.count)
    try sample.write(
      SampleStudy.second.replacing("And you?", with: "And how is it with you?"), to: "transcripts/two.txt")
    #expect(try sample.open().hits().filter { $0.transcript == "two" }.map(\.id) == before)
    try sample.remove(".strand")
    #expect(try sample.open().hits().filter { $0.transcript == "two" }.map(\.id) == before)
  }

  @Test func aPrefixNamesAHit() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    let hit = try #require(try study.hits().first)
    #expect(try study.hit(hit.id.uppercased()).id == hit.id)
    #expect(try study.hit(String(hit.id.prefix(6))).id == hit.id)
    for prefix in ["", "h", hit.id + "0", "h%%%%", "hzzzz", "' OR 1"] {
      let problem = #expect(throws: Problem.self) { try study.hit(prefix) }
      #expect(problem?.kind == .missingInput)
    }
  }
}
