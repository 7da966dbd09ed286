import Basics
import Foundation
import Respondents
import Testing

/// One survey, written by pandas, pyreadstat and openpyxl (Fixtures/make_fixtures.py), reads alike from every format.
@Suite struct SurveyFormatsTests {
  private func expectSame(_ table: SurveyTable, _ reference: SurveyTable, names: [String]) throws {
    #expect(table.problems.filter { $0.severity == .error }.map(\.description) == [])
    for name in names {
      let one = try #require(table.column(named: name))
      let other = try #require(reference.column(named: name))
      let (variable, expected) = (table.variables[one], reference.variables[other])
      #expect(table.columns[one] == reference.columns[other], "\(table.file): \(name)")
      #expect(variable.label == expected.label, "\(table.file): \(name)")
      #expect(variable.kind == expected.kind, "\(table.file): \(name)")
      let byValue = { (a: ValueLabel, b: ValueLabel) in a.value.written < b.value.written }
      #expect(
        variable.valueLabels.sorted(by: byValue) == expected.valueLabels.sorted(by: byValue), "\(table.file): \(name)")
      #expect(variable.missingCodes == expected.missingCodes, "\(table.file): \(name)")
    }
  }

  private let all = ["id", "age", "trust", "income", "community", "interviewed", "help", "comment"]

  @Test func theTableItself() throws {
    let table = try SurveyFixture.read("survey.csv", declared: SurveyFixture.declared)
    #expect(table.problems == [])
    #expect(table.rowCount == 8)
    #expect(table.variables.map(\.name) == all)
    #expect(
      cells(table, "age")
        == [
          .number(34), .number(51), .missing(nil), .number(28), .missing(.number(97)), .number(45), .number(62),
          .number(19),
        ])
    #expect(cells(table, "trust")[2] == .missing(.number(98)))
    #expect(cells(table, "income")[0...3] == [.number(1250.5), .number(0.1), .missing(.number(-1)), .number(3e-7)])
    #expect(cells(table, "community")[4] == .missing(nil))
    #expect(cells(table, "comment")[2...4] == [.text("two\nlines"), .text("搬迁以后"), .text("Größe")])
    guard case .number(let leapDay) = cells(table, "interviewed")[3] else {
      Issue.record("no date")
      return
    }
    #expect(leapDay == 18_321)  // Python: (date(2020, 2, 29) - date(1970, 1, 1)).days
    #expect(cells(table, "interviewed")[4] == .number(-1))
    #expect((0..<8).map { table.identifier(row: $0) } == (1...8).map { "R00\($0)" })
    #expect(table.places == .lines([2, 3, 4, 6, 7, 8, 9, 10]))
  }

  /// SPSS files carry labels, missing codes and dates themselves; help and comment are declared, id and the kinds of text
  /// too.
  @Test(arguments: ["survey.sav", "survey.zsav"], [false, true])
  func spss(_ name: String, fromFile: Bool) throws {
    let reference = try SurveyFixture.read("survey.csv", declared: SurveyFixture.declared)
    let texts = [
      VariableDeclaration(name: "id", kind: .text), VariableDeclaration(name: "help", kind: .multiple),
      VariableDeclaration(name: "comment", kind: .text),
    ]
    let table = try SurveyFixture.read(name, declared: texts, fromFile: fromFile)
    try expectSame(table, reference, names: all)
  }

  @Test func portable() throws {
    var declared = SurveyFixture.declared.filter { $0.name != "comment" }
    declared[4].name = "COMMUNIT"
    declared[5].name = "INTERVIE"
    let reference = try SurveyFixture.read("survey.csv", declared: SurveyFixture.declared)
    let table = try SurveyFixture.read("survey.por", declared: declared)
    try expectSame(table, reference, names: ["id", "age", "trust", "income", "help"])
    #expect(cells(table, "COMMUNIT") == cells(reference, "community"))
    #expect(cells(table, "INTERVIE") == cells(reference, "interviewed"))
  }

  /// Stata has no codes for several reasons in one number; the study declares them.
  @Test func stata() throws {
    let reference = try SurveyFixture.read("survey.csv", declared: SurveyFixture.declared)
    var declared = SurveyFixture.declared
    declared[2].valueLabels = []
    let table = try SurveyFixture.read("survey.dta", declared: declared, fromFile: true)
    try expectSame(table, reference, names: all)
  }

  @Test func statasOwnMissingValues() throws {
    let table = try SurveyReader.read(file: "tagged.dta", .bytes(try SurveyFixture.bytes("tagged.dta")))
    #expect(
      cells(table, "age") == [.number(34), .missing(.text(".a")), .number(28), .missing(.text(".b"))])
    #expect(table.variables[0].label(of: .text(".a")) == "refused")
    #expect(cells(table, "trust")[2] == .missing(nil))
  }

  @Test func excel() throws {
    let reference = try SurveyFixture.read("survey.csv", declared: SurveyFixture.declared)
    let table = try SurveyFixture.read("survey.xlsx", sheet: "answers", declared: SurveyFixture.declared)
    try expectSame(table, reference, names: all)
    #expect(table.places == .sheetRows([2, 3, 4, 5, 6, 7, 8, 9]))
  }

  @Test func aSheetThatIsNotThere() {
    let found = problems { _ = try SurveyFixture.read("survey.xlsx", sheet: "answer") }
    #expect(
      found.map(\.description) == [
        "survey.xlsx: error: there is no sheet `answer`. Did you mean `answers`?"
      ])
  }

  @Test func contentDecidesAndNotTheName() throws {
    let bytes = try SurveyFixture.bytes("survey.sav")
    #expect(try SurveyReader.read(file: "survey.csv", .bytes(bytes)).rowCount == 8)
    let found = problems { _ = try SurveyReader.read(file: "a.sav", .bytes(Array("id,n\n1,2\n".utf8))) }
    #expect(found.map(\.identity) == ["notOfItsFormat"])
    let old = problems {
      _ = try SurveyReader.read(file: "a.xls", .bytes([0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0]))
    }
    #expect(old.map(\.identity) == ["foreignSurvey"])
  }

  @Test func progressGoesUpToOne() throws {
    for name in ["survey.csv", "survey.sav", "survey.xlsx", "survey.dta"] {
      var shares: [Double] = []
      _ = try SurveyReader.read(
        file: name, .bytes(try SurveyFixture.bytes(name)),
        options: SurveyOptions(sheet: name == "survey.xlsx" ? "answers" : nil)
      ) { shares.append($0) }
      #expect(shares.last == 1)
      #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }
}
