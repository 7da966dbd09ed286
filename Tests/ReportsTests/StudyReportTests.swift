import Foundation
import Reports
import Testing

/// The page of a whole study, from values that are hard to show.
struct StudyReportTests {
  private static let quote = Fragment.quote(code: "help", transcript: "a b", start: 3, end: 9)

  private static let report = StudyReport(
    title: "Ties & <norms>", subtitle: "study",
    chapters: [
      .init(id: "methods", title: "Methods", blocks: [.text("One.\n\nTwo <b>."), .warning("no `x` & y")]),
      .init(
        id: Fragment.of("comparison", "组 1", "people"), title: "Codes by 组",
        blocks: [
          .section(
            .table(
              Table(
                title: "Counts", columns: [.init(key: "n", heading: "n")],
                rows: [
                  .init([Cell(.integer(3), link: Fragment.quotes(code: "help", grouping: "组", level: "a"))]),
                  .init(
                    [Cell(.integer(4), link: "nowhere")],
                    quoted: [
                      QuotedLine(
                        "“帮”", source: "Luo, a b:2", link: Fragment.turn(transcript: "a b", number: 2), language: "zh"),
                      QuotedLine("“help”", source: "Wu", link: "nowhere"),
                    ]),
                ]))), .figure(SampleFigures.all[0]),
        ]),
      .init(
        id: "quotes", title: "Quotes",
        parts: [
          .init(
            id: Fragment.code("help"), title: "Help",
            blocks: [
              .links(
                .init(
                  id: Fragment.quotes(code: "help", grouping: "组", level: "a"), label: "a:",
                  targets: [quote, "gone"])),
              .section(.quotes(quotes)), .section(.quotes(quotes)),
            ])
        ]),
    ],
    transcripts: [
      ReportedTranscript(
        name: "a b", title: "Interview", note: "2020", language: "zh",
        turns: [
          .init(number: 1, speaker: "Interviewer", isInterviewer: true, text: "Why?"),
          .init(number: 2, speaker: "<Luo>", isInterviewer: false, text: "因为\n“<i>”"),
        ], figures: [SampleFigures.all[14]])
    ], inputs: [("a.txt", "00ff")])

  private static let quotes = QuoteList(
    title: "Said",
    items: [
      QuoteItem(
        heading: "", text: "我们帮忙", fields: [.init("speaker", "Luo")], anchor: quote,
        link: Fragment.turn(transcript: "a b", number: 2), language: "zh")
    ])

