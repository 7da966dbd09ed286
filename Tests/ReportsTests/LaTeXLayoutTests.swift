import Foundation
import Testing

@testable import Reports

/// How tables are fitted to the page in LaTeX; `LaTeXPagesTests` compile them.
struct LaTeXLayoutTests {
  private static func latex(_ table: Table, _ style: LaTeXStyle = .plain) -> String {
    LaTeXTable(table: table, style: style).text
  }

  private static func table(columns: Int, rows: Int, cell: Cell, group: String? = nil) -> Table {
    Table(
      title: "T",
      columns: [Column(key: "term", heading: "Term")]
        + (0..<columns).map {
          Column(key: "c\($0)", heading: "column \($0)", alignment: .right, group: group.map { "\($0)" })
        },
      rows: (0..<rows).map { row in
        Table.Row([.text("row \(row)")] + (0..<columns).map { _ in cell })
      }, notes: ["A note."])
  }

  @Test(
    "A number and the signs around it",
    arguments: [
      ("0.021", "0.021"), ("-3", "-3"), ("(0.021)", "{(}0.021{)}"), ("0.418***", "0.418{***}"), ("33%+", "33{\\%+}"),
      ("< 0.001", "{\\textless{}}0.001"), (".035", ".035"),
    ])
  func numbers(text: String, cell: String) throws {
    #expect(try #require(LaTeXNumber(text)).cell == cell)
  }

  @Test(
    "What is no number alone",
    arguments: ["", "–", "3 (33%)", "0.1 [0.0, 0.2]", "2020-08-01", "1.2.3", "5.", "M1", "-"])
  func noNumbers(text: String) { #expect(LaTeXNumber(text) == nil) }

  @Test("A column of numbers is aligned at the point and holds the longest of its parts")
  func numberColumn() {
    let column = Column(key: "b", heading: "b", alignment: .right)
    let texts = ["-12.5", "0.25**", "(3.0)", "–"]
    let table = Table(columns: [column], rows: texts.map { Table.Row([.text($0)]) })
    let text = Self.latex(table)
    #expect(
      text.contains(
        "@{}S[table-format=-2.2,table-space-text-pre={(},table-align-text-pre=false,"
          + "table-space-text-post={**},table-align-text-post=false]@{}"), "\(text)")
    #expect(text.contains("\n{–} \\\\\n") && text.contains("\n{(}3.0{)} \\\\\n"))
  }

  @Test("A narrow table is a float as it is; its notes have room")
  func narrow() {
    let text = Self.latex(Self.table(columns: 1, rows: 3, cell: 1))
    #expect(text.hasPrefix("\\begin{table}[htbp]"))
    #expect(text.contains("\\begin{minipage}{0.9\\linewidth}") && !text.contains("threeparttable"))
  }

  @Test("A table that is wider than the line, and not high, is turned")
  func sideways() {
    let text = Self.latex(Self.table(columns: 8, rows: 5, cell: .text("0.12 [0.1]")))
    #expect(text.hasPrefix("\\begin{sidewaystable}") && text.contains("\\begin{threeparttable}"))
  }

  @Test("A table that no page has room for is split; each part has the first column and its heads")
  func split() throws {
    let text = Self.latex(Self.table(columns: 20, rows: 30, cell: .text("0.123 [-0.456, 0.789]")))
    let parts = text.components(separatedBy: "\\begin{table}").count - 1
    #expect(parts > 2)
    #expect(text.components(separatedBy: "\\caption[]{T (continued)}").count == parts)
    #expect(text.components(separatedBy: "\\addtocounter{table}{-1}").count == parts)
    #expect(text.components(separatedBy: "row 29 &").count == parts + 1)
    #expect(text.components(separatedBy: "A note.").count == 2)
    // Every column once.
    for column in 0..<20 { #expect(text.matches(of: try Regex("column \(column)\\b")).count == 1, "\(column)") }
  }

  @Test("Columns under one heading stay together")
  func groups() {
    var table = Self.table(columns: 12, rows: 30, cell: .text("0.123 [-0.456]"))
    for column in 1...12 { table.columns[column].group = "level \((column - 1) / 3)" }
    let text = Self.latex(table)
    for level in 0..<4 {
      #expect(text.components(separatedBy: "{level \(level)}").count == 2, "\(level)")
      #expect(text.contains("\\multicolumn{3}{c}{level \(level)}"))
    }
  }

  @Test("A quote of several pages is several rows")
  func longQuotes() {
    let quote = String(repeating: "word ", count: 2_000)
    let table = Table(
      columns: [Column(key: "c", heading: "code")], rows: [Table.Row(["a"], quoted: [QuotedLine(quote)])])
    let text = Self.latex(table)
    #expect(text.contains("\\begin{longtable}"))
    #expect(text.components(separatedBy: "\\multicolumn{1}").count > 5)
  }

  @Test("APA: the title under the number, a note that says so, p without its zero")
  func apa() {
    let table = Table(
      title: "T", columns: [Column(key: "p", heading: "p", alignment: .right)],
      rows: [Table.Row([.probability(0.035)]), Table.Row([.probability(0.0001)]), Table.Row([.probability(1)])],
      notes: ["First.", "Second."])
    let text = Self.latex(table, .apa)
    #expect(text.contains("\\captionsetup{labelfont=bf,textfont=it,labelsep=newline"))
    #expect(text.contains("\\textit{Note.} First.") && !text.contains("\\textit{Note.} Second."))
    #expect(text.contains("\n.035 \\\\\n") && text.contains("{\\textless{}}.001") && text.contains("\n1.000 \\\\\n"))
    #expect(Self.latex(table).contains("\n0.035 \\\\\n"))
  }

  @Test("Numbers have minus signs, and ranges keep their hyphens")
  func minuses() {
    #expect(LaTeXText.number("-0.3 [-0.5, 0.1]") == "$-$0.3 [$-$0.5, 0.1]")
    #expect(LaTeXText.number("39% (-3 to 67%)") == "39\\% ($-$3 to 67\\%)")
    #expect(LaTeXText.number("12-15") == "12-15")
    #expect(LaTeXText.minuses(in: "-0.3 [-0.5, 0.1]") == 2)
  }

  /// A table is a float, and goes to another place than the words around it.
  @Test("The unit is said under the table")
  func unit() {
    let table = Table(
      title: "Codes", columns: [Column(key: "n", heading: "n", alignment: .right)], rows: [Table.Row([.integer(1)])])
    let report = Report(command: "compare", study: "s", unit: "people", sections: [.table(table)], payload: [])
    let text = LaTeXFormat.render(report)
    #expect(text.contains("Unit: people."))
    #expect(text.hasSuffix("\\end{table}\n"))
  }
}
