import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Projects of Taguette: HTML documents, offsets in bytes of their text.
struct TaguetteTests {
  private static let html =
    "<p>Ines: It was cold &amp; wet, né?</p>\n<p>Ru: <em>Every</em> day we carried, 每天.</p>"
  /// The same as the browser counts it: the text of the nodes, nothing between paragraphs but the line feed.
  private static let counted = MarkedText("Ines: It was «cold & wet», né?\nRu: «Every day» we carried, «每天».")

  /// - Parameter hasParents: with the column for a tag above a tag, as newer versions have it.
  private static func statements(hasParents: Bool) -> [String] {
    let scalars = Array(counted.text.unicodeScalars)
    func byte(_ place: Int) -> Int { scalars[..<place].reduce(0) { $0 + $1.utf8.count } }
    let snippets = ["cold &amp; wet", "<em>Every</em> day", "每天"]
    var rows: [String] = []
    for (number, span) in counted.spans.enumerated() {
      rows.append(
        DatabaseFixture.insert(
          "highlights",
          [
            "id": number + 1, "document_id": 1, "start_offset": byte(span.start), "end_offset": byte(span.end),
            "snippet": snippets[number],
          ]))
      rows.append("INSERT INTO highlight_tags VALUES (\(number + 1), \(number == 1 ? 2 : 1))")
      rows.append(
        DatabaseFixture.insert(
          "commands",
          [
            "id": number + 1, "date": "2024-05-0\(number + 1) 08:00:00", "user_login": number == 2 ? "ru" : "admin",
            "payload": "{\"type\": \"highlight_add\", \"highlight_id\": \(number + 1), \"tags\": [1]}",
          ]))
    }
    return [
      "CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT, description TEXT)",
      "INSERT INTO projects VALUES (1, 'Winter', 'What people said of it.')",
      "CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT, description TEXT, filename TEXT, project_id INTEGER, contents TEXT)",
      "CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT)",
      "CREATE TABLE tags (id INTEGER PRIMARY KEY, path TEXT, description TEXT\(hasParents ? ", parent_id INTEGER" : ""))",
      "CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER)",
      "CREATE TABLE commands (id INTEGER PRIMARY KEY, date TEXT, user_login TEXT, payload TEXT)",
      DatabaseFixture.insert(
        "documents", ["id": 1, "name": "Winter 1", "description": "", "filename": "w.docx", "contents": html]),
      "INSERT INTO tags (id, path, description) VALUES (1, 'weather', 'Outside.')",
      "INSERT INTO tags (id, path, description\(hasParents ? ", parent_id" : "")) VALUES (2, '\(hasParents ? "habit" : "weather.habit")', ''\(hasParents ? ", 1" : ""))",
    ] + rows
  }

  @Test(arguments: [false, true]) func passagesAndPeopleAreFound(hasParents: Bool) throws {
    let folder = try TemporaryFolder()
    let url = try DatabaseFixture.write(Self.statements(hasParents: hasParents), to: "winter.sqlite3", in: folder)
    let project = try ProjectImport.read(url, shownAs: "winter.sqlite3", now: Date(timeIntervalSince1970: 0))
    #expect(project.name == "Winter")
    let tags = project.events.flatMap { coder, events in events.compactMap { PlacedCoding($0, coder: coder) } }
    #expect(tags.map(\.quote) == ["cold & wet", "Every day", "每天"])
    #expect(tags.map(\.coder) == ["admin", "admin", "ru"])
    #expect(tags.map(\.code) == ["weather", "weather.habit", "weather"])
    #expect(project.transcripts.first?.offsets?.confirmed == 3)
    #expect(project.transcripts.first?.text.contains("Ru: Every day we carried, 每天.") == true)
  }

  @Test func twoProjectsAreAnError() throws {
    let folder = try TemporaryFolder()
    let url = try DatabaseFixture.write(
      Self.statements(hasParents: false) + ["INSERT INTO projects VALUES (2, 'Other', '')"], to: "t.sqlite3", in: folder
    )
    #expect {
      try ProjectImport.read(url, shownAs: "t.sqlite3", now: Date())
    } throws: { error in
      "\(error)".contains("2 projects")
    }
  }
}
