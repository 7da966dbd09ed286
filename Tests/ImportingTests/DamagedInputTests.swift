import Basics
import Foundation
import Importing
import TestSupport
import Testing

/// Whatever is cut off, inflated or mislabelled ends in a problem that names the file, soon and in little memory.
@Suite struct DamagedInputTests {
  private static let formats = ["fodt", "odt", "docx", "rtf", "html", "pdf"]

  private func fixture(_ format: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: FidelityTests.fixtures.appendingPathComponent("interview.\(format)")))
  }

  /// Nothing but problems may be thrown, and what is thrown names the file.
  private func attempt(_ name: String, _ bytes: [UInt8]) -> Problem? {
    do {
      _ = try Importer.importFile(name: name, bytes: bytes)
      return nil
    } catch let problem as Problem {
      #expect(problem.file == name)
      return problem
    } catch let problems as Problems {
      return problems.all.first
    } catch {
      Issue.record("\(name): \(error)")
      return nil
    }
  }

  @Test(arguments: ["fodt", "odt", "docx", "rtf"])
  func cutOff(format: String) throws {
    let whole = try fixture(format)
    for share in [10, 30, 50, 75, 90, 99] {
      #expect(attempt("cut.\(format)", Array(whole.prefix(whole.count * share / 100))) != nil, "\(share) %")
    }
  }

  /// Bytes changed at random: a text or a problem, never a crash.
  @Test(.timeLimit(.minutes(30)), arguments: ["fodt", "odt", "docx", "rtf", "html"])
  func flippedBytes(format: String) throws {
    var generator = SeededGenerator(seed: 7)
    let whole = try fixture(format)
    for _ in 0..<25 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...20, using: &generator) {
        bytes[Int.random(in: 4..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = attempt("flipped.\(format)", bytes)
    }
  }

  @Test(arguments: formats + ["txt", "md", "csv", "tsv", "xlsx", "vtt", "srt"])
  func emptyAndForeign(format: String) throws {
    #expect(attempt("e.\(format)", [])?.what == "there are no words in it")
    #expect(attempt("z.\(format)", [UInt8](repeating: 0, count: 5000)) != nil)
    #expect(attempt("p.\(format)", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]) != nil)
  }

  @Test func entitiesAreRefused() throws {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
    let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    let text =
      "\(bomb)<office:document xmlns:office=\"\(office)\" office:version=\"1.3\"><office:body><office:text>&b;</office:text></office:body></office:document>"
    #expect(attempt("x.fodt", Array(text.utf8))?.identity == "documentTypeInXML")
    let odt = try WordFixture.archive([
      "mimetype": Array("application/vnd.oasis.opendocument.text".utf8), "META-INF/manifest.xml": Array("<m/>".utf8),
      "content.xml": Array(text.utf8),
    ])
    #expect(attempt("x.odt", odt)?.identity == "documentTypeInXML")
    let sheet = try WordFixture.archive(["xl/workbook.xml": Array("\(bomb)<workbook>&b;</workbook>".utf8)])
    #expect(attempt("x.xlsx", sheet) != nil)
  }

  @Test func archivesThatUnpackToFarMore() throws {
    let blank = [UInt8](repeating: 0x20, count: 24 * 1_048_576)
    let odt = try WordFixture.archive([
      "mimetype": Array("application/vnd.oasis.opendocument.text".utf8), "META-INF/manifest.xml": Array("<m/>".utf8),
      "content.xml": blank,
    ])
    #expect(attempt("b.odt", odt)?.identity == "archiveTooLarge")
    let docx = try WordFixture.document("<w:p/>", parts: ["word/numbering.xml": String(decoding: blank, as: UTF8.self)])
    #expect(attempt("b.docx", docx)?.identity == "archiveTooLarge")
  }

  /// Cells that stand for a million others are not written out.
  @Test func repeatedCells() throws {
    let namespaces = ["office", "text", "table"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    let text =
      "<office:document \(namespaces.joined(separator: " "))><office:body><office:text><table:table><table:table-row table:number-rows-repeated=\"1000000\">"
      + "<table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>w<text:s text:c=\"999999999\"/>x</text:p></table:table-cell>"
      + "</table:table-row></table:table></office:text></office:body></office:document>"
    let transcript = try Importer.importFile(name: "r.fodt", bytes: Array(text.utf8))
    #expect(transcript.words == 2)
  }

  @Test func passwords() throws {
    let manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    let odt = try WordFixture.archive([
      "mimetype": Array("application/vnd.oasis.opendocument.text".utf8), "META-INF/manifest.xml": Array(manifest.utf8),
      "content.xml": [1, 2, 3],
    ])
    #expect(attempt("p.odt", odt)?.what == "the document is protected with a password")
  }

  /// Text of one line that is longer than any transcript.
  @Test func longerThanTranscripts() {
    let text = [UInt8](repeating: 0x61, count: 33 * 1_048_576)
    #expect(attempt("l.txt", text)?.identity == "tooLarge")
    #expect(
      attempt("l.html", Array("<html>".utf8) + text)?.identity == "tooLarge")
    #expect(
      attempt("l.rtf", Array("{\\rtf1 ".utf8) + text + [0x7D])?.identity == "tooLarge")
  }
}
