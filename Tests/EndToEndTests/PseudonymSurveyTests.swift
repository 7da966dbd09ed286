import FileContents
import Foundation
import TestSupport
import Testing

/// Surveys in files of other programs: nothing in them is replaced, so that a name anywhere in them stops the copy.
@Suite struct PseudonymSurveyTests {
  private static let table =
    "original,replacement\nBrockdorff,Lund\n0170 1234567,0160 7654321\n12.03.1987,1.1.1990\nO'Brien,Park\n\"98,75\",1\n"

  private func bench(_ survey: String) throws -> StudyBench {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\nsurvey:\n  file: respondents/\(survey)\n  id: respondent\n",
      "codebook/codes.yaml": "codes:\n  - id: help\n    name: \"Help\"\n    rules: [help]\n",
      "respondents/participants.csv": "id,respondent_id\nB1,R1\n",
      "transcripts/one.txt": "---\nparticipants:\n  Anna: B1\n---\n\nAnna: I help.\n",
    ])
    try bench.temporary.write(Self.table, to: "names.csv")
    return bench
  }

  private func expectRefused(_ bench: StudyBench, line: Int, _ what: String) async throws {
    let made = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(made.status == 65 && made.stdout.isEmpty, "\(what): \(made.summary)")
    #expect(made.stderr.contains("error: the file contains the original of line \(line) of the table"), "\(what)")
    #expect(!FileManager.default.fileExists(atPath: bench.temporary.url.appendingPathComponent("copy").path))
  }

  // MARK: Excel

  /// A workbook: respondent, age, day; a second sheet; what programs write beside them.
  private static let parts: [(name: String, xml: String)] = [
    (
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
    ),
    (
      "_rels/.rels",
      "<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>"
        + "</Relationships>"
    ),
    (
      "xl/workbook.xml",
      "<workbook xmlns=\"m\" xmlns:r=\"r\"><sheets><sheet name=\"data\" sheetId=\"1\" r:id=\"rId1\"/>"
        + "<sheet name=\"SECOND\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"r\"><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
        + "<Relationship Id=\"rId3\" Type=\"x/styles\" Target=\"styles.xml\"/>"
        + "<Relationship Id=\"rId4\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    ),
    (
      "xl/styles.xml",
      "<styleSheet xmlns=\"m\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    ),
    (
      "xl/sharedStrings.xml",
      "<sst xmlns=\"m\"><si><t>respondent</t></si><si><t>age</t></si><si><t>day</t></si><si><t>R1</t></si>STRINGS</sst>"
    ),
    (
      "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"m\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
        + "<c r=\"C1\" t=\"s\"><v>2</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\"><v>AGE</v></c>"
        + "<c r=\"C2\" s=\"1\"><v>DAY</v></c></row></sheetData></worksheet>"
    ),
    (
      "xl/worksheets/sheet2.xml",
      "<worksheet xmlns=\"m\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>OTHER</t></is></c></row>"
        + "</sheetData><headerFooter><oddHeader>HEADER</oddHeader></headerFooter></worksheet>"
    ),
    ("xl/comments1.xml", "<comments xmlns=\"m\"><authors><author>AUTHOR</author></authors></comments>"),
    ("docProps/core.xml", "<cp xmlns=\"m\"><creator>CREATOR</creator></cp>"),
    ("docProps/custom.xml", "<p xmlns=\"m\"><property name=\"PROPERTY\"/></p>"),
    ("xl/drawings/vmlDrawing1.vml", "<xml><br>DRAWING</xml>"),
    ("xl/printerSettings/printerSettings1.bin", "PRINTER"),
  ]

  private static func workbook(_ words: [String: String]) throws -> [UInt8] {
    let usual = [
      "AGE": "44", "DAY": "31000", "OTHER": "x", "HEADER": "x", "AUTHOR": "x", "CREATOR": "x", "PROPERTY": "x",
      "SECOND": "notes", "STRINGS": "", "DRAWING": "x", "PRINTER": "x",
    ]
    let all = usual.merging(words) { _, new in new }
    return try ArchiveWriter.archive(
      parts.map { part in (part.name, Array(all.reduce(part.xml) { $0.replacing($1.key, with: $1.value) }.utf8)) })
  }

  @Test func aWorkbookWithoutNamesIsTakenAsItIs() async throws {
    let bench = try bench("survey.xlsx")
    let bytes = try Self.workbook([:])
    try bench.write(bytes, to: "respondents/survey.xlsx")
    let made = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(made.status == 0 && made.stderr.isEmpty, "\(made.summary)")
    let copy = bench.temporary.url.appendingPathComponent("copy")
    #expect(Array(try Data(contentsOf: copy.appendingPathComponent("respondents/survey.xlsx"))) == bytes)
    #expect(try await bench.strand("describe", in: copy).status == 0)
  }

  @Test(arguments: [
    ("AGE", "1701234567", 3), ("AGE", "1.701234567E9", 3), ("DAY", "31848", 4), ("OTHER", "Brockdorff", 2),
    ("STRINGS", "<si><r><t>Brock</t></r><r><t>dorff</t></r></si>", 2), ("HEADER", "&amp;LBROCKDORFF's", 2),
    ("AUTHOR", "Brockdorff", 2),
    ("CREATOR", "Anna Brockdorff", 2), ("PROPERTY", "Brockdorff", 2), ("SECOND", "O&#39;Brien", 5),
    ("STRINGS", "<si><t>no cell has Brockdorff</t></si>", 2), ("DRAWING", "Brockdorff", 2),
    ("PRINTER", "B\0r\0o\0c\0k\0d\0o\0r\0f\0f\0", 2),
  ]) func aNameAnywhereInAWorkbook(place: String, words: String, line: Int) async throws {
    let bench = try bench("survey.xlsx")
    try bench.write(try Self.workbook([place: words]), to: "respondents/survey.xlsx")
    try await expectRefused(bench, line: line, "\(place) \(words)")
  }

  /// Places of cells, numbers of texts and of styles are no words.
  @Test func placesOfCellsAreNoWords() async throws {
    let bench = try bench("survey.xlsx")
    try bench.temporary.write("original,replacement\nA2,Z9\n14,15\nsheet9,x y\n", to: "names.csv")
    try bench.write(try Self.workbook([:]), to: "respondents/survey.xlsx")
    let made = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(made.status == 0, "\(made.summary)")
  }

  @Test func picturesInAWorkbookAreSaid() async throws {
    let bench = try bench("survey.xlsx")
    let entries = try ZipArchive(try Self.workbook([:]), file: "x")
    var all = try entries.names.map { ($0, try #require(try entries.entry($0))) }
    all.append(("xl/media/image1.png", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]))
    try bench.write(try ArchiveWriter.archive(all.map { (name: $0.0, content: $0.1) }), to: "respondents/survey.xlsx")
    let made = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(made.status == 0, "\(made.summary)")
    #expect(made.stderr.contains("warning: its part `xl/media/image1.png` is no text"), "\(made.stderr)")
  }

  // MARK: SPSS

  /// The bytes of a survey with a text, a number and a text that study.yaml calls missing.
  private func spss(_ bench: StudyBench, _ rows: String = "R1,44,well\nR2,51,none\n") async throws -> [UInt8] {
    let usual = try bench.read("study.yaml")
    try bench.write(
      usual.replacing("survey.sav", with: "survey.csv")
        + "  variables:\n    words: {label: \"Words\", type: text, missing: [none]}\n", to: "study.yaml")
    try bench.write("respondent,age,words\n\(rows)", to: "respondents/survey.csv")
    _ = try await bench.answer("export", "respondents", "--original", "--output", "survey.sav")
    let bytes = try bench.bytes("survey.sav")
    try bench.remove("survey.sav")
    try bench.remove("respondents/survey.csv")
    try bench.write(usual, to: "study.yaml")
    return bytes
  }

  @Test func anSPSSFileWithoutNamesIsTakenAsItIs() async throws {
    let bench = try bench("survey.sav")
    let bytes = try await spss(bench)
    try bench.write(bytes, to: "respondents/survey.sav")
    let made = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(made.status == 0 && made.stderr.isEmpty, "\(made.summary)")
  }

  /// Bytes 4 to 63 of the file are the program's name, 109 to 172 the file's label (SPSS system file format).
  @Test(arguments: [(4, "by Brockdorff"), (109, "About BROCKDORFF"), (109, "O'Brien said")])
  func whatIsWrittenBesideTheAnswers(offset: Int, words: String) async throws {
    let bench = try bench("survey.sav")
    var bytes = try await spss(bench)
    bytes.replaceSubrange(offset..<offset + words.utf8.count, with: Array(words.utf8))
    if offset == 4 { bytes.replaceSubrange(4..<20, with: Array("@(#) Brockdorff ".utf8)) }
    try bench.write(bytes, to: "respondents/survey.sav")
    try await expectRefused(bench, line: words.contains("Brien") ? 5 : 2, words)
  }

  @Test(arguments: [("R1,1701234567,well\n", 3), ("R1,98.75,well\n", 6), ("R1,44,Brockdorff helped\n", 2)])
  func answersOfAnSPSSFile(rows: String, line: Int) async throws {
    let bench = try bench("survey.sav")
    try bench.write(try await spss(bench, rows), to: "respondents/survey.sav")
    try await expectRefused(bench, line: line, rows)
  }
}
