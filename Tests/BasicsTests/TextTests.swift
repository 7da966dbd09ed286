import Testing

@testable import Basics

@Suite struct TextTests {
  /// Table 3-7 of the Unicode Standard 15: the first byte that no valid sequence has, behind words that are valid.
  @Test(
    arguments: [
      [0x80], [0xC1, 0x81], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xE6, 0xB0], [0xFF],
    ] as [[UInt8]])
  func whereBytesStopBeingUTF8(_ bad: [UInt8]) {
    for before in ["", "a", "ascii of more than eight bytes", "水, Zoë 👍"] {
      let bytes = Array(before.utf8)
      #expect(UTF8Validity.firstInvalid(in: bytes) == nil)
      #expect(UTF8Validity.firstInvalid(in: bytes + bad + Array("after".utf8)) == bytes.count)
      #expect(UTF8Validity.firstInvalidOrZero(in: bytes + [0]) == bytes.count)
      #expect(UTF8Validity.firstInvalid(in: bytes + [0]) == nil)
    }
  }

  @Test func aDamagedFileIsToldFromAnotherEncoding() {
    let words = Array(String(repeating: "水能载舟", count: 10).utf8)
    #expect(UTF8Validity.isDamaged(words + [0xFF] + words))
    #expect(!UTF8Validity.isDamaged([0xC9, 0xE7, 0xC7, 0xF8, 0xBB, 0xEE, 0xB6, 0xAF]))
    #expect(!UTF8Validity.isDamaged(words))
  }

  @Test(arguments: [("e\u{301}", "é"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{F900}", "\u{8C48}"), ("水", "水")])
  func composed(_ written: String, _ normal: String) {
    #expect(Array(written.nfc.unicodeScalars) == Array(normal.unicodeScalars))
  }

  @Test func aBinarySearchFindsTheFirst() {
    for count in 0..<20 {
      for first in 0...count {
        #expect((0..<count).partitioningIndex { $0 >= first } == first)
      }
    }
    let slice = [9, 1, 1, 3, 5][1...]
    #expect(slice.partitioningIndex { $0 > 1 } == 3)
    #expect(slice.partitioningIndex { $0 > 5 } == 5)
  }
}
