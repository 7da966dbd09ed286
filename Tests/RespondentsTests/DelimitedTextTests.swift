import Basics
import Foundation
import Respondents
import TestSupport
import Testing

@Suite struct DelimitedTextTests {
  private func read(_ text: String) throws -> DelimitedText {
    try DelimitedText.read(file: "t.csv", bytes: Array(text.utf8))
  }

  private func found(_ text: String) -> [String] {
    problems { _ = try read(text) }.map(\.description)
  }

  @Test func aPlainTable() throws {
    let table = try read("id,name\nP1,Anna\nP2,李明\n")
    #expect(table.header == ["id", "name"])
    #expect(table.columns == [["P1", "P2"], ["Anna", "李明"]])
    #expect(table.rowLines == [2, 3])
    #expect(table.delimiter == .comma)
  }

  @Test(arguments: [
    ("id;name;age\nP1;a, b;3,5\n", DelimitedText.Delimiter.semicolon),
    ("id\tname, first\nP1\ta, b; c\n", .tab),
    ("id,notes\nP1,\"a; b; c; d\"\nP2,\"e; f; g; h\"\n", .comma),
    ("id;name, first;age\nP1;a;1\nP2;b;2\n", .semicolon),
    ("id\nP1\n", .comma),
    ("id;\"full; name\"\nP1;\"a\"\n", .semicolon),
    ("sep=;\nid;a,b,c\nP1;1,2,3\n", .semicolon),
  ])
  func delimiters(_ text: String, _ delimiter: DelimitedText.Delimiter) throws {
    let table = try read(text)
    #expect(table.delimiter == delimiter)
    #expect(table.header[0] == "id")
    #expect(table.columns[0][0] == "P1")
  }

  @Test func linesAreThoseOfTheFile() throws {
    let table = try read("\u{FEFF}\r\nid,note\r\n\r\nP1,\"a\r\nb \"\"c\"\",\"\r\nP2,\r\n,\r\nP3,\"\r\n\"\r\nP4,x")
    #expect(table.headerLine == 2)
    #expect(table.columns == [["P1", "P2", "P3", "P4"], ["a\nb \"c\",", "", "\n", "x"]])
    #expect(table.rowLines == [4, 6, 8, 10])
  }

  @Test func excelsSeparatorLineIsALine() throws {
    let table = try read("sep=;\r\nid;n\r\nP1;1\r\n")
    #expect(table.headerLine == 2)
    #expect(table.rowLines == [3])
  }

  @Test func oldMacLineBreaks() throws {
    let table = try read("id,n\rP1,1\rP2,2")
    #expect(table.rowLines == [2, 3])
    #expect(table.columns[1] == ["1", "2"])
  }

  @Test func whiteSpaceAroundUnquotedCellsGoes() throws {
    let table = try read("id , n\n P1 ,\" 1 \"\n")
    #expect(table.header == ["id", "n"])
    #expect(table.columns == [["P1"], [" 1 "]])
  }

  @Test func cellsAreComposed() throws {
    let table = try read("id,n\nP1,e\u{301}\n")
    #expect(Array(table.columns[1][0].unicodeScalars) == ["\u{E9}"])
  }

  @Test func emptyColumnsAndRowsThatSpreadsheetsLeaveAreDropped() throws {
    let table = try read("id,n,,\nP1,1,,\nP2,2,,,\n,,,\n\n")
    #expect(table.header == ["id", "n"])
    #expect(table.columns == [["P1", "P2"], ["1", "2"]])
  }

  @Test func aHeaderAloneIsATable() throws {
    let table = try read("id,n")
    #expect(table.header == ["id", "n"])
    #expect(table.rowCount == 0)
  }

