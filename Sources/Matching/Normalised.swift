import CICU
import Foundation
import Transcripts

/// Text in normal form C, as transcripts are.
enum Normalised {
  /// The text in its plain form, too: as a term is compared.
  static func plainScalars(_ text: String) -> [UInt32] {
    let plain = PlainForm(utf8(scalars(text)), for: .words).bytes
    return String(decoding: plain, as: UTF8.self).unicodeScalars.map(\.value)
  }

  static func plain(_ text: String) -> String { String(decoding: utf8(plainScalars(text)), as: UTF8.self) }

  /// A regular expression in normal and plain form. A hyphen that becomes ASCII's is no operator.
  static func expression(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars(text) {
      if let plain = PlainForm.plain(scalar, for: .words), scalar != 0x2019 {
        if plain == [0x2D] { result.append("\\") }
        result.append(contentsOf: String(decoding: plain, as: UTF8.self).unicodeScalars)
      } else if let scalar = Unicode.Scalar(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  static func scalars(_ text: String) -> [UInt32] {
    let bytes = Array(text.utf8)
    var result: UnsafeMutablePointer<UInt8>?
    var length: Int64 = 0
    guard strand_normalise_nfc(bytes, Int64(bytes.count), &result, &length) == 0, let result else {
      return text.unicodeScalars.map(\.value)
    }
    defer { free(result) }
    return String(decoding: UnsafeBufferPointer(start: result, count: Int(length)), as: UTF8.self)
      .unicodeScalars.map(\.value)
  }

  static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars(text).compactMap(Unicode.Scalar.init))
    return String(result)
  }

  static func utf8(_ scalars: some Sequence<UInt32>) -> [UInt8] {
    scalars.compactMap(Unicode.Scalar.init).flatMap { Array(UTF8.encode($0) ?? UTF8.EncodedScalar()) }
  }
}
