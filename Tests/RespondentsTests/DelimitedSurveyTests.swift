import Basics
import Foundation
import Respondents
import TestSupport
import Testing

@Suite struct DelimitedSurveyTests {
  private func found(
    _ text: String, _ options: SurveyOptions = SurveyOptions(), declared: [VariableDeclaration] = []
  ) -> [String] {
    var warnings: [Problem] = []
    let thrown = problems { warnings = try survey(text, options, declared: declared).problems }
    return (thrown + warnings).map(\.description)
  }

  @Test func kindsAreFoundOut() throws {
    let table = try survey(
      "n,d,t,code,day,word,empty\n1,0.5,yes,007,2020-01-01,NA,\nNA,-2e-3,no,12,2020-01-02,a,\n3,.,yes,5,NA,b,\n,4,no,1,,c,\n"
    )
    #expect(table.variables.map(\.kind) == [.interval, .interval, .nominal, .text, .date, .text, .interval])
    #expect(cells(table, "n") == [.number(1), .missing(nil), .number(3), .missing(nil)])
    #expect(cells(table, "d") == [.number(0.5), .number(-0.002), .missing(nil), .number(4)])
    #expect(cells(table, "code") == [.text("007"), .text("12"), .text("5"), .text("1")])
    #expect(cells(table, "word")[0] == .text("NA"))
    #expect(cells(table, "day") == [.number(18_262), .number(18_263), .missing(nil), .missing(nil)])
    #expect(table.columns[6].missingCount == 4)
    #expect(table.problems == [])
  }

