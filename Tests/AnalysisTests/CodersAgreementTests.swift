import Codebooks
import Deciding
import Statistics
import StudyIndex
import TestSupport
import Testing
import Transcripts

@testable import Analysis

/// Two coders who have read `a`, `b`, `e` and the group: seven turns by participants, one each in the interviews.
struct CodersAgreementTests {
  private let sample: SampleStudy

  init() throws {
    sample = try SampleStudy()
    for coder in ["anna", "bo"] {
      _ = try sample.desk(coder).markRead(["a", "b", "e", "group"].map { ReadRequest(transcript: $0) })
    }
    try sample.tag("We help", "help.given", in: "a")
    try sample.tag("carry water", "water", in: "a")
    try sample.tag("I help with water", "help.given", in: "group")
    try sample.tag("Water water", "water", in: "group")
    try sample.tag("help and carry", "help.given", in: "a", by: "bo")
    try sample.tag("I sit here alone", "help.taken", in: "b", by: "bo")
    try sample.tag("Water water", "water", in: "group", by: "bo")
    try sample.tag("I help.", "help.given", in: "group", by: "bo")
  }

  private func material(
    _ unit: AgreementUnit, codes: [String] = [], coders: [String] = [], assumed: Bool = false
  ) throws -> ComparedMaterial {
    var filter = SegmentFilter()
    filter.codes = codes
    return try ComparedMaterial(
      StudyView(sample.open(), filter: filter), coders: coders, unit: unit, assumesReading: assumed)
  }

  /// Fewer draws than by default: no interval is looked at here.
  private static let settings: CodersAgreement.Settings = {
    var settings = CodersAgreement.Settings()
    settings.replicates = 200
    return settings
  }()

  private func agreement(
    _ unit: AgreementUnit, codes: [String] = [], coders: [String] = [], assumed: Bool = false
  ) throws -> CodersAgreement {
    try CodersAgreement(material(unit, codes: codes, coders: coders, assumed: assumed), settings: Self.settings)
  }

  private func cells(_ agreement: CodeAgreement) -> [Int] {
    agreement.fourfold.map { [$0.both, $0.first, $0.second, $0.neither] } ?? []
  }

  private func undo(_ coder: String, _ decisions: Int) throws {
    for _ in 0..<decisions { _ = try sample.desk(coder).undo() }
  }

  private func code(_ id: String, _ agreement: CodersAgreement) throws -> CodeAgreement {
    let position = agreement.view.codebook.position(of: id)
    return try #require(agreement.parts[0].codes.first { $0.code == position })
  }

  @Test func turns() throws {
    let found = try agreement(.turns)
    #expect(found.coders == ["anna", "bo"] && found.clusters == 4)
    let given = try code("help.given", found)
    // a: both; group: Anna's turn by anna, the guest's by bo; four turns by neither.
    #expect(given.units == 7)
    #expect(cells(given) == [1, 1, 1, 4])
    // By hand: Po 5/7, Pe (2/7)^2 + (5/7)^2 = 29/49; (35 - 29) / (49 - 29).
    #expect(abs((given[.cohen]?.value ?? .nan) - 0.3) < 1e-12)
    #expect(given.positive == 0.5 && given.negative == 0.8)
    // `help` counts with those below it: b by bo as well.
    #expect(cells(try code("help", found)) == [1, 1, 2, 3])
    #expect(cells(try code("water", found)) == [1, 1, 0, 5])
    // All codes: each by itself, so that `help` brings seven units that nobody coded.
    let all = try #require(found.parts[0].all)
    #expect(all.units == 28)
    #expect(cells(all) == [2, 2, 2, 22])
    #expect(found.parts[0].pairs.count == 1)
    let pair = found.parts[0].pairs[0]
    #expect(pair.both == 2 && pair.firstOnly == 2 && pair.secondOnly == 2 && pair.neither == 22)
    let kappa = try pair.kappa.get().value
    #expect(abs(kappa - (all[.cohen]?.value ?? .nan)) < 1e-12)
    let sets = try #require(found.parts[0].sets)
    #expect(sets.units == 7 && sets.sets == 5)
  }

  @Test func aCodeThatNobodyUsed() throws {
    try undo("bo", 4)
    let taken = try code("help.taken", agreement(.turns))
    #expect(taken[.cohen]?.outcome == .failure(.oneCategory(0)) && taken[.percent]?.value == nil)
    #expect(taken.units == 7)
  }

  @Test func sentencesAndPeople() throws {
    let sentences = try agreement(.sentences)
    // a has two sentences, b two, e one, the group one a turn.
    #expect(try code("water", sentences).units == 9)
    let people = try agreement(.people)
    // P1 speaks in a and in the group and is one person.
    let given = try code("help.given", people)
    #expect(given.units == 6)
    #expect(cells(given) == [1, 0, 1, 4])
    #expect(people.clusters == 6)
  }

  @Test func passages() throws {
    let found = try agreement(.characters)
    let position = found.view.codebook.position(of: "help.given")
    let given = try #require(found.parts[0].passages.first { $0.code == position })
    #expect(given.passages == 4)
    // One of two overlaps the other coder's, both ways.
    #expect(given.f1 == 0.5)
    // «We help» and «help and carry» share `help`; of 18 + 17 + 7 scalars marked by either, 4.
    #expect(abs((given.overlap ?? .nan) - 4.0 / 41) < 1e-12)
    let whole = try #require(found.parts[0].allPassages)
    #expect(whole.coding != nil && whole.all?.value != nil)
  }

