import Analysis
import Basics
import Codebooks
import Codings
import Deciding
import Exchange
import FileContents
import Foundation
@_spi(Fuzzing) import Importing
import Matching
import Respondents
import Streaming
import StudyDefinition
import StudyIndex

/// What is fuzzed: a reader each, by the name of its corpus.
enum Targets {
  typealias Target = @Sendable ([UInt8]) throws -> Void

  static let all: [String: Target] = [
    // Transcripts, as files and, for archives, as the part inside: a checksum would refuse nearly every change of the
    // whole.
    "docx": { try imported($0, "a.docx") },
    "docx-text": { try imported(archive(["[Content_Types].xml": types, "word/document.xml": $0]), "a.docx") },
    "docx-numbering": {
      try imported(
        archive(["[Content_Types].xml": types, "word/document.xml": listed, "word/numbering.xml": $0]), "a.docx")
    },
    "odt": { try imported($0, "a.odt") },
    "odt-text": {
      try imported(
        archive(["mimetype": Array("application/vnd.oasis.opendocument.text".utf8), "content.xml": $0]), "a.odt")
    },
    "fodt": { try imported($0, "a.fodt") },
    "rtf": { try imported($0, "a.rtf") },
    "pdf-text": { _ = try PDFLayout.text(of: $0) },
    "html": { try imported($0, "a.html") },
    "vtt": { try imported($0, "a.vtt") },
    "srt": { try imported($0, "a.srt") },
    "md": { try imported($0, "a.md") },
    "txt": { try imported($0, "a.txt") },
    "rows": { try imported($0, "a.csv") },
    "speaker-pattern": { bytes in
      let pattern = try SpeakerPattern(parsing: String(decoding: bytes, as: UTF8.self))
      try imported(Array("ANNA - hello there (1:02)\nand more\n[00:01] BO: yes: well\n".utf8), "a.txt", pattern)
    },
    // Surveys and tables.
    "csv": { try surveyed($0, "a.csv") },
    "xlsx": { try surveyed($0, "a.xlsx") },
    "xlsx-sheet": { try surveyed(archive(workbook(sheet: $0)), "a.xlsx") },
    "sav": { try surveyed($0, "a.sav") },
    "dta": { try surveyed($0, "a.dta") },
    "por": { try surveyed($0, "a.por") },
    "participants": { _ = try ParticipantsTable.read(file: "participants.csv", bytes: $0) },
    // A study's own files.
    "study": { bytes in
      try scratch.write(bytes, to: "study.yaml")
      _ = try StudyConfiguration.read(StudyFolder(root: scratch.folder))
    },
    "codebook": { bytes in
      let codebook = try Codebook.read(files: [(path: "codebook/a.yaml", bytes: bytes)]).codebook
      _ = try Matcher(codebook: codebook, language: "en")
    },
    "journal": { bytes in _ = try Journal.reading(of: bytes, shownAs: "codings/a.jsonl") },
    "assignments": { _ = try Assignments.parse($0, file: "assignments.yaml") },
    "framework": { _ = try FrameworkSummaries.read($0, file: "framework.csv", sample) },
    // Tables and lists that a command is given.
    "names": { bytes in
      try scratch.write(bytes, to: "names.csv")
      let path = scratch.folder.appendingPathComponent("names.csv").path
      _ = try PseudonymTable.read(path, apartFrom: StudyFolder(root: scratch.folder.appendingPathComponent("study")))
    },
    "passages": { _ = try TagTable.read($0, file: "passages.csv") },
    "published": { _ = try PublishedTables.parse($0, file: "published.yaml") },
    "dictionary": { _ = try WordDictionary.read($0, file: "words.dic", language: "en") },
    // Expressions.
    "regex": { bytes in
      let search = try TextSearch(terms: [.regex(String(decoding: bytes, as: UTF8.self))], language: "en")
      _ = try search.matches(in: Array("Maud said: we help each other, 水 and 互助, don’t we? aaaaaaaa".utf8))
    },
    "where": { bytes in _ = try sample.speakers(where: String(decoding: bytes, as: UTF8.self)) },
    // Projects of other programs, and records.
    "qdpx": { try project($0, "a.qdpx") },
    "qdpx-project": { try project(archive(["project.qde": $0]), "a.qdpx") },
    "qdc": { try project($0, "a.qdc") },
    "qda": { try project($0, "a.qda") },
    "segments": { try project($0, "a.csv") },
    "annotations": { try project($0, "a.jsonld") },
    "stream": { try streamed($0) },
  ]