  /// The spelling of the first cells is kept although the column looked like numbers for long.
  @Test func aColumnThatIsTextAfterAll() throws {
    let text = "id,x,y\n" + (0..<50).map { "a\($0),\($0).50,\($0)\n" }.joined() + "b,twelve,1\n"
    let table = try survey(text)
    #expect(cells(table, "x").first == .text("0.50"))
    #expect(cells(table, "x").last == .text("twelve"))
    #expect(cells(table, "y").last == .number(1))
    #expect(
      table.problems.map(\.description) == [
        "s.csv:52:3: warning: `x` is read as text: 1 of its cells is no number, the first one here. "
          + "Correct the cell, declare it as a missing code, or declare the variable's type."
      ])
    let declared = [
      VariableDeclaration(name: "x", kind: .interval, missingCodes: MissingCodes(codes: [.text("twelve")]))
    ]
    let mended = try survey(text, declared: declared)
    #expect(mended.problems == [])
    #expect(cells(mended, "x").last == .missing(.text("twelve")))
    #expect(cells(mended, "x")[1] == .number(1.5))
  }

  @Test func theIdStaysAsWritten() throws {
    let table = try survey("ID,n\n01,5\n002,6\n1e-5,7\n", SurveyOptions(idColumn: "id"))
    #expect((0..<3).map { table.identifier(row: $0) } == ["01", "002", "1e-5"])
    #expect(found("a,b\n1,2\n", SurveyOptions(idColumn: "c")).first?.contains("there is no variable `c`") == true)
  }

  @Test func decimalCommas() throws {
    let table = try survey("id;x;y\na;3,5;1\nb;-0,25;2\n")
    #expect(cells(table, "x") == [.number(3.5), .number(-0.25)])
    #expect(cells(try survey("a,x\n1,\"3,5\"\n"), "x") == [.text("3,5")])
    #expect(cells(try survey("a,x\n1,\"3,5\"\n", SurveyOptions(decimalMark: .comma)), "x") == [.number(3.5)])
    #expect(
      found("x;y\n1.5;1,5\n") == [
        "s.csv:1: error: the numbers of `x` are written with a decimal point, those of `y` with a comma. Say which one "
          + "the file uses (`decimal_mark: \".\"` or `\",\"`), or declare the type of the other."
      ])
    let point = try survey("x;y\n1.5;1,5\n", SurveyOptions(decimalMark: .point))
    #expect(cells(point, "y") == [.text("1,5")])
  }

  @Test func raggedRows() {
    #expect(
      found("a,b,c\n1,2,3\n4,5\n6,7,8,9\n") == [
        "s.csv:3:4: error: this row has 2 cells where the header has 3. Cells are separated by a comma here; a cell that "
          + "contains one must be in quotes.",
        "s.csv:4:7: error: this row has 4 cells where the header has 3. Cells are separated by a comma here; a cell that "
          + "contains one must be in quotes.",
      ])
    // A surplus cell that is empty would hide a shift.
    #expect(found("a,b,c\n1,,2,\n").count == 1)
  }

  @Test func linesAreCountedThroughQuotesAndEmptyRows() throws {
    let table = try survey("\u{FEFF}sep=;\r\n\r\na;b\r\n\r\n1;\"x\r\ny\"\r\n;\r\n2;z\r\n")
    #expect(table.places == .lines([5, 8]))
    #expect(cells(table, "b") == [.text("x\ny"), .text("z")])
  }

  @Test func encodings() throws {
    let text = "编号,社区,信任\nR1,搬迁社区,3\nR2,老社区,4\n"
    // Python: text.encode("gb18030")
    let bytes: [UInt8] = [
      0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xC9, 0xE7, 0xC7, 0xF8, 0x2C, 0xD0, 0xC5, 0xC8, 0xCE, 0x0A, 0x52, 0x31, 0x2C,
      0xB0, 0xE1, 0xC7, 0xA8, 0xC9, 0xE7, 0xC7, 0xF8, 0x2C, 0x33, 0x0A, 0x52, 0x32, 0x2C, 0xC0, 0xCF, 0xC9, 0xE7,
      0xC7, 0xF8, 0x2C, 0x34, 0x0A,
    ]
    let table = try SurveyReader.read(file: "s.csv", .bytes(bytes), options: SurveyOptions(encoding: "GB18030"))
    #expect(cells(table, "社区") == [.text("搬迁社区"), .text("老社区")])
    let wide = Array(try #require(text.data(using: .utf16)))
    #expect(cells(try SurveyReader.read(file: "s.csv", .bytes(wide)), "信任") == [.number(3), .number(4)])
    // "Vi flyttede hertil for at være sammen, og så gør vi det på en anden måde; København" in ISO 8859-1.
    let sentence =
      "Vi flyttede hertil for at v\u{E6}re sammen og s\u{E5} g\u{F8}r vi det p\u{E5} en anden m\u{E5}de end f\u{F8}r"
    let western = Array(
      "id,note\n1,\(sentence)\n2,det er ikke det samme som det var\n".unicodeScalars.map { UInt8($0.value) })
    let guessed = try SurveyReader.read(file: "s.csv", .bytes(western))
    #expect(cells(guessed, "note").first == .text(sentence))
    #expect(problems { _ = try survey("a\n1\n", SurveyOptions(encoding: "no-such")) }.count == 1)
  }

  @Test func damagedUTF8IsNoOtherEncoding() {
    var bytes = Array(("a,b\n" + String(repeating: "搬迁,社区\n", count: 20)).utf8)
    bytes[bytes.count - 3] = 0x41
    let found = problems { _ = try SurveyReader.read(file: "s.csv", .bytes(bytes)) }
    #expect(found.map(\.place) == ["s.csv:21:5"])
    bytes[7] = 0
    #expect(problems { _ = try SurveyReader.read(file: "s.csv", .bytes(bytes)) }.count == 1)
  }

  @Test func names() {
    #expect(found("a,A\n1,2\n").first?.contains("differ only in upper and lower case") == true)
    #expect(found("a,a\n1,2\n").first?.contains("both called") == true)
    #expect(found("a,,b\n1,2,3\n").first?.contains("column 2 has no name") == true)
    #expect(found("a,b,\n1,2,\n") == [])
    #expect(found("").count == 1)
    #expect(found("\n\n").count == 1)
  }

  @Test func headerAlone() throws {
    #expect(try survey("a,b\n").rowCount == 0)
    #expect(try survey("a,b").variables.count == 2)
  }

  /// Blocks of a megabyte are no borders: the same table from memory and from disk.
  @Test func aFileOfManyBlocks() throws {
    var text = "id,x,note\r\n"
    for row in 0..<60_000 { text += "r\(row),\(row % 7).25,\"line 1\r\nof \(row % 100), \u{20AC}\"\r\n" }
    let folder = try TemporaryFolder()
    let url = try folder.write(text, to: "s.csv")
    let table = try SurveyReader.read(file: "s.csv", .file(url))
    #expect(table.rowCount == 60_000)
    #expect(cells(table, "note")[59_999] == .text("line 1\nof 99, €"))
    #expect(cells(table, "x")[59_999] == .number(Double(59_999 % 7) + 0.25))
    #expect(table.place(ofLastRow: ()) == 2 + 59_999 * 2)
    #expect(try SurveyReader.read(file: "s.csv", .bytes(Array(text.utf8))).columns == table.columns)
    #expect(
      problems { _ = try SurveyReader.read(file: "no.csv", .file(folder.url.appendingPathComponent("no.csv"))) }
        .map(\.kind) == [.missingInput])
  }

  @Test func declarations() {
    let declared = [
      VariableDeclaration(name: "aeg", line: 7),
      VariableDeclaration(
        name: "age", kind: .interval, missingCodes: MissingCodes(ranges: [NumberRange(9, 1)]), line: 9),
      VariableDeclaration(name: "day", kind: .date, dateOrder: .dayMonthYear),
    ]
    #expect(
      found("id,age,day\n1,5,31.12.2020\n2,x7,1.13.2020\n", declared: declared) == [
        "study.yaml:7: error: the variable `aeg` is not in `s.csv`. Did you mean `age`?",
        "study.yaml:9: error: the range of `age` from 9 to 1 contains no number. Write the smaller number first.",
        "s.csv:3:3: error: 1 cell of `age` is no number, the first one here. Correct it, declare it as a missing code, or "
          + "declare another type.",
        "s.csv:3:6: error: 1 cell of `day` is no date, the first one here. Correct it, declare it as missing, or say how "
          + "dates are written (`dates: dmy`).",
      ])
  }
}

extension SurveyTable {
  /// Line of the last row.
  func place(ofLastRow: Void) -> Int {
    if case .lines(let lines) = places, let last = lines.last { Int(last) } else { 0 }
  }
}
