import Reports
import TestSupport
import Testing

struct TerminalTableTests {
  private func text(_ table: Table, width: Int, colours: Bool = false, unicode: Bool = true) throws -> String {
    let report = Report(command: "c", study: "S", sections: [.table(table)])
    let style = TerminalStyle(colours: colours, width: width, unicode: unicode, trueColour: true)
    return try Renderer.render(report, as: .text, style: style)
  }

  private let counts = Table(
    columns: [
      Column(key: "code", heading: "code", wraps: true),
      Column(key: "a", heading: "people", group: "one"), Column(key: "b", heading: "words", group: "one"),
      Column(key: "c", heading: "people", group: "two"), Column(key: "d", heading: "words", group: "two"),
    ],
    rows: [Table.Row(["Peer ties", 1, 22, 333, 4444])])

  @Test("A table that is too wide is split between groups, under the first column again")
  func blocks() throws {
    let expected = """
                      one
                 -------------
      code       people  words
      ---------  ------  -----
      Peer ties       1     22

                      two
                 -------------
      code       people  words
      ---------  ------  -----
      Peer ties     333   4444

      """
    #expect(try text(counts, width: 30, unicode: false) == expected)
  }

  @Test("However narrow the terminal, and long a number, every column is shown", arguments: [3, 10, 16, 20, 40])
  func noColumnIsLeftOut(width: Int) throws {
    let table = Table(
      columns: [
        Column(key: "name", heading: "Variable", wraps: true), Column(key: "n", heading: "n"),
        Column(key: "mean", heading: "mean"), Column(key: "sd", heading: "SD"), Column(key: "least", heading: "min"),
      ], rows: [Table.Row(["v", 3, "12345678.25", "987654321.75", 4])])
    let shown = try text(table, width: width)
    for heading in ["mean", "SD", "min"] { #expect(shown.contains(heading), "\(heading)\n\(shown)") }
    let digits = shown.filter(\.isNumber)
    for number in ["1234567825", "98765432175"] {
      #expect(digits.contains(number) || width < 16, "\(number)\n\(shown)")
    }
  }

  @Test("Long text wraps in its column")
  func wraps() throws {
    let table = Table(
      columns: [Column(key: "id", heading: "id"), Column(key: "text", heading: "text", wraps: true)],
      rows: [Table.Row(["hc-p1", "we carried it up six floors"]), Table.Row(["hc-p4", "我们一起抬上六楼，没有人。"])])
    let expected = """
      id     text
      ─────  ─────────────────
      hc-p1  we carried it up
             six floors
      hc-p4  我们一起抬上六
             楼，没有人。

      """
    #expect(try text(table, width: 24) == expected)
  }

  @Test("A column with a greatest width is cut with an ellipsis")
  func cut() throws {
    let table = Table(
      columns: [Column(key: "place", heading: "place", maximumWidth: 8)],
      rows: [Table.Row(["a-long-transcript"]), Table.Row(["邻里互助会"]), Table.Row(["short"])])
    #expect(try text(table, width: 40) == "place\n────────\na-long-…\n邻里互…\nshort\n")
    #expect(try text(table, width: 40, unicode: false) == "place\n--------\na-lon...\n邻里...\nshort\n")
  }

  @Test("Colours: bold headings, dim rules, a chip of the code's colour; none without a valid colour")
  func colours() throws {
    let table = Table(
      columns: [Column(key: "code", heading: "code")],
      rows: [
        Table.Row([.text("a", colour: "#0A141e")]), Table.Row([.text("b", emphasis: .dim, colour: "red")]),
      ])
    let expected =
      "\u{1B}[1mcode\u{1B}[0m\n\u{1B}[2m────\u{1B}[0m\n\u{1B}[38;2;10;20;30m■\u{1B}[0m a\n\u{1B}[2mb\u{1B}[0m\n"
    #expect(try text(table, width: 40, colours: true) == expected)
    #expect(try text(table, width: 40) == "code\n────\na\nb\n")
  }

  @Test("Without exact colours the nearest of 256 is taken")
  func cube() throws {
    let table = Table(columns: [Column(key: "c", heading: "c")], rows: [Table.Row([.text("a", colour: "#ff8700")])])
    let style = TerminalStyle(colours: true, width: 40)
    let report = Report(command: "c", study: "S", sections: [.table(table)])
    #expect(try Renderer.render(report, as: .text, style: style).contains("\u{1B}[38;5;208m■"))
  }

  @Test("Escape sequences in cells, headings and titles are disarmed")
  func disarmed() throws {
    let table = Table(
      title: "t\u{1B}]0;x", columns: [Column(key: "c", heading: "h\u{1B}[1m", group: "g\u{9B}")],
      rows: [Table.Row(["\u{1B}[31m"], quoted: ["\u{1B}c"])], notes: ["\u{07}"])
    let shown = try text(table, width: 40)
    #expect(!shown.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) })
  }

  @Test("No line is wider than the terminal, whatever the table", arguments: [20, 33, 48, 80, 132])
  func neverTooWide(width: Int) throws {
    var generator = SeededGenerator(seed: UInt64(width))
    let words = ["help", "邻里互助", "neighbours came", "x", "e\u{301}", "unbreakablyverylongword", "一起，抬上六楼。"]
    func phrase(_ most: Int) -> String {
      (0..<Int.random(in: 1...most, using: &generator)).compactMap { _ in words.randomElement(using: &generator) }
        .joined(separator: " ")
    }
    for round in 0..<40 {
      let columns = (0..<Int.random(in: 1...9, using: &generator)).map { number in
        Column(
          key: "k\(number)", heading: phrase(3),
          alignment: [.left, .right, .centre, .keyword][Int.random(in: 0...3, using: &generator)],
          wraps: Bool.random(using: &generator),
          group: [nil, "one", "two long words"][Int.random(in: 0...2, using: &generator)])
      }
      let rows = (0..<3).map { _ in
        Table.Row(
          columns.map { _ in .text(phrase(6), highlight: 2..<4, colour: "#123456") },
          indent: Int.random(in: 0...3, using: &generator),
          quoted: [QuotedLine(phrase(20))])
      }
      let shown = try text(Table(title: phrase(20), columns: columns, rows: rows, notes: [phrase(20)]), width: width)
      for line in shown.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "round \(round)")
        #expect(!line.hasSuffix(" "))
      }
    }
  }
}
