import FileContents
import Foundation
import Reports
import Testing

/// Reports as Excel workbooks, read back.
struct WorkbookTests {
  private func opened(_ report: Report) throws -> OpenedWorkbook {
    try OpenedWorkbook(Renderer.bytes(report, as: .xlsx))
  }

  private func opened(_ table: Table) throws -> OpenedWorkbook {
    try opened(Report(command: "compare", study: "S", sections: [.table(table)]))
  }

  @Test func aSheetForEachTableAndOneOfNotes() throws {
    let workbook = try opened(SampleReport.report)
    #expect(workbook.sheets.map(\.name) == ["Codes by relation", "Compare", "Notes"])
    let notes = try #require(workbook["Notes"])
    let texts = Set(notes.cells.values.map(\.value))
    for text in [
      "Resettlement", "people", "Sheet “Codes by relation”", "People are counted once. 2 people have no group.",
      "# Not a heading\n\n100% of it.", "transcripts/hc-p1.txt", "ab12",
    ] { #expect(texts.contains(text), "\(text) is not among \(texts)") }
  }

  @Test func headingsStandUnderTheirLevelAndStayInSight() throws {
    let sheet = try #require(try opened(SampleReport.report)["Codes by relation"])
    #expect(sheet.row(1) == ["participant", "none | no CBO"])
    #expect(sheet["B1"]?.value == "participant" && sheet["D1"]?.value == "none | no CBO")
    #expect(sheet.row(2) == ["code", "people", "share", "people", "share", "example", "Lines"])
    #expect(sheet.frozenAt == "B3")
    #expect(sheet.widths.count == 7 && sheet.widths.allSatisfy { $0 >= 8 })
    #expect(sheet.elements.contains("mergeCell"))
  }

  @Test func numbersAreNumbersInTheirForm() throws {
    var marked = Cell.percent(0.89, places: 0)
    marked.mark = "+"
    var error = Cell.decimal(0.0764, places: 3)
    error.words = "(0.076)"
    var fine = Cell.probability(0.0996)
    fine.words = "0.0996"
    var mean = Cell.decimal(57.24, places: 2)
    mean.words = "57.24 (13.07)"
    let cells: [(Cell, value: String, format: String)] = [
      (12, "12", "0"), (.percent(0.625, places: 0), "0.625", "0%"), (.percent(0.125, places: 1), "0.125", "0.0%"),
      (.probability(0.0004), "0.0004", "[<0.001]\"< 0.001\";0.000"), (.decimal(-0.5, places: 2), "-0.5", "0.00"),
      (marked, "0.89", "0%\"+\""), (error, "0.0764", "\"(\"0.000\")\""), (fine, "0.0996", "0.0000"),
      (mean, "57.24", "0.00\" (13.07)\""), (.estimate(36.1, low: nil, high: nil, .ratio), "36.1", "0.0"),
      (.moment(Date(timeIntervalSince1970: 1_795_471_200)), "46349.916666666664", "yyyy-mm-dd hh:mm:ss"),
    ]
    let table = Table(
      title: "T", columns: [Column(key: "v", heading: "v")], rows: cells.map { Table.Row([$0.0]) })
    let sheet = try #require(try opened(table)["T"])
    for (number, expected) in cells.enumerated() {
      let cell = try #require(sheet["A\(number + 2)"])
      #expect(!cell.isText && cell.format == expected.format, "\(expected.0.plain): \(cell)")
      let (found, wanted) = (Double(cell.value) ?? .nan, Double(expected.value) ?? .nan)
      #expect(abs(found - wanted) <= 1e-15 * abs(wanted), "\(cell)")
    }
  }

  @Test func anIntervalHasColumnsOfItsOwn() throws {
    let estimate = Cell.estimate(7.36, low: 3.1, high: .infinity, .ratio)
    let table = Table(
      title: "T", columns: [Column(key: "or", heading: "odds ratio")],
      rows: [Table.Row([estimate]), Table.Row([.empty])])
    let sheet = try #require(try opened(table)["T"])
    #expect(sheet.row(1) == ["odds ratio", "odds ratio, low", "odds ratio, high"])
    #expect(sheet.row(2) == ["7.36", "3.1", "∞"] && sheet["C2"]?.isText == true)
    #expect(sheet.row(3).isEmpty)
  }

  @Test func nothingThatPeopleSayIsAFormulaOrALink() throws {
    let said = ["=1+1", "+86", "-x", "@cmd", "http://a.example/", "mailto:a@b.example", "{=A1}", "0012", "1e5"]
    let table = Table(title: "T", columns: [Column(key: "t", heading: "=h")], rows: said.map { Table.Row([.text($0)]) })
    let workbook = try opened(table)
    let sheet = try #require(workbook["T"])
    #expect(said.indices.map { sheet["A\($0 + 2)"]?.value } == said)
    #expect(sheet.cells.values.allSatisfy { $0.isText })
    #expect(sheet.elements.isDisjoint(with: ["f", "hyperlink", "hyperlinks"]))
    #expect(!workbook.entries.contains { $0.hasPrefix("xl/worksheets/_rels") })
    // Edited by hand they stay text, too.
    for place in ["A2", "A3", "A4", "A5", "A9", "A10"] { #expect(sheet[place]?.format == "@", "\(place)") }
    #expect(sheet["A6"]?.format == "General")
  }

  @Test func quotesAreARowEach() throws {
    let sheet = try #require(try opened(SampleReport.report)["Compare"])
    #expect(
      sheet.row(1) == ["Code", "Speaker", "Participant", "Transcript", "Turn", "Coders", "Before", "Text", "After"])
    #expect(sheet["H2"]?.value == "we carried it up\nsix floors" && sheet["H3"]?.value == "+86 是他的电话")
    #expect(sheet["E2"] == OpenedWorkbook.Cell(value: "12", isText: false, format: "0"))
    #expect(sheet.elements.contains("autoFilter") && sheet.frozenAt == "A2")
  }

  @Test func quotesUnderRowsAreASheet() throws {
    let row = Table.Row(
      ["Ties", 3], quoted: [QuotedLine("“we lent it”", lead: "takes part", source: "HC-P1, hc-p1:3")])
    let table = Table(
      title: "Codes", columns: [Column(key: "c", heading: "Code"), Column(key: "n", heading: "n")], rows: [row])
    let workbook = try opened(table)
    #expect(workbook.sheets.map(\.name) == ["Codes", "Quotes, Codes", "Notes"])
    let quotes = try #require(workbook["Quotes, Codes"])
    #expect(quotes.row(1) == ["Code", "Of", "Quote", "Source"])
    #expect(quotes.row(2) == ["Ties", "takes part", "“we lent it”", "HC-P1, hc-p1:3"])
  }

  @Test func theNumbersBehindATableOfWordsAreSheets() throws {
    var report = Report(command: "regress", study: "S", sections: [.table(SampleReport.table)])
    let data = Table(
      columns: [Column(key: "term", heading: "term"), Column(key: "p", heading: "p", dataOnly: true)],
      rows: [Table.Row(["age", .probability(0.25)])])
    report.data = [.table(data)]
    let workbook = try opened(report)
    #expect(workbook.sheets.map(\.name) == ["Codes by relation", "Data", "Notes"])
    #expect(workbook["Data"]?.row(1) == ["term", "p"])
    #expect(workbook["Data"]?["B2"]?.value == "0.25")
  }

  @Test func namesOfSheetsAreFitForExcel() throws {
    let titles = [
      "H1a: Those who take part are better off / worse off [now]?", "H1a: Those who take part are better off, again",
      "'quoted'", "history", "a", "A", "notes", "村里的人怎么说大家一起做事的那些日子和后来的事情都在这里了",
    ]
    let table = Table(columns: [Column(key: "a", heading: "a")], rows: [Table.Row([1])])
    let sections = titles.map { title -> Section in
      var table = table
      table.title = title
      return .table(table)
    }
    let names = try opened(Report(command: "c", study: "S", sections: sections)).sheets.map(\.name)
    #expect(names.count == titles.count + 1 && Set(names.map { $0.lowercased() }).count == names.count, "\(names)")
    #expect(names.allSatisfy { $0.utf16.count <= 31 && !$0.contains { "[]:*?/\\".contains($0) } }, "\(names)")
    #expect(!names.contains { $0.hasPrefix("'") || $0.hasSuffix("'") || $0.lowercased() == "history" }, "\(names)")
    #expect(names.last == "Notes" && names[0] == "H1a Those who take part are…", "\(names)")
  }

  @Test func whatIsTooLongForACellIsCutAndSaid() throws {
    let long = String(repeating: "𠀀", count: 20_000)
    let table = Table(
      title: "T", columns: [Column(key: "t", heading: "t")],
      rows: [Table.Row([.text(long)]), Table.Row([.text("a\u{1}b\u{FFFE}c\td")])])
    let workbook = try opened(table)
    let text = try #require(workbook["T"]?["A2"]?.value)
    #expect(text.utf16.count <= 32_767 && text.hasSuffix("𠀀…") && text.utf16.count > 32_700)
    #expect(workbook["T"]?["A3"]?.value == "a\u{FFFD}bc d")
    let notes = try #require(workbook["Notes"]).cells.values.map(\.value)
    #expect(notes.contains("1 text longer than a cell of Excel can be, and cut; CSV has them whole."))
  }

  @Test func aTableThatNoSheetHoldsIsAnError() {
    let wide = Table(
      title: "W", columns: (0...16_384).map { Column(key: "\($0)", heading: "x") }, rows: [])
    #expect {
      try Renderer.bytes(Report(command: "c", study: "S", sections: [.table(wide)]), as: .xlsx)
    } throws: { "\($0)".contains("“W” has 0 rows and 16385 columns, more than a sheet of Excel can contain") }
  }

  @Test func theSameReportGivesTheSameBytes() throws {
    let first = try Renderer.bytes(SampleReport.report, as: .xlsx)
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try Renderer.bytes(SampleReport.report, as: .xlsx) == first)
  }

  @Test func searchHasTheKeywordInAColumnOfItsOwn() throws {
    let table = Table(
      columns: [Column(key: "text", heading: "Keyword in context", alignment: .keyword)],
      rows: [Table.Row([.text("on our path the lamps went out", highlight: 16..<21)])])
    let sheet = try #require(try opened(Report(command: "search", study: "S", sections: [.table(table)]))["Search"])
    #expect(sheet.row(2) == ["before", "keyword", "after"])
    #expect(sheet.row(3) == ["on our path the", "lamps", "went out"])
  }
}