  @Test func raggedRows() {
    #expect(
      found("id,n\nP1,1\nP2\nP3,\"a\nb\"\nP4,1,secret\n") == [
        "t.csv:3: error: this row has 1 cell where the header has 2. Cells are separated by a comma here; a cell that "
          + "contains one must be in quotes.",
        "t.csv:6: error: this row has 3 cells where the header has 2. Cells are separated by a comma here; a cell that "
          + "contains one must be in quotes.",
      ])
  }

  @Test func namelessAndRepeatedColumns() {
    #expect(
      found("id,,n,n\nP1,1,2,3\n") == [
        "t.csv:1: error: column 2 has no name. Name it in the first line.",
        "t.csv:1: error: columns 3 and 4 are both called `n`. Give each column a name of its own.",
      ])
  }

  @Test func quotesInTheWrongPlace() {
    #expect(
      found("id,n\nP1,é\"secret\"\n") == [
        "t.csv:2:5: error: there is a quotation mark inside a cell. Put the whole cell in quotes, and write a quote inside it twice."
      ])
    #expect(
      found("id,n\nP1,\"secret\"x\n").map { $0.prefix(13) } == ["t.csv:2:12: e"])
  }

  @Test func quotesThatNeverEnd() {
    let expected = [
      "t.csv:4: error: the quoted cell that begins here in column 3 never ends. Close it with a quote, and write a quote "
        + "inside a cell twice."
    ]
    #expect(found("id,n,m\nP1,\"a\nb\",c\nP2,d,\"secret\nP3,e,f\nP4,g,h\n") == expected)
    #expect(found("id,n,m\nP1,\"a\nb\",c\nP2,\"d\",\"secret") == expected)
    // The cell that is open at the end was opened on a line on which another one had just been closed.
    #expect(found("id,n,m\nP1,\"a\n\",\"b\nc").map { $0.prefix(7) } == ["t.csv:3"])
  }

  @Test func otherFiles() {
    func first(_ bytes: [UInt8]) -> String? {
      problems { _ = try DelimitedText.read(file: "t.csv", bytes: bytes) }.map(\.description).first
    }
    let save = "In the spreadsheet, save it again as \"CSV UTF-8\"."
    #expect(first([]) == "t.csv: error: the file is empty. Its first line must name the columns.")
    #expect(first(Array("\n\n,,\n".utf8)) == "t.csv: error: the file is empty. Its first line must name the columns.")
    #expect(first([0x50, 0x4B, 3, 4, 0]) == "t.csv: error: this is a spreadsheet's own file, not CSV. \(save)")
    #expect(first([0xFF, 0xFE, 0x69, 0]) == "t.csv: error: the text is UTF-16, not UTF-8. \(save)")
    #expect(
      first(Array("id,n\r\nP1,é".utf8) + [0xE9, 0x0A])
        == "t.csv:2:5: error: the text is not UTF-8 from here on. \(save)")
    #expect(first(Array("id\nP\0".utf8)) == "t.csv:2:2: error: there is a zero byte: this is not text. \(save)")
  }

  @Test func manyProblemsAreCut() {
    let rows = (1...50).map { "P\($0)\n" }.joined()
    let all = found("id,n\n" + rows)
    #expect(all.count == 21)
    #expect(all.last == "t.csv: error: 30 more problems of this kind. Correct the first ones and check again.")
  }

  /// Tables written with every cell quoted come back as they were, each row with its line.
  @Test func generatedRoundTrips() throws {
    var generator = SeededGenerator(seed: 17)
    let pieces = ["a", ",", ";", "\t", "\"", "\n", " ", "é", "互助", "👩‍👧", "שלום", "'", "=1+1", "x"]
    for _ in 0..<300 {
      let delimiter = DelimitedText.Delimiter.allCases.randomElement(using: &generator) ?? .comma
      let width = Int.random(in: 2...5, using: &generator)
      let height = Int.random(in: 0...6, using: &generator)
      let ending = Bool.random(using: &generator) ? "\n" : "\r\n"
      let header = (0..<width).map { "column \($0)" }
      var rows: [[String]] = []
      var lines: [Int] = []
      var text = ""
      var line = 1
      for row in 0...height {
        var cells = header
        if row > 0 {
          cells = (0..<width).map { _ in
            (0..<Int.random(in: 0...5, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
              .joined()
          }
          // A row without any content is no row.
          cells[0] += "x"
          rows.append(cells)
          lines.append(line)
        }
        text +=
          cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: String(delimiter.rawValue))
          + ending
        line += 1 + cells.joined().utf8.count { $0 == 0x0A }
      }
      let table = try read(text)
      #expect(table.delimiter == delimiter)
      #expect(table.header == header)
      #expect(table.rowLines == lines)
      #expect((0..<table.rowCount).map { row in table.columns.map { $0[row] } } == rows)
    }
  }
}

/// The problems that a closure throws; empty when it throws none.
func problems(_ body: () throws -> Void) -> [Problem] {
  do {
    try body()
    return []
  } catch let problem as Problem {
    return [problem]
  } catch let problems as Problems {
    return problems.all
  } catch {
    return [Problem(.usage, "not a problem: \(error)")]
  }
}
