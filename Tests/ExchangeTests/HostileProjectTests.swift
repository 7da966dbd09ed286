import Basics
import Codebooks
import Codings
import FileContents
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Damaged files, and files that were made to do harm: one error each, nothing read outside the archive.
struct HostileProjectTests {
  private func problem(_ bytes: [UInt8], name: String = "p.qdpx") throws -> Problem {
    let folder = try TemporaryFolder()
    let url = try folder.write(bytes, to: name)
    return try #require(
      #expect(throws: Problem.self) { try ProjectImport.read(url, shownAs: name, now: Date(timeIntervalSince1970: 0)) })
  }

  private func archive(_ project: String, _ more: [(name: String, content: [UInt8])] = []) throws -> [UInt8] {
    try ArchiveWriter.archive([("project.qde", Array(project.utf8))] + more)
  }

  @Test func entitiesAreRefused() throws {
    let xml = """
      <?xml version="1.0"?>
      <!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
      <Project name="&b;&x;"/>
      """
    #expect(try problem(archive(xml)).kind == .badData)
    let unused = "<!DOCTYPE Project SYSTEM \"http://localhost/x.dtd\"><Project name=\"x\"/>"
    #expect(try problem(archive(unused)).what.contains("document type"))
  }

  @Test(
    arguments: [
      ("p.qdpx", "", "emptyFile"), ("p.qdpx", "no archive", "notOfItsEnding"),
      ("p.sqlite3", "a,b\n1,2\n", "notOfItsEnding"),
      ("p.qdc", "<html></html>", "notOfItsEnding"), ("p.qdpx", "<Project/>", "projectOutsideArchive"),
      ("p.csv", "a,b\n1,2\n", "segmentColumn"),
    ] as [(String, String, Problem.Identity)])
  func anotherContentThanTheEndingSaysIsOneError(name: String, content: String, identity: Problem.Identity) throws {
    #expect(try problem(Array(content.utf8), name: name).identity == identity)
  }

  @Test(arguments: ["<Project name=\"x\"><Sources>", "<Project name=\"x\"", "no XML", "<Other/>", ""])
  func damagedXMLIsOneError(xml: String) throws {
    #expect(try problem(archive(xml)).kind == .badData)
  }

  @Test func deepNestingIsRefused() throws {
    let deep = String(repeating: "<Code guid=\"1\" name=\"a\">", count: 5000)
    #expect(try problem(archive("<Project name=\"x\"><CodeBook><Codes>" + deep)).kind == .badData)
    let closed = deep + String(repeating: "</Code>", count: 5000)
    let xml = "<Project name=\"x\"><CodeBook><Codes>\(closed)</Codes></CodeBook></Project>"
    #expect(try problem(archive(xml)).what.contains("nested"))
  }

  @Test func anArchiveThatUnpacksWithoutEndIsRefused() throws {
    let bomb = [UInt8](repeating: 0x20, count: 24 * 1_048_576)
    let xml =
      "<Project name=\"x\"><Sources><TextSource guid=\"1\" name=\"a\" plainTextPath=\"internal://1.txt\"/></Sources></Project>"
    let bytes = try archive(xml, [("sources/1.txt", bomb)])
    #expect(bytes.count < 1_000_000)
    #expect(try problem(bytes).kind == .badData)
  }

