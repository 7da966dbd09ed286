import CICU
import Foundation

/// Unicode normalisation form C, by ICU: the one way in which text is brought into it.
package enum Normalisation {
  /// The same text in NFC. Text without combining marks, Hangul or compatibility ideographs (that is, whose every
  /// scalar lies below U+0300) is NFC already and returned as it is.
  /// - Parameter bytes: valid UTF-8.
  /// - Throws: `Problem` when the text is larger than ICU takes (512 MiB).
  package static func nfc(_ bytes: [UInt8]) throws -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0xCC }) else { return bytes }
    var result: UnsafeMutablePointer<UInt8>?
    var length: Int64 = 0
    guard strand_normalise_nfc(bytes, Int64(bytes.count), &result, &length) == 0, let result else {
      throw Problem.textTooLarge(megabytes: bytes.count / 1_048_576)
    }
    defer { free(result) }
    return Array(UnsafeBufferPointer(start: result, count: Int(length)))
  }
}

extension String {
  /// The same words in NFC. Text that is larger than ICU takes (512 MiB) stays as it is.
  package var nfc: String {
    guard utf8.contains(where: { $0 >= 0xCC }), let bytes = try? Normalisation.nfc(Array(utf8)) else { return self }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Problem {
  fileprivate static func textTooLarge(megabytes: Int) -> Problem {
    Problem(
      .badData, "the text is too large (\(megabytes) MB)", remedy: "Split it into one file per interview, under 500 MB."
    )
  }
}
