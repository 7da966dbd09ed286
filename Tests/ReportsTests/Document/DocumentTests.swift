import FileContents
import Foundation
import Reports
import Testing

/// Reports as Word documents, read back.
struct DocumentTests {
  private func opened(_ report: Report) throws -> OpenedDocument {
    try OpenedDocument(Renderer.bytes(report, as: .docx))
  }

  private func opened(_ table: Table) throws -> OpenedDocument {
    try opened(Report(command: "c", study: "S", sections: [.table(table)]))
  }

  @Test func headingsQuotesAndCaptionsHaveWordsStyles() throws {
    let document = try opened(SampleReport.report)
    #expect(document.texts("Title") == ["Resettlement: compare"])
    #expect(document.texts("Caption") == ["Table 1. Codes by relation"])
    #expect(document.texts("Heading1") == ["■\u{A0}Peer ties", "Files that this rests on"])
    #expect(
      document.texts("Quote") == ["That day we carried it up\nsix floors, and nobody asked.", "+86 是他的电话"])
    #expect(document.paragraphs.first { $0.style == "Quote" }?.bold == "we carried it up\nsix floors")
    #expect(document.texts("QuoteSource") == ["Luo & Co · HC-P1 · hc-p1:12 · anna, ben", "彭大叔 · HC-P4"])
    #expect(document.texts("Note").contains("Unit: people"))
    #expect(document.paragraphs.filter { $0.style == "" && !$0.isInTable }.map(\.text).contains("# Not a heading"))
    #expect(document.fields == [" SEQ Table \\* ARABIC "])
    #expect(Set(document.cells).isSuperset(of: ["transcripts/hc-p1.txt", "ab12"]))
  }

  @Test func aTableHasItsHeadingsCellsAndQuotes() throws {
    let document = try opened(SampleReport.report)
    #expect(document.texts("TableHeading").prefix(10).contains("participant"))
    #expect(document.headingRows == 3, "two of the table, one of the inputs")
    let cells = document.cells
    for text in ["■\u{A0}Cooperation", "5", "63%", "33%", "=SUM(A1) & more", "邻里互助", "–", "<i>tag</i>\nsecond line"] {
      #expect(cells.contains(text), "\(text) is not in \(cells)")
    }
    #expect(document.texts("TableQuote") == ["“a|b <b>bold</b>” (Luo Guifen, hc-p1:12)"])
    #expect(!cells.contains("cooperation.peer"), "ids are for programs")
  }

  @Test func notesStandAtTheFootOfThePage() throws {
    let document = try opened(SampleReport.report)
    #expect(document.references == [2])
    #expect(document.notes.count == 3 && document.notes[2] == " People are counted once. 2 people have no group.")
  }

  /// A4 with margins of 2.5 cm leaves 9,070 twentieths of a point, 14,002 across.
  @Test func tablesFitTheirPage() throws {
    func table(_ columns: Int, width: Int) -> Table {
      Table(
        title: "T", columns: (1...columns).map { Column(key: "k\($0)", heading: "k\($0)") },
        rows: [Table.Row((1...columns).map { _ in .text(String(repeating: "x", count: width)) })])
    }
    let narrow = try opened(table(4, width: 8))
    #expect(narrow.pages == [[11_906, 16_838]])
    #expect(narrow.grids.map { $0.reduce(0, +) }.allSatisfy { $0 <= 9_070 })
    let wide = try opened(table(10, width: 10))
    #expect(wide.pages.contains([16_838, 11_906]), "\(wide.pages)")
    #expect(wide.grids.count == 1 && wide.grids[0].reduce(0, +) <= 14_002)
    // Parts that each begin with the first column.
    let huge = try opened(table(60, width: 10))
    #expect(huge.grids.count > 3 && huge.grids.allSatisfy { $0.reduce(0, +) <= 14_002 })
    let headings = huge.texts("TableHeading")
    #expect(headings.count { $0 == "k1" } == huge.grids.count && Set(headings).count == 60)
    #expect(huge.texts("Caption").dropFirst().allSatisfy { $0 == "Table 1 (continued)" })
    // A word that no column holds is broken, and the table still fits.
    let endless = try opened(table(3, width: 400))
    #expect(endless.grids.allSatisfy { $0.reduce(0, +) <= 14_002 }, "\(endless.grids)")
  }

  @Test func headingsTurnWithTheTableThatTheyLeadTo() throws {
    let columns = (1...12).map { Column(key: "k\($0)", heading: "heading\($0)") }
    let wide = Table(title: "Wide", columns: columns, rows: [Table.Row(columns.map { .text($0.key + "xxxxxxx") })])
    var report = Report(command: "c", study: "S", sections: [.text("Before."), .table(wide), .text("After.")])
    #expect(try opened(report).pages == [[11_906, 16_838], [16_838, 11_906], [11_906, 16_838]])
    // Nothing but a title before it: no page of its own for that.
    report.sections = [.table(wide), .table(wide)]
    #expect(try opened(report).pages.filter { $0 == [16_838, 11_906] }.count == 1)
  }

  @Test func wordsKeepTheirLanguageAndDirection() throws {
    let quotes = QuoteList(items: [
      QuoteItem(heading: "a", text: "我们一起", language: "zh"), QuoteItem(heading: "a", text: "نحن معا", language: "ar"),
    ])
    let bytes = try Renderer.bytes(Report(command: "q", study: "S", sections: [.quotes(quotes)]), as: .docx)
    #expect(try OpenedDocument(bytes).languages == ["zh", "ar"])
    let xml = try #require(try ZipArchive(bytes, file: "d").entry("word/document.xml"))
    let text = String(decoding: xml, as: UTF8.self)
    #expect(text.count(of: "<w:bidi/>") == 1 && text.count(of: "<w:rtl/>") == 1)
  }

  @Test func whatXMLCannotHoldIsReplaced() throws {
    let table = Table(
      title: "a\u{0}b", columns: [Column(key: "t", heading: "<&>")], rows: [Table.Row(["x\u{B}y\u{FFFE}\u{7}z"])])
    let document = try opened(table)
    #expect(document.texts("Caption") == ["Table 1. a\u{FFFD}b"])
    #expect(document.cells.contains("x\ny\u{FFFD}z") && document.cells.contains("<&>"))
  }

  @Test func everyPartIsNamed() throws {
    let entries = try opened(SampleReport.report).entries
    #expect(
      Set(entries) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
        "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml", "word/footer.xml", "word/footnotes.xml",
      ])
    // Programs that look at the first entry to tell a document from another archive.
    #expect(entries.first == "[Content_Types].xml")
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