  /// Nothing outside the archive is read, whatever a path says; nothing is written outside the study, whatever a name
  /// says.
  @Test(arguments: [
    "internal://../../etc/passwd", "relative:///../secret.txt", "absolute:///etc/passwd", "/etc/passwd",
    "../secret.txt",
  ])
  func pathsThatLeaveTheArchiveLeadNowhere(path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("Not for you.", to: "secret.txt")
    let xml = """
      <Project name="../../x" origin="Strand 0.1.0"><Users><User guid="9" name="../../anna"/></Users>
      <CodeBook><Codes><Code guid="1" name="../a" isCodable="true"/></Codes></CodeBook>
      <Sources><TextSource guid="2" name="../../escaped" plainTextPath="\(path)"/>
      <TextSource guid="3" name="../../escaped" ><PlainTextContent>Anna: Yes.</PlainTextContent>
      <PlainTextSelection guid="4" name="Yes" startPosition="6" endPosition="9"><Coding guid="5" creatingUser="9">
      <CodeRef targetGUID="1"/></Coding></PlainTextSelection></TextSource></Sources>
      <Notes><Note guid="7" name="Codebook of Strand: ../../../evil.yaml"><PlainTextContent>codes: []</PlainTextContent></Note>
      </Notes></Project>
      """
    let url = try folder.write(try archive(xml), to: "in/p.qdpx")
    let project = try ProjectImport.read(url, shownAs: "p.qdpx", now: Date(timeIntervalSince1970: 0))
    #expect(project.transcripts.count == 1)
    #expect(!project.transcripts.contains { $0.text.contains("Not for you") })
    let names = project.transcripts.map(\.name) + project.codebook.files.map(\.name) + project.events.map(\.coder)
    for name in names { #expect(!name.contains("/") && !name.hasPrefix("."), "\(name)") }
    // The note that is no file of the codebook is a memo on the study, of nobody known.
    #expect(names.count == 4 && project.events.map(\.coder) == ["anna", "imported"], "\(names)")
    #expect(project.events.flatMap(\.events).filter(\.isOnStudy).count == 1)
  }

  /// Names of the file are texts in the study's YAML, whatever characters they have.
  @Test func namesThatYAMLWouldRead() throws {
    let name = "Ana \"A\": \\ {x} # y"
    let escaped = name.replacing("\"", with: "&quot;")
    let xml = """
      <Project name="a&#x9B;b&#x2028;c" origin="Vendor&#x9B;31m&#xFEFF;&#x2028;codes: []">
      <CodeBook><Codes><Code guid="1" name="\(escaped)" isCodable="true"><Description>-&#x9B;
      \(escaped)</Description></Code></Codes></CodeBook>
      <Cases><Case guid="8" name="\(escaped)"><SourceRef targetGUID="3"/></Case></Cases>
      <Sources><TextSource guid="3" name="one"><PlainTextContent>All that she said.</PlainTextContent>
      <PlainTextSelection guid="4" name="she said" startPosition="9" endPosition="17"><Coding guid="5">
      <CodeRef targetGUID="1"/></Coding></PlainTextSelection></TextSource></Sources></Project>
      """
    let folder = try TemporaryFolder()
    let url = try folder.write(try archive(xml), to: "p.qdpx")
    let project = try ProjectImport.read(url, shownAs: "p.qdpx", now: Date(timeIntervalSince1970: 0))
    let file = try #require(project.codebook.files.first)
    let codebook = try Codebook.read(files: [(path: file.name, bytes: Array(file.text.utf8))]).codebook
    #expect(codebook.codes.map(\.name) == [name])
    #expect(codebook.codes.first?.definition.hasSuffix(name) == true)
    let made = try #require(project.transcripts.first)
    let transcript = try Transcript.read(name: "one", file: "t", bytes: Array(made.text.utf8), defaultLanguage: "en")
    let id = try #require(project.participants.rows.first?.first)
    #expect(id.hasPrefix("Ana-\"A\":") && transcript.speakers.map(\.participant) == [id])
    #expect(project.events.flatMap(\.events).compactMap(\.anchor).map(\.quote) == ["she said"])
  }

  @Test func aBrokenDatabaseIsOneError() throws {
    #expect(
      try problem(Array("SQLite format 3\0".utf8) + [UInt8](repeating: 7, count: 4096), name: "x.sqlite3").kind
        == .badData)
    #expect(try problem(Array("SQLite format 3\0".utf8), name: "x.rqda").kind == .badData)
  }

  @Test func aFileOfAnotherKindSaysWhatCanBeRead() throws {
    #expect(try problem(Array("<html></html>".utf8), name: "x.html").remedy.contains(".qdpx"))
    #expect(try problem(Array("<Project/>".utf8), name: "x.qde").remedy.contains(".qdpx"))
  }

  @Test func anEmptyProjectSaysSo() throws {
    #expect(try problem(archive("<Project name=\"x\"/>")).what == "the project has no text and no codings")
  }

  /// What a database computes while it is read could go on for ever or fill the memory.
  @Test func databasesThatComputeAreNotRun() throws {
    let folder = try TemporaryFolder()
    let computed = try DatabaseFixture.write(
      [
        "CREATE TABLE code_text (cid INTEGER)",
        "CREATE TABLE source (id INTEGER, fulltext TEXT)", "INSERT INTO source (id, fulltext) VALUES (1, 'a')",
        // Added afterwards: a row that is inserted later would be computed here already.
        "ALTER TABLE source ADD COLUMN more TEXT AS (printf('%.*c', 900000000, 'x')) VIRTUAL",
      ], to: "a.qda", in: folder)
    let view = try DatabaseFixture.write(
      [
        "CREATE VIEW code_text AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
        "CREATE TABLE source (id INTEGER, fulltext TEXT)",
      ], to: "b.qda", in: folder)
    let virtual = try DatabaseFixture.write(
      ["CREATE VIRTUAL TABLE code_text USING fts5(cid)", "CREATE TABLE source (id INTEGER, fulltext TEXT)"],
      to: "c.qda",
      in: folder)
    for (url, identity) in [(computed, "computedColumns"), (view, "unknownProject"), (virtual, "unknownProject")] {
      let problem = #expect(throws: Problem.self) {
        try ProjectImport.read(url, shownAs: "p.qda", now: Date(timeIntervalSince1970: 0))
      }
      #expect(problem.map { "\($0.identity)" } == identity, "\(url.lastPathComponent)")
    }
  }
}
