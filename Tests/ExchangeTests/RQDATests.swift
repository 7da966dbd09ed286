import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Projects of RQDA: rows that were deleted stay in its tables with another status.
struct RQDATests {
  private static let text = MarkedText("Ove: «The boat was ours». «The nets too», we said.")

  private static var statements: [String] {
    let spans = text.spans
    let scalars = Array(text.text.unicodeScalars)
    let words = spans.map { scalars[$0.start..<$0.end].map(String.init).joined() }
    func coding(_ number: Int, code: Int, status: Int) -> String {
      DatabaseFixture.insert(
        "coding",
        [
          "cid": code, "fid": 1, "seltext": words[number], "selfirst": spans[number].start, "selend": spans[number].end,
          "status": status, "owner": "default", "date": "Wed May 01 09:00:00 2013",
        ])
    }
    return [
      "CREATE TABLE source (name TEXT, id INTEGER, file TEXT, memo TEXT, owner TEXT, date TEXT, status INTEGER)",
      "CREATE TABLE freecode (name TEXT, memo TEXT, owner TEXT, date TEXT, id INTEGER, status INTEGER, color TEXT)",
      "CREATE TABLE coding (cid INTEGER, fid INTEGER, seltext TEXT, selfirst REAL, selend REAL, status INTEGER, owner TEXT, date TEXT, memo TEXT)",
      "CREATE TABLE codecat (name TEXT, cid INTEGER, catid INTEGER, owner TEXT, memo TEXT, status INTEGER)",
      "CREATE TABLE treecode (cid INTEGER, catid INTEGER, status INTEGER)",
      "CREATE TABLE cases (name TEXT, memo TEXT, owner TEXT, id INTEGER, status INTEGER)",
      "CREATE TABLE caselinkage (caseid INTEGER, fid INTEGER, selfirst REAL, selend REAL, status INTEGER)",
      "CREATE TABLE caseAttr (variable TEXT, value TEXT, caseID INTEGER, status INTEGER)",
      "CREATE TABLE fileAttr (variable TEXT, value TEXT, fileID INTEGER, status INTEGER)",
      DatabaseFixture.insert("source", ["name": "harbour", "id": 1, "file": text.text, "status": 1]),
      DatabaseFixture.insert("source", ["name": "old", "id": 2, "file": "x", "status": 0]),
      DatabaseFixture.insert("freecode", ["name": "Owning", "id": 1, "status": 1, "memo": "What is whose."]),
      DatabaseFixture.insert("codecat", ["name": "Things", "catid": 1, "status": 1]),
      "INSERT INTO treecode VALUES (1, 1, 1)",
      coding(0, code: 1, status: 1), coding(1, code: 1, status: 0),
      DatabaseFixture.insert("cases", ["name": "Ove", "id": 1, "status": 1, "memo": "A fisher."]),
      DatabaseFixture.insert("caselinkage", ["caseid": 1, "fid": 1, "selfirst": 0, "selend": 10, "status": 1]),
      DatabaseFixture.insert("caseAttr", ["variable": "boats", "value": "2", "caseID": 1, "status": 1]),
    ]
  }

  @Test func whatWasDeletedStaysDeleted() throws {
    let folder = try TemporaryFolder()
    let url = try DatabaseFixture.write(Self.statements, to: "harbour.rqda", in: folder)
    let project = try ProjectImport.read(url, shownAs: "harbour.rqda", now: Date(timeIntervalSince1970: 0))
    let tags = project.events.flatMap { coder, events in events.compactMap { PlacedCoding($0, coder: coder) } }
    #expect(tags.map(\.quote) == ["The boat was ours"])
    #expect(tags.map(\.code) == ["things.owning"])
    #expect(tags.map(\.coder) == ["default"])
    #expect(project.transcripts.map(\.name) == ["harbour"])
    #expect(project.participants.rows == [["Ove", "harbour", "2"]])
    #expect(project.events.flatMap(\.events).filter { $0.participant == "Ove" }.map(\.note) == ["A fisher."])
    #expect(project.inventory.leftOut("deleted rows") == 2)
  }
}
