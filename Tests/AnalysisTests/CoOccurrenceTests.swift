import Codebooks
import StudyIndex
import TestSupport
import Testing
import Transcripts

@testable import Analysis

struct CoOccurrenceTests {
  private let sample: SampleStudy
  private let view: StudyView

  init() throws {
    sample = try SampleStudy()
    try sample.tag("help and carry water", "help.taken", in: "a", by: "ben")
    try sample.tag("help with water, and", "water", in: "group")
    try sample.tag("Water water", "help.given", in: "group")
    try sample.tag("alone", "help", in: "b")
    view = try StudyView(sample.open(), filter: SegmentFilter())
  }

  /// `first second count people` by comparing every segment with every other.
  private func naive(_ together: (Segment, Segment) -> Bool, once place: ((Segment) -> String)?) throws -> [String] {
    var found: [String: (places: Set<String>, people: Set<String>)] = [:]
    let segments = try view.segments()
    for (i, a) in segments.enumerated() {
      for (j, b) in segments.enumerated() where a.code < b.code && together(a, b) {
        if view.codebook.subtree(of: a.code).contains(b.code) { continue }
        let key = "\(a.code) \(b.code)"
        found[key, default: ([], [])].places.insert(place?(a) ?? "\(i)/\(j)")
        let people = [a, b].compactMap { view.speakers[$0.speaker]?.person }
        if people[0] == people[1] { found[key, default: ([], [])].people.insert(people[0]) }
      }
    }
    return found.map { "\($0.key) \($0.value.places.count) \($0.value.people.count)" }.sorted()
  }

  private func counted(_ within: CoOccurrence.Within) throws -> [String] {
    try CoOccurrence(view, within: within).pairs.map { "\($0.first) \($0.second) \($0.count) \($0.people)" }.sorted()
  }

  @Test func overlaps() throws {
    let expected = try naive(
      { $0.transcript == $1.transcript && $0.turn == $1.turn && $0.span.overlaps($1.span) }, once: nil)
    #expect(!expected.isEmpty)
    #expect(try counted(.overlap) == expected)
    #expect(try CoOccurrence(view, within: .overlap).pairs.allSatisfy { $0.coefficient == nil })
  }

  @Test func turns() throws {
    let expected = try naive(
      { $0.transcript == $1.transcript && $0.turn == $1.turn }, once: { "\($0.transcript)/\($0.turn)" })
    #expect(try counted(.turn) == expected)
  }

  @Test func transcripts() throws {
    let expected = try naive({ $0.transcript == $1.transcript }, once: { "\($0.transcript)" })
    #expect(try counted(.transcript) == expected)
  }

  @Test func jaccardsCoefficient() throws {
    // help.given: turns a/2, e/2, group/2, group/3, group/4; water: a/2, e/2, group/2, group/3; both: four of five.
    let pairs = try CoOccurrence(view, within: .turn).pairs
    let given = try #require(view.codebook.position(of: "help.given"))
    let water = try #require(view.codebook.position(of: "water"))
    let pair = try #require(pairs.first { $0.first == given && $0.second == water })
    #expect(pair.count == 4)
    #expect(pair.coefficient == 0.8)
  }

  @Test func aCodeIsNotPairedWithThoseAboveIt() throws {
    var filter = SegmentFilter()
    filter.rollUp = true
    let rolledUp = try StudyView(sample.open(), filter: filter)
    let help = try #require(rolledUp.codebook.position(of: "help"))
    for within in CoOccurrence.Within.allCases {
      let partners = try CoOccurrence(rolledUp, within: within).pairs.filter { $0.first == help }.map(\.second)
      #expect(partners == [try #require(rolledUp.codebook.position(of: "water"))])
    }
  }
}
