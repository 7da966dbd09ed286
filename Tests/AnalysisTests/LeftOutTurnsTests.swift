import Codebooks
import Deciding
import Foundation
import Statistics
import StudyDefinition
import StudyIndex
import TestSupport
import Testing

@testable import Analysis

/// Decisions that do not count: a coder is taken not to have read the turn, rather than to have left it uncoded.
struct LeftOutTurnsTests {
  private let sample: SampleStudy

  init() throws {
    sample = try SampleStudy()
    for coder in ["anna", "bo"] {
      _ = try sample.desk(coder).markRead(["a", "b", "e", "group"].map { ReadRequest(transcript: $0) })
    }
    try sample.tag("We help", "help.given", in: "a")
    try sample.tag("I help with water", "help.given", in: "group")
    try sample.tag("We help", "help.given", in: "a", by: "bo")
    try sample.tag("Water water", "water", in: "group", by: "bo")
  }

  /// Fewer draws than by default: no interval is looked at here.
  private static let settings: CodersAgreement.Settings = {
    var settings = CodersAgreement.Settings()
    settings.replicates = 200
    return settings
  }()

  private func agreement(
    _ unit: AgreementUnit = .turns, current: Bool = false, suggested: Bool = false
  ) throws -> CodersAgreement {
    var filter = SegmentFilter()
    filter.onlyCurrentDefinitions = current
    let material = try ComparedMaterial(
      StudyView(sample.open(), filter: filter), coders: [], unit: unit, assumesReading: false,
      countsSuggested: suggested)
    return try CodersAgreement(material, settings: Self.settings)
  }

  private func code(_ id: String, _ agreement: CodersAgreement) throws -> CodeAgreement {
    let position = agreement.view.codebook.position(of: id)
    return try #require(agreement.parts[0].codes.first { $0.code == position })
  }

  private func cells(_ id: String, _ agreement: CodersAgreement) throws -> [Int] {
    try code(id, agreement).fourfold.map { [$0.both, $0.first, $0.second, $0.neither] } ?? []
  }

  private func redefine() throws {
    let text = try String(contentsOf: sample.folder.root.appendingPathComponent("codebook/codes.yaml"), encoding: .utf8)
    let changed = text.replacing("name: \"Given\",", with: "name: \"Given\", definition: \"to neighbours\",")
    try sample.write(changed, to: "codebook/codes.yaml")
  }

  @Test func earlierDefinitions() throws {
    #expect(try cells("help.given", agreement()) == [1, 1, 0, 5])
    #expect(try cells("help.given", agreement(current: true)) == [1, 1, 0, 5])
    try redefine()
    // All three codings are of before: the turns are nobody's, or the other's alone.
    let none = try agreement(current: true)
    #expect(try cells("help.given", none) == [0, 0, 0, 5])
    #expect(none.material.outdated == 3 && none.parts[0].sets == nil)
    #expect(try cells("help.given", agreement()) == [1, 1, 0, 5])
    // The code above counts with those below it; other codes are as they were.
    #expect(try cells("help", none) == [0, 0, 0, 5])
    #expect(try cells("water", none) == [0, 0, 1, 6])
    // Coded anew by both, the turn is back, and it does not matter what else they have on it.
    for coder in ["anna", "bo"] { try sample.tag("help and carry", "help.given", in: "a", by: coder) }
    let again = try agreement(current: true)
    #expect(try cells("help.given", again) == [1, 0, 0, 5])
    #expect(again.material.outdated == 1)
  }

  @Test func earlierDefinitionsOnOtherUnits() throws {
    let before = try agreement(.people)
    #expect(try cells("help.given", before) == [1, 0, 0, 5])
    try redefine()
    let people = try agreement(.people, current: true)
    // P1's turns in the group and in a are left out, and nothing else was read of her by two.
    #expect(try cells("help.given", people) == [0, 0, 0, 5])
    let passages = try agreement(.characters, current: true)
    let position = passages.view.codebook.position(of: "help.given")
    let given = try #require(passages.parts[0].passages.first { $0.code == position })
    #expect(given.passages == 0 && given.relevance.outcome == .failure(.nothingMarked))
    #expect(passages.parts[0].allPassages == nil)
    let whole = try #require(agreement(.characters).parts[0].passages.first { $0.code == position })
    // Anna's turn in a has 37 scalars, that in the group 34.
    #expect(whole.length - given.length == 37 + 34)
  }

  @Test func suggestionsThatWereAccepted() throws {
    // A rule's hit stands for a model's: `help` in Eve's turn, which neither has coded, and in the guest's.
    let hits = try sample.open().hits().filter { $0.code == "help.given" }
    func judge(_ transcript: String, turn: Int, _ judgement: Judgement, by coder: String) throws {
      var hit = try #require(hits.first { $0.transcript == transcript && $0.turn == turn })
      hit.suggestion = "0123"
      _ = try sample.desk(coder).judge([hit], judgement)
    }
    try judge("e", turn: 2, .accept, by: "anna")
    try judge("group", turn: 4, .reject, by: "bo")
    let found = try agreement()
    #expect(try cells("help.given", found) == [1, 1, 0, 3])
    #expect(found.material.suggested == 2)
    let counted = try agreement(suggested: true)
    #expect(try cells("help.given", counted) == [1, 2, 0, 4])
    #expect(counted.material.suggested == 0)
    // Her own tag on the same turn counts.
    try sample.tag("Water and help", "help.given", in: "e")
    #expect(try cells("help.given", agreement()) == [1, 2, 0, 3])
  }
}
