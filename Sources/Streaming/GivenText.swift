import Basics
import Transcripts

/// A record's text as it was given, and in NFC, in which it is searched. Offsets found in the one are said in the other.
struct GivenText {
  /// NFC.
  let searched: TranscriptText
  /// As given; the same as `searched` where that was NFC already.
  private let given: TranscriptText
  /// For each scalar of `searched`, and for its end, the byte of `given` at which it begins; `nil` where both are equal.
  private let origins: [Int]?
  /// Bytes of `given` at which scalars of two UTF-16 units begin.
  private let supplementary: [Int]

  /// - Parameter bytes: valid UTF-8.
  /// - Throws: `Problem` when the text is larger than ICU takes.
  init(_ bytes: [UInt8]) throws {
    given = TranscriptText(validUTF8: bytes)
    let composed = try Normalisation.nfc(bytes)
    if composed == bytes {
      searched = given
      origins = nil
    } else {
      (searched, origins) = try Self.composed(bytes)
    }
    supplementary = bytes.indices.filter { bytes[$0] >= 0xF0 }
  }

  /// Character by character: what composes never reaches over a character's border.
  private static func composed(_ bytes: [UInt8]) throws -> (TranscriptText, [Int]) {
    var result: [UInt8] = []
    var origins: [Int] = []
    result.reserveCapacity(bytes.count)
    var byte = 0
    for character in String(decoding: bytes, as: UTF8.self) {
      let given = Array(character.utf8)
      let composed = try Normalisation.nfc(given)
      let starts = given.indices.filter { given[$0] & 0xC0 != 0x80 }
      let count = composed.count { $0 & 0xC0 != 0x80 }
      for index in 0..<count { origins.append(byte + (count == starts.count ? starts[index] : 0)) }
      result += composed
      byte += given.count
    }
    origins.append(byte)
    return (TranscriptText(validUTF8: result), origins)
  }

  /// The place in the given text, in `unit`, of a scalar of `searched`.
  func offset(ofScalar scalar: Int, in unit: OffsetUnit) -> Int {
    if origins == nil, unit == .scalars { return scalar }
    let byte = self.byte(ofScalar: scalar)
    switch unit {
    case .utf8: return byte
    case .scalars: return given.scalarOffset(ofByte: byte)
    case .utf16: return given.scalarOffset(ofByte: byte) + supplementary.partitioningIndex { $0 >= byte }
    }
  }

  /// The given bytes of a span of `searched`.
  func bytes(of span: Span) -> ArraySlice<UInt8> {
    given.bytes[byte(ofScalar: span.start)..<byte(ofScalar: span.end)]
  }

  private func byte(ofScalar scalar: Int) -> Int { origins?[scalar] ?? given.byteOffset(ofScalar: scalar) }
}
