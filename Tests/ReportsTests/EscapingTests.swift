import Foundation
import Reports
import Testing

/// Words that a format would take for markup.
struct EscapingTests {
  private func render(_ text: String, as format: OutputFormat) throws -> String {
    let table = Table(
      title: text,
      columns: [Column(key: "k", heading: text, group: text), Column(key: "w", heading: "w", alignment: .keyword)],
      rows: [
        Table.Row(
          [.text(text, colour: "#fff\" onclick=\"x"), .text(text, highlight: 0..<2)], quoted: [QuotedLine(text)])
      ],
      notes: [text])
    let quotes = QuoteList(
      title: text,
      items: [QuoteItem(heading: text, colour: text, text: text, before: text, fields: [.init("k", .text(text))])],
      notes: [text])
    return try Renderer.render(
      Report(
        command: text, study: text, inputs: [(text, text)], unit: text,
        sections: [.table(table), .quotes(quotes), .text(text)]), as: format)
  }

  /// A browser takes `<` with a mark on it for `<`, though both are one character to Swift.
  @Test(
    "No words become HTML",
    arguments: ["<script>alert(1)</script>", "\"\u{301} onload='x'", "<\u{301}b", "a&lt;b", "{{title}}"])
  func html(text: String) throws {
    let page = try render(text, as: .html)
    #expect(!page.contains("<script"))
    // The words are there, each escaped: in the heading, in cells and in quotes.
    let expected = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: String(scalar)
      }
    }.joined()
    #expect(page.components(separatedBy: expected).count > 5)
    let openings = zip(page.unicodeScalars, page.unicodeScalars.dropFirst()).filter { $0.0 == "<" && $0.1 == "\u{301}" }
    #expect(openings.isEmpty)
    if text == "a&lt;b" { #expect(page.contains("a&amp;lt;b")) }
    if text == "{{title}}" { #expect(page.contains("<h1>{{title}}: {{title}}</h1>")) }
  }

  @Test("A page asks for nothing from elsewhere")
  func selfContained() throws {
    let page = try Renderer.render(SampleReport.report, as: .html)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"))
    for forbidden in ["http:", "https:", "url(", "@import", "<script", "<link", "src="] {
      #expect(!page.contains(forbidden))
    }
  }

  @Test("Keyword in context takes three cells, the match marked")
  func keywordCells() throws {
    let table = Table(
      columns: [Column(key: "t", heading: "text", alignment: .keyword)],
      rows: [Table.Row([.text("came to help us", highlight: 8..<12)])])
    let page = try Renderer.render(Report(command: "search", study: "S", sections: [.table(table)]), as: .html)
    #expect(page.contains("<th scope=\"col\" class=\"centre\" colspan=\"3\">text</th>"))
    #expect(
      page.contains(
        "<td class=\"keyword right\">came to</td><td class=\"keyword\"><mark>help</mark></td><td class=\"keyword\">us</td>"
      ))
  }

  @Test(
    "Markdown: every mark stands for itself",
    arguments: [
      ("a*b_c`d`[e](f)", "a\\*b\\_c\\`d\\`\\[e\\](f)"), ("1. one", "1\\. one"), ("- dash", "\\- dash"),
      ("# no", "\\# no"),
      ("    code", "code"), ("~~s~~ $x$ \\", "\\~\\~s\\~\\~ \\$x\\$ \\\\"),
      ("one\ntwo\n\nthree", "one\\\ntwo\n\nthree"),
      ("====", "\\===="), ("2020) x", "2020\\) x"), ("&amp;", "&amp;amp;"),
    ])
  func markdown(text: String, expected: String) throws {
    let report = Report(command: "c", study: "S", sections: [.text(text)])
    #expect(try Renderer.render(report, as: .markdown) == expected + "\n")
  }

  @Test("Markdown: strong words also where asterisks do not work")
  func strong() throws {
    func quote(_ before: String, _ text: String) throws -> String {
      let item = QuoteItem(heading: "", text: text, before: before, after: "了")
      return try Renderer.render(
        Report(command: "c", study: "S", sections: [.quotes(QuoteList(items: [item]))]), as: .markdown)
    }
    #expect(try quote("他说", "“好”") == "> 他说<strong>“好”</strong>了\n")
    #expect(try quote("他说 ", " 好 ") == "> 他说  **好** 了\n")
    #expect(try quote("a - ", "x") == "> a - **x**了\n")
  }

  @Test(
    "LaTeX: every character stands for itself",
    arguments: [
      ("50% & $3 #1 a_b {x}", "50\\% \\& \\$3 \\#1 a\\_b \\{x\\}"), ("\\", "\\textbackslash{}"),
      (
        "~^<>|\"`",
        "\\textasciitilde{}\\textasciicircum{}\\textless{}\\textgreater{}\\textbar{}\\textquotedbl{}\\textasciigrave{}"
      ),
      ("a---b ''c'' ,,", "a-{}-{}-b '{}'c'{}' ,{},"),
    ])
  func latex(text: String, expected: String) throws {
    let report = Report(command: "c", study: "S", sections: [.text(text)])
    #expect(try Renderer.render(report, as: .latex).hasSuffix("\n" + expected + "\n"))
  }

  @Test("LaTeX: a row that begins with a bracket or a star is no argument of the line before")
  func latexRows() throws {
    let table = Table(
      columns: [Column(key: "k", heading: "[k]")],
      rows: [Table.Row(["[1] a"]), Table.Row(["*b"]), Table.Row([.text("[c]", emphasis: .bold)]), Table.Row([-2])])
    let text = try Renderer.render(Report(command: "c", study: "S", sections: [.table(table)]), as: .latex)
    for line in ["{[}k] \\\\", "{[}1] a \\\\", "{*}b \\\\", "\\textbf{{[}c]} \\\\", "$-$2 \\\\"] {
      #expect(text.contains("\n" + line + "\n"))
    }
  }

  @Test("LaTeX: comments stay on their line, and only Chinese asks for another engine")
  func latexComments() throws {
    let report = Report(command: "c", study: "a\n\\input{x}", inputs: [("p\nq", "ab")])
    let text = try Renderer.render(report, as: .latex)
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("%") })
    #expect(!text.contains("ctex"))
    #expect(try Renderer.render(SampleReport.report, as: .latex).contains("\\usepackage{ctex}"))
  }

  @Test("LaTeX: a table longer than a page is a long table")
  func longTable() throws {
    let table = Table(
      title: "T", columns: [Column(key: "k", heading: "k")], rows: (0..<60).map { Table.Row([.integer($0)]) })
    let text = try Renderer.render(Report(command: "c", study: "S", sections: [.table(table)]), as: .latex)
    #expect(text.contains("\\begin{longtable}{@{}S[table-format=2]@{}}\n\\caption{T}\\\\\n\\toprule"))
    #expect(text.contains("\\endhead") && text.contains("\\end{longtable}"))
  }
}
