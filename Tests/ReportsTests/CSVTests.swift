import Reports
import TestSupport
import Testing

struct CSVTests {
  private func csv(_ cells: [Cell]) throws -> String {
    let columns = cells.indices.map { Column(key: "c\($0)", heading: "shown") }
    let report = Report(
      command: "c", study: "S", sections: [.table(Table(columns: columns, rows: [Table.Row(cells)]))])
    return try Renderer.render(report, as: .csv).split(separator: "\n", maxSplits: 1).last.map(String.init) ?? ""
  }

  @Test(
    "What a spreadsheet would compute is made safe",
    arguments: [
      "=1+1", "+cmd", "-x", "@SUM(A1)", "\tx", "＝1", "－甲", "＋甲", "＠甲", "-", "+", "--1", "-1e", "-1.", "=\u{301}1",
    ])
  func formulas(text: String) throws {
    #expect(try csv([.text(text)]) == "'" + text + "\n")
  }

  @Test("Numbers stay numbers, as cells and as text", arguments: ["-3", "+86", "-0.5", "-1.5e-7", "+1E+9"])
  func numbers(text: String) throws {
    #expect(try csv([.text(text)]) == text + "\n")
  }

  @Test("Numbers are whole, lists joined, what is missing is empty")
  func values() throws {
    let cells: [Cell] = [
      -5, .decimal(-0.12345, places: 1), .percent(0.375, places: 0), .list(["anna", "ben"]), .empty,
      .decimal(.nan, places: 1),
    ]
    #expect(try csv(cells) == "-5,-0.12345,0.375,anna; ben,,\n")
  }

  @Test("Headings and lists are made safe too")
  func headings() throws {
    let table = Table(columns: [Column(key: "=k", heading: "h")], rows: [Table.Row([.list(["=1", "b"])])])
    let report = Report(command: "c", study: "S", sections: [.table(table)])
    #expect(try Renderer.render(report, as: .csv) == "'=k\n'=1; b\n")
  }

  @Test("An empty row of one column is not an empty line")
  func emptyRow() throws {
    #expect(try csv([.empty]) == "\"\"\n")
  }

  @Test("Running text appears only when there is nothing else")
  func texts() throws {
    let table = Table(columns: [Column(key: "a", heading: "a")], rows: [])
    let both = Report(command: "c", study: "S", sections: [.text("words"), .table(table)])
    #expect(try Renderer.render(both, as: .csv) == "a\n")
    let alone = Report(command: "c", study: "S", sections: [.text("some, words")])
    #expect(try Renderer.render(alone, as: .csv) == "text\n\"some, words\"\n")
  }

  @Test("A quote list keeps its words to the letter; a field named as the heading takes its place")
  func quotes() throws {
    let item = QuoteItem(
      heading: "Peer ties", text: "a \"b\"\r\nc ", fields: [.init("code", "norms.peer"), .init("turn", 3, shown: nil)])
    let report = Report(command: "c", study: "S", sections: [.quotes(QuoteList(items: [item]))])
    #expect(
      try Renderer.render(report, as: .csv) == "code,turn,before,text,after\nnorms.peer,3,,\"a \"\"b\"\"\r\nc \",\n")
  }

  @Test("What is written is read back, odd text included")
  func roundTrip() throws {
    let parts = [
      "a", ",", "\"", "\n", "\r", " ", "邻", "e\u{301}", "\"\u{301}", ",\u{301}", "\r\n", "🙂", "|", ";", "\u{FEFF}",
    ]
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<400 {
      let texts = (0..<3).map { _ in
        "x"
          + (0..<Int.random(in: 0...8, using: &generator)).compactMap { _ in parts.randomElement(using: &generator) }
          .joined()
      }
      let read = Self.parse(try csv(texts.map { Cell.text($0) }))
      #expect(read.map { $0.map { Array($0.unicodeScalars) } } == [texts.map { Array($0.unicodeScalars) }])
    }
  }

  /// RFC 4180 with line feeds, scalar by scalar.
  private static func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if scalars.first == "\"" {
          field.append(scalar)
          scalars.removeFirst()
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," || scalar == "\n" {
        row.append(String(field))
        field = .init()
        if scalar == "\n" {
          rows.append(row)
          row = []
        }
      } else {
        field.append(scalar)
      }
    }
    return rows
  }
}
