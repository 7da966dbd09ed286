import FileContents
import Foundation
import Testing

@testable import Reports

/// The whole report as a Word document.
struct StudyReportDocumentTests {
  private static let turn = Fragment.turn(transcript: "t1", number: 2)
  private static let quotes = "quotes:help"

  private static var report: StudyReport {
    var cell = Cell.integer(3)
    cell.link = quotes
    var stray = Cell.integer(4)
    stray.link = "nowhere"
    let table = Table(
      title: "Codes", columns: [Column(key: "n", heading: "n"), Column(key: "m", heading: "m")],
      rows: [Table.Row([cell, stray])], notes: ["A note."])
    let quote = QuoteItem(
      heading: "Help", text: "we lent it", fields: [.init("speaker", "Luo")], anchor: "quote:1", link: turn)
    return StudyReport(
      title: "Study", subtitle: "An example.",
      chapters: [
        .init(id: "c1", title: "Comparison", blocks: [.text("One.\n\nTwo."), .section(.table(table))]),
        .init(
          id: "c2", title: "Quotes",
          parts: [
            .init(
              id: quotes, title: "Help",
              blocks: [
                .links(.init(id: "links", label: "All:", targets: ["quote:1", "gone"])),
                .section(.quotes(QuoteList(items: [quote]))), .warning("it failed"),
              ])
          ]),
      ],
      transcripts: [
        ReportedTranscript(
          name: "t1", language: "en",
          turns: [
            .init(number: 1, speaker: "I", isInterviewer: true, text: "Who?"),
            .init(number: 2, speaker: "Luo", isInterviewer: false, text: "we lent it"),
          ])
      ], inputs: [("study.yaml", "ab")])
  }

  private func opened(_ report: StudyReport) throws -> OpenedDocument {
    try OpenedDocument(report.document { _ in nil })
  }

  @Test func chaptersAreHeadings() throws {
    let document = try opened(Self.report)
    #expect(document.texts("Heading1") == ["Comparison", "Quotes", "Transcripts", "Files that this rests on"])
    #expect(document.texts("Heading2") == ["Help", "t1"])
    #expect(
      document.texts("TOC1") == ["Comparison", "Quotes", "Transcripts"] && document.texts("TOC2") == ["Help", "t1"])
    #expect(document.texts("Turn") == ["2\tLuo: we lent it"] && document.texts("Question") == ["1\tI: Who?"])
    #expect(document.texts("").contains("Not made: it failed"))
    #expect(document.texts("Caption") == ["Table 1. Codes"])
  }

  @Test func everyNumberLeadsToItsQuotesAndEveryQuoteToItsTurn() throws {
    let document = try opened(Self.report)
    #expect(Set(document.links).isSubset(of: Set(document.bookmarks)), "\(document.links) \(document.bookmarks)")
    // Five entries of the contents, the number, the line of links, the quote's source.
    #expect(document.links.count == 8)
    #expect(document.bookmarks.count == Set(document.bookmarks).count)
    #expect(document.bookmarks.allSatisfy { $0.count <= 40 })
  }

  @Test func withoutTranscriptsNothingLeadsThere() throws {
    var report = Self.report
    report.transcripts = []
    let document = try opened(report)
    #expect(Set(document.links).isSubset(of: Set(document.bookmarks)) && document.links.count == 5)
    #expect(document.texts("QuoteSource") == ["Luo"])
  }

  @Test func picturesAreFittedToThePage() throws {
    // The head of a PNG of 4000 x 2000 pixels.
    let png: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [
        0, 0, 15, 160, 0, 0, 7, 208,
      ]
    var report = Self.report
    report.chapters[0].blocks.append(.figure(SampleFigures.all[0]))
    let bytes = try report.document { _ in png }
    let document = try OpenedDocument(bytes)
    #expect(document.entries.contains("word/media/figure1.png") && document.entries.contains("word/media/figure1.svg"))
    #expect(document.texts("FigureCaption").count == 1)
    let xml = String(decoding: try #require(try ZipArchive(bytes, file: "d").entry("word/document.xml")), as: UTF8.self)
    // 16 cm wide, in English Metric Units, and half as high.
    #expect(xml.contains("cx=\"5759450\" cy=\"2879725\""), "\(xml.prefix(0))")
  }

  @Test func withoutAProgramForPicturesTheCaptionStands() throws {
    var report = Self.report
    report.chapters[0].blocks.append(.figure(SampleFigures.all[0]))
    let document = try opened(report)
    #expect(document.texts("FigureCaption").count == 1 && !document.entries.contains { $0.contains("media") })
  }
}