  // MARK: Readers

  private static func imported(_ bytes: [UInt8], _ name: String, _ pattern: SpeakerPattern? = nil) throws {
    let imported = try Importer.importFile(name: name, bytes: bytes, options: ImportOptions(speakerPattern: pattern))
    // What is written must be readable again.
    _ = try Importer.importFile(name: "again.txt", bytes: Array(imported.fileText.utf8))
  }

  private static func surveyed(_ bytes: [UInt8], _ name: String) throws {
    let table = try SurveyReader.read(file: name, .bytes(bytes))
    _ = SurveyWriter.csv(table)
  }

  private static func project(_ bytes: [UInt8], _ name: String) throws {
    try scratch.write(bytes, to: name)
    let transcripts = ["a1": Array("Q: Who helps?\n\nA: My neighbour helps me.\n".utf8)]
    _ = try ProjectImport.read(
      scratch.folder.appendingPathComponent(name), shownAs: name, transcripts: transcripts,
      now: Date(timeIntervalSince1970: 0))
  }

  private static func streamed(_ bytes: [UInt8]) throws {
    try scratch.write(bytes, to: "records.jsonl")
    let input = open(scratch.folder.appendingPathComponent("records.jsonl").path, O_RDONLY)
    let output = open("/dev/null", O_WRONLY)
    defer {
      close(input)
      close(output)
    }
    _ = try stream.run(from: input, to: output)
  }

  // MARK: What they need

  private static let scratch = Scratch()

  /// Two people, so that conditions have something to hold for.
  private static let sample: Study = {
    let files = Scratch()
    let contents = [
      "study.yaml": "study: fuzz\nlanguage: en\n",
      "codebook/a.yaml": "codes:\n  - id: a\n    name: \"A\"\n    rules: [help]\n",
      "respondents/participants.csv": "id,age,place\nP1,30,HC\nP2,60,XT\n",
      "transcripts/one.txt": "---\nparticipants: {Anna: P1, Ben: P2}\n---\n\nAnna: I help.\n\nBen: So do I.\n",
    ]
    do {
      for (path, text) in contents { try files.write(Array(text.utf8), to: path) }
      return try Study.open(StudyFolder(root: files.folder))
    } catch {
      fatalError("the sample study cannot be opened: \(error)")
    }
  }()

  private static let stream: MatchStream = {
    do {
      let text = "codes:\n  - id: a\n    name: \"A\"\n    rules: [help, {stem: water}]\n"
      let codebook = try Codebook.read(files: [(path: "codebook/a.yaml", bytes: Array(text.utf8))]).codebook
      return try MatchStream(codebook: codebook, options: StreamOptions())
    } catch {
      fatalError("the rules cannot be compiled: \(error)")
    }
  }()

  private static func archive(_ entries: [String: [UInt8]]) throws -> [UInt8] {
    // The type of an OpenDocument file stands first.
    let names = entries.keys.sorted().sorted { a, b in a == "mimetype" && b != "mimetype" }
    return try ArchiveWriter.archive(names.map { (name: $0, content: entries[$0] ?? []) })
  }

  private static let types = Array(
    """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" \
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
    """.utf8)

  private static let listed = Array(
    """
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:numPr>\
    <w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>A: one</w:t></w:r></w:p></w:body></w:document>
    """.utf8)

  private static func workbook(sheet: [UInt8]) -> [String: [UInt8]] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return [
      "[Content_Types].xml": Array(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".utf8),
      "xl/workbook.xml": Array(
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
          .utf8),
      "xl/_rels/workbook.xml.rels": Array(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
          .utf8),
      "xl/worksheets/sheet1.xml": sheet,
    ]
  }
}
