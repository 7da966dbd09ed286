import Basics
import Foundation
import Respondents
import StudyDefinition
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyIndex

/// Columns of participants.csv with words among numbers, and what study.yaml says of columns.
struct ParticipantDeclarationTests {
  private static let table =
    "id,pseudonym,age,met,speaks,block\nP1,Anna,104,03.02.2025,fr|de,1\nP2,Ben,9,n/a,de,2\nP3,Cem,n/a,11.12.2024,,2b\n"
    + "P4,Dora,51,01.01.2025,fr | it,2\n"
  /// The folder lives as long as the test.
  private let sample: SampleStudy

  init() throws { sample = try SampleStudy() }

  private func study(_ declarations: String = "", groups: String = "") throws -> Study {
    try sample.write("study: s\n\(declarations)\(groups)", to: "study.yaml")
    try sample.write(Self.table, to: "respondents/participants.csv")
    return try sample.open()
  }

  private func levels(_ study: Study, _ name: String, cut: Cut? = nil) throws -> [String: String] {
    let grouping = try study.grouping(named: name, cut: cut)
    return grouping.levelOfParticipant.mapValues { grouping.levels[$0].name }
  }

  private static func group(_ condition: String) -> String {
    "groups:\n  g:\n    levels:\n      yes: \"\(condition)\"\n"
  }

  /// Compared as texts, 104 would be less than 40 and `n/a` more.
  @Test func numbersAreComparedAsNumbers() throws {
    let study = try study(groups: Self.group("age >= 40"))
    #expect(try levels(study, "g") == ["P1": "yes", "P4": "yes"])
    #expect(try study.grouping(named: "g").strays == [StrayCells(column: "age", count: 1)])
    #expect(try study.strayCells(in: ["place = 'x' AND AGE < 5"]) == [StrayCells(column: "age", count: 1)])
    #expect(try study.strayCells(in: ["met = 'age'"]).isEmpty)
  }

  @Test func whatIsWrittenStillMakesLevelsAndIsShown() throws {
    let study = try study()
    #expect(try levels(study, "block") == ["P1": "1", "P2": "2", "P3": "2b", "P4": "2"])
    let rows = try study.participantRows()
    #expect(rows.rows.map { $0[2] } == ["104", "9", "n/a", "51"])
    #expect(try levels(study, "age", cut: Cut(written: "40")).keys.sorted() == ["P1", "P2", "P4"])
  }

  @Test func declaredColumns() throws {
    let declarations = """
      participants:
        age: {type: number, missing: [n/a]}
        met: {type: date, dates: dmy, missing: [n/a]}
        speaks: several
        block: text

      """
    let study = try study(declarations, groups: Self.group("met >= '2025-01-15' OR \\\"speaks.it\\\" = 'yes'"))
    #expect(try levels(study, "g") == ["P1": "yes", "P4": "yes"])
    #expect(try study.strayCells(in: ["age > 1", "met > ''"]).isEmpty)
    #expect(try levels(study, "speaks.fr") == ["P1": "yes", "P2": "no", "P4": "yes"])
    #expect(try study.participantRows().rows[1][2] == "9")
    #expect(try study.participantRows().rows[2][2] == nil)
    #expect(try study.participantRows().rows[0][3] == "2025-02-03")
  }

  @Test func declaredOtherwise() throws {
    // Text stays text where the study says so, and a change of study.yaml alone is noticed.
    let sample = try SampleStudy()
    try sample.write(Self.table, to: "respondents/participants.csv")
    try sample.write("study: s\n" + Self.group("age >= '5'"), to: "study.yaml")
    #expect(try levels(sample.open(), "g").keys.sorted() == ["P1", "P2", "P4"])
    try sample.write("study: s\nparticipants: {age: text}\n" + Self.group("age >= '5'"), to: "study.yaml")
    #expect(try levels(sample.open(), "g").keys.sorted() == ["P2", "P3", "P4"])
  }

  @Test func wrongDeclarations() throws {
    let sample = try SampleStudy()
    try sample.write("study: s\nparticipants: {age: numbr}\n", to: "study.yaml")
    #expect(throws: Problems.self) { try StudyConfiguration.read(sample.folder) }
    try sample.write("study: s\nparticipants: {agee: number}\n", to: "study.yaml")
    let problems = StudyCheck(sample.folder).problems
    #expect(problems.contains { $0.what == "participants.csv has no column `agee`" && $0.line == 2 })
  }
}
