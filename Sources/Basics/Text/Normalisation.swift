import Basics
import CICU
import Foundation

/// Unicode normalisation form C over UTF-8, by ICU.
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
