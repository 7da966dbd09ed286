import Basics
import FileContents
import Foundation
import Testing

@Suite struct TextDecodingTests {
  private func decode(_ bytes: [UInt8], _ encoding: String? = nil) throws -> TextDecoding.Decoded {
    try TextDecoding.decode(
      bytes, encoding: encoding, file: "f.txt", ifBinary: Problem(.badData, file: "f.txt", "no text at all"))
  }

  private func text(_ decoded: TextDecoding.Decoded) -> String { String(decoding: decoded.text, as: UTF8.self) }

  @Test func aMarkDecides() throws {
    for (mark, encoding, name) in [
      ([0xEF, 0xBB, 0xBF], String.Encoding.utf8, "UTF-8"), ([0xFF, 0xFE], .utf16LittleEndian, "UTF-16"),
      ([0xFE, 0xFF], .utf16BigEndian, "UTF-16"), ([0xFF, 0xFE, 0, 0], .utf32LittleEndian, "UTF-32"),
    ] as [([UInt8], String.Encoding, String)] {
      let words = [UInt8](try #require("Zoë 👍 水".data(using: encoding)))
      let decoded = try decode(mark + words)
      #expect(decoded.name == name && decoded.confidence == 100)
      #expect(text(decoded).hasSuffix("Zoë 👍 水"))
    }
  }

  /// 水 is 0xCB 0xAE in GB 18030, é is 0xE9 in Windows-1252: neither is UTF-8.
  @Test func aNamedEncodingIsBelieved() throws {
    #expect(text(try decode([0xCB, 0xAE], "GB18030")) == "水")
    #expect(text(try decode([0x63, 0xE9], "windows-1252")) == "cé")
    #expect(TextDecoding.text([0xCB, 0xAE], encoding: "gbk") == "水")
    #expect(TextDecoding.text([0xFF], encoding: "UTF-8") == nil)
    #expect(TextDecoding.text([0x61], encoding: "no-such") == nil)
    #expect(TextDecoding.isKnown("latin1") && !TextDecoding.isKnown("no-such"))
  }

  @Test func whatDoesNotFitNamesTheLine() throws {
    let problem = #expect(throws: Problem.self) { try decode(Array("a\nb\nc".utf8) + [0xFF], "UTF-8") }
    #expect(problem?.identity == "notInEncoding" && problem?.place == "f.txt:3")
    let unknown = #expect(throws: Problem.self) { try decode([0x61], "UTF8X") }
    #expect(unknown?.identity == "unknownEncoding" && unknown?.kind == .usage)
  }

  @Test func bytesThatAreNoText() throws {
    let noise = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    #expect(TextDecoding.looksBinary(noise) && !TextDecoding.looksBinary(Array("a\tb\r\n".utf8)))
    let problem = #expect(throws: Problem.self) { try decode(noise) }
    #expect(problem?.what == "no text at all")
  }
}