  @Test func splittingAPassageChangesNothing() throws {
    let before = try agreement(.characters).parts[0]
    let turnsBefore = try agreement(.turns).parts[0]
    try undo("bo", 4)
    for half in ["help an", "d carry"] { try sample.tag(half, "help.given", in: "a", by: "bo") }
    try sample.tag("I sit here alone", "help.taken", in: "b", by: "bo")
    try sample.tag("Water water", "water", in: "group", by: "bo")
    try sample.tag("I help.", "help.given", in: "group", by: "bo")
    let after = try agreement(.characters).parts[0]
    #expect(zip(before.passages, after.passages).allSatisfy { $0.relevance.value == $1.relevance.value })
    #expect(zip(before.passages, after.passages).allSatisfy { $0.f1 == $1.f1 && $0.passages == $1.passages })
    #expect(before.passages.contains { $0.relevance.value?.isFinite ?? false })
    let turnsAfter = try agreement(.turns).parts[0]
    #expect(zip(turnsBefore.codes, turnsAfter.codes).allSatisfy { $0.patterns == $1.patterns })
  }

  @Test func unreadTextChangesNothing() throws {
    let before = try agreement(.turns).parts[0]
    try sample.write("Interviewer: Hello?\n\nCai: Help and water and help.\n", to: "transcripts/f.txt")
    try sample.tag("Help and water", "water", in: "f", by: "bo")
    let after = try agreement(.turns)
    #expect(zip(before.codes, after.parts[0].codes).allSatisfy { $0.patterns == $1.patterns })
    #expect(try code("water", after).outside == 1)
    // One of two has read it: still nothing to compare.
    _ = try sample.desk("bo").markRead([ReadRequest(transcript: "f")])
    #expect(zip(before.codes, try agreement(.turns).parts[0].codes).allSatisfy { $0.patterns == $1.patterns })
    _ = try sample.desk("anna").markRead([ReadRequest(transcript: "f")])
    #expect(try code("water", agreement(.turns)).units == 8)
  }

  @Test func partsAndCodesThatWereRead() throws {
    _ = try sample.desk("cy").markRead([
      ReadRequest(transcript: "group", turns: 2...3, codes: ["water"]), ReadRequest(transcript: "a", codes: ["help"]),
    ])
    let found = try agreement(.turns, coders: ["anna", "cy"])
    #expect(try code("water", found).units == 2)
    #expect(try code("help.given", found).units == 1)
    #expect(found.parts[0].sets == nil)
    let three = try agreement(.turns)
    #expect(try code("water", three).units == 7)
    #expect(three.coders.count == 3)
    let water = try code("water", three)
    #expect(water[.conger] != nil)
    #expect(water[.cohen] == nil)
    #expect(three.parts[0].pairs.count == 3)
  }

  @Test func readingIsAssumedOnRequest() throws {
    try undo("anna", 5)
    try undo("bo", 5)
    #expect(throws: (any Error).self) { try material(.turns) }
    try sample.tag("We help", "help.given", in: "a")
    try sample.tag("help and carry", "help.given", in: "a", by: "bo")
    try sample.tag("alone", "help", in: "b", by: "bo")
    let found = try agreement(.turns, assumed: true)
    // b is not compared: anna has coded nothing there.
    #expect(try code("help.given", found).units == 1)
  }

  @Test func disagreementsAreListed() throws {
    let items = try Disagreements(material(.turns)).items
    #expect(items.count == 4)
    #expect(items.allSatisfy { $0.coded.count == 1 && $0.left.count == 1 && ($0.gain ?? 0) > 0 })
    let alone = try #require(items.first { $0.transcript.name == "b" })
    #expect(alone.coded[0].coder == "bo" && alone.left.map(\.coder) == ["anna"] && alone.text.hasPrefix("No. I sit"))
  }

  @Test func rulesAreOneMoreCoder() throws {
    let found = try RulesAgreement(material(.turns), settings: Self.settings)
    let given = try #require(found.view(of: "help.given").first)
    // The rule finds `help` in a, e and in three turns of the group; people have a and two of the group.
    #expect(given.retrieval.found == 3 && given.retrieval.wrong == 1 && given.retrieval.missed == 0)
    #expect(given.retrieval.precision == 0.75 && given.retrieval.recall == 1)
    let taken = try #require(found.view(of: "help.taken").last)
    // `thank` is in a, where nobody coded it: the rule costs, as it finds nothing right.
    #expect(taken.retrieval.found == 0 && taken.retrieval.wrong == 1 && taken.worth == 0)
  }

  @Test func againstAnExpert() throws {
    let found = try ExpertAgreement(material(.turns, coders: ["bo", "anna"]), settings: Self.settings)
    let all = try #require(found.rows.first)
    #expect(found.expert == "bo" && all.coder == "anna" && all.code == nil)
    #expect(all.retrieval.found == 2 && all.retrieval.wrong == 2 && all.retrieval.missed == 2)
  }

  @Test func byGroup() throws {
    let study = try sample.open()
    let grouping = try #require(try study.grouping(by: ["town"], cuts: []))
    let found = try CodersAgreement(material(.turns), by: grouping, settings: Self.settings)
    #expect(found.parts.map { $0.level?.name } == [nil] + grouping.levels.map { $0.name as String? })
    let units = found.parts.map { $0.codes[0].units }
    // HC: Anna's turns in a and the group, Cai's; XT: Ben's and Dan's; Eve and the guest are in no level.
    #expect(units[0] == 7 && units[1] == 3 && units[2] == 2)
  }
}

extension RulesAgreement {
  fileprivate func view(of id: String) -> [Row] {
    let position = material.view.codebook.position(of: id)
    return rows.filter { $0.code == position }
  }
}
