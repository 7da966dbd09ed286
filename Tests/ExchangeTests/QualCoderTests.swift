import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Projects of QualCoder, with the tables of its versions 1 to 17.
struct QualCoderTests {
  /// What is between « and » is coded; its offsets count code points.
  private static let text = MarkedText(
    "Interviewer: What about the well? 🙂\n\nAsa: «We clean it in spring», all of us. «Nobody is paid».")

  /// - Parameter isOld: without the columns of later versions.
  private static func statements(isOld: Bool = false) -> [String] {
    let spans = text.spans
    let stored = spans.map { Array(text.text.unicodeScalars)[$0.start..<$0.end].map(String.init).joined() }
    return [
      "CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT)",
      "INSERT INTO project VALUES ('v\(isOld ? 1 : 17)', '2024-01-01', 'About wells.', 'QualCoder 3.8')",
      "CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT)",
      "CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, owner TEXT, date TEXT, memo TEXT, supercatid INTEGER)",
      "CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT, color TEXT\(isOld ? "" : ", supercid INTEGER"))",
      "CREATE TABLE code_text (cid INTEGER, fid INTEGER, seltext TEXT, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT\(isOld ? "" : ", ctid INTEGER PRIMARY KEY"))",
      "CREATE TABLE annotation (anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT, owner TEXT, date TEXT)",
      "CREATE TABLE cases (caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT, owner TEXT, date TEXT)",
      "CREATE TABLE case_text (\(isOld ? "" : "id INTEGER PRIMARY KEY, ")caseid INTEGER, fid INTEGER, pos0 INTEGER, pos1 INTEGER)",
      "CREATE TABLE attribute_type (name TEXT, caseOrFile TEXT, valuetype TEXT)",
      "CREATE TABLE attribute (attrid INTEGER PRIMARY KEY, name TEXT, attr_type TEXT, value TEXT, id INTEGER)",
      "CREATE TABLE journal (jid INTEGER PRIMARY KEY, name TEXT, jentry TEXT, date TEXT, owner TEXT)",
      "CREATE TABLE code_image (imid INTEGER PRIMARY KEY, cid INTEGER)",
      "INSERT INTO code_image VALUES (1, 1)",
      DatabaseFixture.insert(
        "source", ["id": 3, "name": "Well 1.docx", "fulltext": text.text, "memo": "In the yard."]),
      DatabaseFixture.insert("source", ["id": 4, "name": "map.jpg", "mediapath": "/images/map.jpg"]),
      "INSERT INTO code_cat VALUES (1, 'Work', 'Mia Lund', '2024-01-01', 'What people do.', NULL)",
      DatabaseFixture.insert(
        "code_name", ["cid": 5, "name": "Together", "catid": 1, "color": "#F781F3", "memo": "In twos."]),
      DatabaseFixture.insert("code_name", ["cid": 6, "name": "Pay", "color": "#00FF00"]),
      DatabaseFixture.insert(
        "code_text",
        [
          "cid": 5, "fid": 3, "seltext": stored[0], "pos0": spans[0].start, "pos1": spans[0].end, "owner": "Mia Lund",
          "date": "2024-03-01 10:15:00", "memo": "first",
        ]),
      DatabaseFixture.insert(
        "code_text",
        ["cid": 6, "fid": 3, "seltext": stored[1], "pos0": spans[1].start, "pos1": spans[1].end, "owner": "bo"]),
      // Its words are not at its place.
      DatabaseFixture.insert(
        "code_text", ["cid": 6, "fid": 3, "seltext": stored[1], "pos0": 2, "pos1": 15, "owner": "bo"]),
      DatabaseFixture.insert(
        "annotation", ["fid": 3, "pos0": spans[0].start, "pos1": spans[0].end, "memo": "Every year?", "owner": "bo"]),
      DatabaseFixture.insert("cases", ["caseid": 1, "name": "Asa Berg"]),
      DatabaseFixture.insert("case_text", ["caseid": 1, "fid": 3, "pos0": 0, "pos1": 40]),
      "INSERT INTO attribute_type VALUES ('age', 'case', 'numeric')",
      DatabaseFixture.insert("attribute", ["name": "age", "attr_type": "case", "value": "61", "id": 1]),
      DatabaseFixture.insert("journal", ["name": "Day 1", "jentry": "Rain.", "owner": "Mia Lund"]),
    ]
  }

  private func read(isOld: Bool) throws -> AssembledProject {
    let folder = try TemporaryFolder()
    _ = try DatabaseFixture.write(Self.statements(isOld: isOld), to: "wells.qda/data.qda", in: folder)
    return try ProjectImport.read(
      folder.url.appendingPathComponent("wells.qda"), shownAs: "wells.qda", now: Date(timeIntervalSince1970: 0))
  }

  @Test(arguments: [false, true]) func everythingOnWordsIsTaken(isOld: Bool) throws {
    let project = try read(isOld: isOld)
    #expect(project.name == "wells")
    #expect(project.transcripts.map(\.name) == ["well-1"])
    let tags = project.events.flatMap { coder, events in events.compactMap { PlacedCoding($0, coder: coder) } }
    #expect(tags.map(\.quote) == ["Nobody is paid", "We clean it in spring"])
    #expect(tags.map(\.coder) == ["bo", "mia-lund"])
    #expect(tags.map(\.code) == ["pay", "work.together"])
    #expect(tags.map(\.note) == [nil, "first"])
    let first = try #require(project.events.last?.events.first { $0.kind == .tag })
    #expect(first.time == ISO8601DateFormatter().date(from: "2024-03-01T10:15:00Z"))
    #expect(project.participants.columns == ["id", "pseudonym", "transcript", "age"])
    #expect(project.participants.rows == [["Asa-Berg", "Asa Berg", "well-1", "61"]])
    let memos = project.events.flatMap(\.events).filter { $0.kind == .memo }.map(\.note)
    #expect(memos.contains("Every year?"))
    #expect(memos.contains("In the yard."))
    let onStudy = project.events.flatMap(\.events).filter(\.isOnStudy).compactMap(\.note)
    #expect(onStudy.count == 2 && onStudy.contains { $0.hasPrefix("Day 1: ") })
    let yaml = try #require(project.codebook.files.first?.text)
    #expect(yaml.contains("definition: \"In twos.\""))
    #expect(yaml.contains("colour: \"#f781f3\""))
  }

  @Test func nothingIsLostWithoutALine() throws {
    let inventory = try read(isOld: false).inventory
    #expect(inventory.leftOut("codings") == 2)
    #expect(inventory.taken("codings") == 2)
    #expect(inventory.leftOut("sources") == 1)
    #expect(inventory.taken("codes") == 3)
    let reasons = inventory.byKind.compactMap { row in
      if row.kind == "codings", case .leftOut(let reason) = row.outcome { reason } else { nil as String? }
    }
    #expect(
      reasons == ["they are on pictures", "the words at their offsets are not those that the file has stored"])
  }
}
