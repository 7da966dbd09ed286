import Basics
import Respondents
import Testing

/// Workbooks that make_fixtures.py wrote by hand.
@Suite struct WorkbookTests {
  private func read(_ name: String) throws -> SurveyTable {
    try SurveyReader.read(file: name, .bytes(try SurveyFixture.bytes(name)))
  }

  @Test func everyKindOfCell() throws {
    let table = try read("cells.xlsx")
    #expect(table.variables.map(\.name) == ["id", "yes", "sum", "word", "day", "no", "rich"])
    #expect(table.places == .sheetRows([3, 5]))
    #expect(cells(table, "id") == [.text("a"), .text("b\nc")])
    #expect(cells(table, "yes") == [.number(1), .number(0)])
    #expect(cells(table, "sum") == [.number(2), .missing(nil)])
    #expect(cells(table, "word") == [.text("ax"), .missing(nil)])
    // Python: (date(2019, 6, 1) - date(1970, 1, 1)).days
    #expect(cells(table, "day") == [.number(18_048), .number(18_049.5)])
    #expect(cells(table, "no") == [.number(2.5), .missing(nil)])
    #expect(cells(table, "rich") == [.text("bold and not"), .missing(nil)])
    #expect(table.variables[4].kind == .datetime && table.variables[5].kind == .interval)
    #expect(
      table.problems.map(\.description) == [
        "cells.xlsx: warning: 1 cell holds Excel's error values, the first one in C5; they are taken as missing. Correct the "
          + "formula."
      ])
  }

  /// 42155 days after 1 January 1904 is 1 June 2019.
  @Test func daysSince1904() throws {
    #expect(cells(try read("mac.xlsx"), "day") == [.number(18_048)])
  }

  @Test(arguments: [
    ("uncalculated.xlsx", "uncalculated"),
    ("beside.xlsx", "cellBesideTable"),
    ("doctype.xlsx", "documentTypeInXML"), ("bomb.xlsx", "archiveTooLarge"),
  ])
  func refused(_ name: String, _ identity: String) {
    let found = problems { _ = try read(name) }
    #expect(found.map(\.identity.description) == [identity], "\(found)")
  }
}
