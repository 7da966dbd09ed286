import CICU
import Foundation

/// Text in normal form C, as transcripts are.
enum Normalised {
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
