import Basics
import Foundation
import Importing
import Testing
import Transcripts

/// One invented interview, written by LibreOffice 7.4 in every format it has (scripts/make-import-fixtures.py), gives
/// the same words from each, and says what each leaves out.
@Suite struct FidelityTests {
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  private static func imported(_ name: String, in folder: URL = fixtures) throws -> ImportedTranscript {
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    return try Importer.importFile(name: name, bytes: bytes)
  }

  /// The words of the body in their order, with what is inside them; list numbers are words too.
  private static func words(_ transcript: ImportedTranscript) -> [Substring] {
    let body = transcript.fileText.split(separator: "---\n\n", maxSplits: 1).last ?? ""
    return body.split(whereSeparator: \.isWhitespace)
  }

  private static let hasTools = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")
  private static let hasLibreOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

  @Test(arguments: ["odt", "docx", "rtf", "html"])
  func everyFormatGivesTheSameWords(format: String) throws {
    let original = try Self.imported("interview.fodt")
    let other = try Self.imported("interview.\(format)")
    #expect(Self.words(other) == Self.words(original))
    #expect(other.speakers == original.speakers)
    #expect(other.turns == original.turns)
  }

  @Test(.enabled(if: hasTools, "pdftotext is not installed (Debian's poppler-utils)"))
  func portableDocumentsGiveTheSameWords() throws {
    let original = try Self.imported("interview.fodt")
    let other = try Self.imported("interview.pdf")
    #expect(Self.words(other) == Self.words(original))
    #expect(
      other.leftOut.map { "\($0.count) \($0.what)" } == [
        "1 images", "2 page numbers", "2 running headers and footers",
      ])
  }

  /// The words that the fixture is known to hold, so that all formats cannot be wrong together.
  @Test func theOriginalIsRead() throws {
    let original = try Self.imported("interview.fodt")
    #expect(
      original.speakers.map { "\($0.label) \($0.role.rawValue) \($0.turns)" } == [
        " other 1", "Interviewer interviewer 9", "Maud participant 9",
      ])
    let text = original.fileText
    #expect(text.contains("I hung it on the shed with a pencil on a string. Old Ferdinand crossed himself out"))
    #expect(text.contains("so I bought him a café crème and we talked."))
    #expect(text.contains("2. a key that turns\n\n3. one tap for eleven plots\n\nmonth\tcans\n\nJune\tforty"))
    #expect(!text.contains("Nobody should see this") && !text.contains("confidential") && !text.contains("tape"))
  }

  @Test(arguments: ["fodt", "odt", "docx", "rtf"])
  func whatIsLeftOutIsCounted(format: String) throws {
    let counted = try Self.imported("interview.\(format)").leftOut.map { "\($0.count) \($0.what)" }
    #expect(counted == ["1 comments", "2 headers and footers", "1 hidden passages", "1 images", "1 soft hyphens"])
  }

  /// Tracked changes, a footnote, nested lists with their numbers, a text box, a table in a table.
  @Test(arguments: ["fodt", "odt", "docx", "rtf"])
  func whatOnlyWordProcessorsHave(format: String) throws {
    let transcript = try Self.imported("extras.\(format)")
    #expect(
      transcript.fileText.hasSuffix(
        """
        Interviewer: Who has the key?

        Zoë: I have it now, from Maud[note 1].

        Interviewer: What hangs in the shed?

        1. tools

        a) a spade

        b) a rake

        2. the list

        Zoë: And a sign.

        Mind the hose

        outside

        left\tright

        after

        Zoë: That is all.

        [note 1: The aunt’s niece.]

        """))
    #expect(transcript.leftOut.map { "\($0.count) \($0.what)" } == ["2 headers and footers", "1 tracked deletions"])
    #expect(transcript.notes.contains { $0.what == "1 tracked insertion is kept as if accepted" })
  }

  /// A comment is found at its passage, though its words stand twice before it.
  @Test(arguments: ["fodt", "odt", "docx", "rtf"])
  func commentsKeepTheirPassage(format: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.fixtures.appendingPathComponent("interview.\(format)")))
    let transcript = try Importer.importFile(
      name: "interview.\(format)", bytes: bytes, options: ImportOptions(keepsComments: true))
    let comment = try #require(transcript.comments.first)
    let body = Array((transcript.fileText.split(separator: "---\n\n", maxSplits: 1).last ?? "").unicodeScalars)
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(body[range])) }
    #expect(transcript.comments.count == 1 && comment.text == "Check the tape here." && comment.author == "Ann")
    #expect(text(comment.span.start..<comment.span.end) == "can")
    #expect(text(comment.span.start - 12..<comment.span.start) == "only fill a ")
    #expect(!transcript.leftOut.contains { $0.what == "comments" })
  }

  /// Made anew where LibreOffice is installed: other versions of it must give the same words.
  @Test(.enabled(if: hasLibreOffice, "LibreOffice is not installed"), .timeLimit(.minutes(30)))
  func madeAnewTheyAreTheSame() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("strand-fixtures-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = Self.fixtures.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let script = Process()
    script.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    script.arguments = ["python3", root.appendingPathComponent("scripts/make-import-fixtures.py").path, folder.path]
    try script.run()
    script.waitUntilExit()
    #expect(script.terminationStatus == 0)
    for name in ["interview.odt", "interview.docx", "interview.rtf", "interview.html", "extras.docx", "extras.rtf"] {
      #expect(Self.words(try Self.imported(name, in: folder)) == Self.words(try Self.imported(name)), "\(name)")
    }
  }
}