  @Test("Every link leads to a place that there is, and no place is there twice")
  func links() throws {
    let page = try Self.report.html()
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    let targets = page.matches(of: #/href="#([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(targets.filter { !ids.contains($0) } == [])
    #expect(targets.contains("turn:a~20~b:2"))
    #expect(targets.contains(Self.quote))
    #expect(page.contains("<a href=\"#quotes:help:组:a\">3</a>"))
    #expect(page.contains("<td class=\"right\">4</td>") || page.contains(">4</th>"))
  }

  @Test("A quote under a row leads to its turn")
  func quotedLines() throws {
    let page = try Self.report.html()
    #expect(page.contains("<span lang=\"zh\">“帮”</span> <a href=\"#turn:a~20~b:2\">(Luo, a b:2)</a></blockquote>"))
    #expect(page.contains("“help” (Wu)</blockquote>"))
  }

  @Test("The page of one report has no links, for it has none of their places")
  func singleReport() throws {
    let sections = Self.report.chapters.flatMap { chapter in
      (chapter.blocks + chapter.parts.flatMap(\.blocks)).compactMap { block -> Section? in
        if case .section(let section) = block { section } else { nil }
      }
    }
    let page = try Renderer.render(Report(command: "joint", study: "S", sections: sections), as: .html)
    #expect(sections.count == 3)
    #expect(!page.contains("href"))
  }

  @Test("Without the transcripts no source is a link")
  func withoutTranscripts() throws {
    var report = Self.report
    report.transcripts = []
    let page = try report.html()
    #expect(!page.contains("#turn:"))
    #expect(!page.contains("因为"))
    #expect(page.contains("<figcaption>Luo</figcaption>"))
  }

  @Test("There is one heading of the first order, and none is skipped")
  func headings() throws {
    let levels = try Self.report.html().matches(of: #/<h([1-6])[ >]/#).compactMap { Int($0.1) }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test("Everything is escaped, and nothing comes from elsewhere")
  func selfContained() throws {
    let page = try Self.report.html()
    for forbidden in ["http:", "https:", "url(", "@import", "<script", "src=", "<b>", "<i>", "<norms>", "<Luo>"] {
      #expect(!page.contains(forbidden))
    }
    #expect(page.contains("<title>Ties &amp; &lt;norms&gt;</title>"))
    #expect(page.contains("<strong>Not made:</strong> no `x` &amp; y"))
  }

  @Test("Words say their language, tables and figures their number")
  func wordsAndNumbers() throws {
    let page = try Self.report.html()
    #expect(page.contains("<blockquote lang=\"zh\">"))
    #expect(page.contains("<div lang=\"zh\">"))
    #expect(page.contains("<caption><span>Table 1. Counts</span></caption>"))
    #expect(page.contains("<strong>Figure 1. Codes &lt;by&gt; relation &amp; 组.</strong>"))
    #expect(page.contains("<strong>Figure 2. Turns.</strong>"))
  }

  @Test("A high figure is whole on the screen and in pieces on paper, a low one is there once")
  func printedPieces() throws {
    func page(_ name: String) throws -> String {
      let figure = try #require(SampleFigures.all.first { $0.name == name })
      return try StudyReport(
        title: "S", chapters: [.init(id: "c", title: "Codes", blocks: [.figure(figure)])]
      ).html()
    }
    let low = try page("heat-6")
    #expect(!low.contains("class=\"piece\"") && low.contains("<figure class=\"picture\""))
    let high = try page("likert-6")
    let pieces = high.components(separatedBy: "<div class=\"piece\">").dropFirst()
    #expect(pieces.count > 1 && high.contains("<figure class=\"picture cut\""))
    #expect(high.components(separatedBy: "<figcaption ").count == 2)
    #expect(high.components(separatedBy: ">share of those who answered<").count == 2)
    var rows: [Double] = []
    for piece in pieces {
      // Bands of the one picture under one another. At 96 pixels an inch, made as wide as the page.
      let bands = piece.matches(
        of: #/<svg viewBox="0 ([0-9.]+) ([0-9.]+) ([0-9.]+)"><use href="#figure-1-all"/><\/svg>/#)
      let heights = bands.compactMap { Double($0.3) }
      let width = try #require(bands.first.flatMap { Double($0.2) })
      #expect(heights.reduce(0, +) * min(25.4 / 96, 174 / width) <= 85.5)
      #expect(heights.count == 3)
      let start = try #require(Double(bands[1].1))
      rows += [start, start + heights[1]]
    }
    // Each piece goes on where the last one ends.
    for place in stride(from: 1, to: rows.count - 1, by: 2) { #expect(abs(rows[place] - rows[place + 1]) < 0.05) }
    #expect(DrawnFigure(high.replacing(#/<(meta|link|!DOCTYPE) ?[^>]*>/#, with: "")).fault == nil)
  }

  @Test("Tags are closed in their order")
  func wellFormed() throws {
    var page = try Self.report.html()
    // What HTML leaves open, XML closes.
    for empty in ["<meta charset=\"utf-8\">", "<br>"] { page = page.replacingOccurrences(of: empty, with: "") }
    page = page.replacing(#/<(meta|link) [^>]*>/#, with: "")
    page = page.replacingOccurrences(of: "<!DOCTYPE html>", with: "").replacingOccurrences(of: "&nbsp;", with: " ")
    #expect(DrawnFigure(page).fault == nil)
  }

  @Test("What a transcript, a list of quotes or a table lacks leaves no trace")
  func nothingMissingIsNamed() throws {
    let bare = StudyReport(
      title: "Bare",
      chapters: [
        .init(
          id: "c", title: "C",
          blocks: [
            .section(.table(Table(columns: [Column(key: "a", heading: "")], rows: [Table.Row([.empty])]))),
            .section(.quotes(QuoteList(items: [QuoteItem(heading: "", text: "words")]))),
          ])
      ],
      transcripts: [
        ReportedTranscript(
          name: "t", language: "en", turns: [.init(number: 1, speaker: "", isInterviewer: false, text: "words")])
      ])
    let page = try bare.html()
    #expect(!page.contains("nil") && !page.contains("Optional") && !page.contains("<p class=\"note\">"))
    #expect(!page.contains("<figcaption") && !page.contains("<caption"))
    let alone = try Renderer.render(Report(command: "c", study: "S"), as: .html)
    #expect(!alone.contains("nil") && !alone.contains("Unit:"))
  }

  @Test(
    "Fragments keep names apart",
    arguments: [
      (Fragment.of("a", "b:c"), "a:b~3a~c"), (Fragment.of("a:b", "c"), "a~3a~b:c"),
      (Fragment.code("规范.非正式"), "code:规范.非正式"),
      (Fragment.of("a~b \"<"), "a~7e~b~20~~22~~3c~"),
    ])
  func fragments(fragment: String, expected: String) { #expect(fragment == expected) }
}
