import Basics
import Respondents
import Testing

@Suite struct SurveyWriterTests {
  /// What is written reads as what it was.
  @Test func spssReturns() throws {
    let table = try SurveyFixture.read("survey.sav")
    let bytes = try SurveyWriter.sav(table, shownAs: "out.sav")
    let again = try SurveyReader.read(file: "out.sav", .bytes(bytes), options: SurveyOptions(idColumn: "id"))
    #expect(again.variables == table.variables)
    #expect(again.columns == table.columns)
    #expect(try SurveyWriter.sav(table, shownAs: "out.sav") == bytes)
  }

  /// ReadStat does not copy missing codes of texts. Where they were freed before it read them, one variable could
  /// have another's codes.
  @Test func missingCodesOfTextsReturn() throws {
    let codes = [["n/a", "refused"], ["unknown", "none", "x"], ["沉默"], ["later"]]
    let declared = codes.enumerated().map { index, codes in
      VariableDeclaration(
        name: "answer\(index)", kind: .text, missingCodes: MissingCodes(codes: codes.map { .text($0) }))
    }
    let table = try survey(
      "answer0,answer1,answer2,answer3\nrefused,none,沉默,later\nn/a,x,沉默,later\nyes,unknown,no,well\n",
      declared: declared)
    let bytes = try SurveyWriter.sav(table, shownAs: "out.sav")
    let again = try SurveyReader.read(file: "out.sav", .bytes(bytes))
    #expect(again.variables.map(\.missingCodes) == table.variables.map(\.missingCodes))
    #expect(again.columns == table.columns)
  }

  @Test func csvReturns() throws {
    let table = try SurveyFixture.read("survey.csv", declared: SurveyFixture.declared)
    let text = String(decoding: SurveyWriter.csv(table), as: UTF8.self)
    #expect(
      text.hasPrefix(
        "id,age,trust,income,community,interviewed,help,comment\nR001,34,1,1250.5,HC,2019-06-01,1;3,fine\n"))
    let again = try survey(text, SurveyOptions(idColumn: "id"), declared: SurveyFixture.declared)
    #expect(again.problems == [])
    for row in 0..<table.rowCount {
      for column in table.columns.indices {
        let expected = table.cell(row: row, column: column)
        if case .missing = expected {
          #expect(again.cell(row: row, column: column) == .missing(nil))
        } else {
          #expect(again.cell(row: row, column: column) == expected)
        }
      }
    }
  }

  @Test func aSingleEmptyCellIsARow() throws {
    let table = SurveyTable(
      file: "t", variables: [SurveyVariable(name: "a", kind: .interval)],
      columns: [.numbers(NumberColumn(values: [1, .nan, 3]))], rowCount: 3)
    #expect(SurveyWriter.csv(table) == Array("a\n1\n\"\"\n3\n".utf8))
  }

  @Test func namesThatSPSSDoesNotAllow() throws {
    let names = ["by", "2019", "a b", "a_b", "搬迁", String(repeating: "n", count: 80), "ends."]
    let table = SurveyTable(
      file: "t", variables: names.map { SurveyVariable(name: $0, kind: .interval) },
      columns: names.indices.map { .numbers(NumberColumn(values: [Double($0)])) }, rowCount: 1)
    let again = try SurveyReader.read(file: "o.sav", .bytes(try SurveyWriter.sav(table, shownAs: "o.sav")))
    #expect(
      again.variables.map(\.name) == ["by_", "V2019", "a_b", "a_b_2", "搬迁", String(repeating: "n", count: 64), "ends"])
    #expect(again.variables[0].label == "by")
    #expect(again.columns == table.columns)
  }
}
