import Basics
import Foundation
import Importing
import Testing

@Suite struct EncodingTests {
  private let chinese = "访谈员：几口人？\n\n彭大叔：五口。我们一起种地。\n\n访谈员：种地吗？\n\n彭大叔：种，年年都种。\n"
  private let french =
    "Enquêteur : Vous êtes arrivée quand ?\n\nMme Lefèvre : L'année dernière, à l'été. C'était très dur au début.\n\n"
    + "Enquêteur : Et après ?\n\nMme Lefèvre : Ça a été mieux, grâce à l'école.\n"

  private func body(_ bytes: [UInt8], _ encoding: String? = nil) throws -> (text: String, encoding: String?) {
    let imported = try Importer.importFile(
      name: "t.txt", bytes: bytes, options: ImportOptions(encoding: encoding))
    return (imported.fileText.components(separatedBy: "---\n\n").last ?? "", imported.encoding)
  }

  private func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    [UInt8](try #require(text.data(using: encoding)))
  }

  @Test func utf8WithAndWithoutMark() throws {
    #expect(try body(Array(chinese.utf8)) == (chinese, "UTF-8"))
    #expect(try body([0xEF, 0xBB, 0xBF] + Array(chinese.utf8)) == (chinese, "UTF-8"))
  }

  @Test func utf16InBothOrdersWithAndWithoutMark() throws {
    let little = try bytes(chinese, .utf16LittleEndian)
    let big = try bytes(chinese, .utf16BigEndian)
    #expect(try body([0xFF, 0xFE] + little) == (chinese, "UTF-16"))
    #expect(try body([0xFE, 0xFF] + big) == (chinese, "UTF-16"))
    #expect(try body(little) == (chinese, "UTF-16LE"))
    #expect(try body(big) == (chinese, "UTF-16BE"))
  }

  @Test func gb18030() throws {
    // 访谈员：几口人？ and so on, as GB 18030-2005 writes them.
    let gb = try bytes(chinese, .init(rawValue: 0x8000_0632))
    #expect(try body(gb) == (chinese, "GB18030"))
    #expect(try body(gb, "GBK").text == chinese)
  }

  @Test func latin() throws {
    let expected = french.replacing(" :", with: ":")
    #expect(try body(bytes(french, .isoLatin1)).text == expected)
    #expect(
      try body(bytes(french.replacing("'", with: "’"), .windowsCP1252)).text == expected.replacing("'", with: "’"))
    #expect(try body(bytes(french, .isoLatin1), "latin1").text == expected)
  }

  @Test func aWrongNameIsAnsweredWithTheRightOne() throws {
    let problem = #expect(throws: Problem.self) { try body(Array(chinese.utf8), "GB18O30") }
    #expect(problem?.description == "error: there is no encoding `GB18O30`. Did you mean `GB18030`?")
    #expect(problem?.kind == .usage)
  }

  @Test func aNamedEncodingThatDoesNotFit() throws {
    let problem = #expect(throws: Problem.self) { try body(Array("a\nb".utf8) + [0xE9, 0x20], "UTF-8") }
    #expect(problem?.place == "t.txt:2")
  }

  @Test func binaryFiles() {
    let bytes: [UInt8] = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 7) }
    let problem = #expect(throws: Problem.self) { try body(bytes) }
    #expect(problem?.what == "this is not text: it contains bytes that no text has")
  }
}
