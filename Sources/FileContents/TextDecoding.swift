public import Basics
import CICU
import Foundation
import Transcripts

/// Turns text in any encoding into UTF-8.
public enum TextDecoding {
  public struct Decoded: Sendable {
    /// Valid UTF-8.
    public let text: [UInt8]
    public let name: String
    /// In percent.
    public let confidence: Int
  }

  /// Names to offer when a person's is not known.
  public static let commonNames = [
    "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030", "GBK", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR",
    "ISO-2022-JP", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "ISO-8859-1", "ISO-8859-2", "ISO-8859-5", "ISO-8859-7",
    "ISO-8859-15", "KOI8-R", "macintosh", "TIS-620",
  ]

  /// Least confidence, in percent, below which a guess is said to be one.
  public static let sure = 50

  /// The text in UTF-8. A byte-order mark decides; then UTF-8, where the bytes are valid; then zeros at every other
  /// byte, for UTF-16; then ICU's detector, its guesses tried in order until one decodes without error.
  /// - Parameters:
  ///   - encoding: the name of the encoding, where the person gave one.
  ///   - file: path as the person knows it.
  ///   - binary: what to throw when the bytes are no text at all.
  /// - Throws: `Problem` of kind `usage` for an unknown name, `badData` when the bytes are not in the encoding.
  public static func decode(
    _ bytes: [UInt8], encoding: String?, file: String, ifBinary binary: @autoclosure () -> Problem
  ) throws -> Decoded {
    if let encoding { return try decode(bytes, asNamed: encoding, file) }
    if let name = byteOrderMark(bytes) { return try decode(bytes, asNamed: name, file) }
    if !bytes.contains(0), UTF8Validity.firstInvalid(in: bytes) == nil {
      return Decoded(text: bytes, name: "UTF-8", confidence: 100)
    }
    if let wide = wideWithoutMark(bytes) { return wide }
    if looksBinary(bytes) { throw binary() }
    for rank in 0..<10 {
      guard let (name, confidence) = guess(bytes, rank: rank) else { break }
      if name.hasPrefix("UTF-") { continue }
      if case .success(let text) = convert(bytes, from: name) {
        return Decoded(text: text, name: name, confidence: confidence)
      }
    }
    if case .success(let text) = convert(bytes, from: "windows-1252") {
      return Decoded(text: text, name: "windows-1252", confidence: 10)
    }
    throw Problem.unreadableEncoding(file: file)
  }

  /// Whether more than one byte in a thousand is a control character that text does not hold (zero among them).
  public static func looksBinary(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(1_048_576)
    let controls = sample.count { $0 < 0x09 || $0 > 0x0D && $0 < 0x20 && $0 != 0x1A && $0 != 0x1B || $0 == 0x7F }
    return controls * 1000 > sample.count
  }

  /// Whether ICU has an encoding of this name.
  public static func isKnown(_ name: String) -> Bool { strand_knows_encoding(name) }

  /// The text of a few bytes in a known encoding; `nil` when they are not in it, or there is no such encoding.
  public static func text(_ bytes: [UInt8], encoding: String) -> String? {
    guard case .success(let text) = convert(bytes, from: encoding) else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  private static func decode(_ bytes: [UInt8], asNamed name: String, _ file: String) throws -> Decoded {
    guard strand_knows_encoding(name) else { throw Problem.unknownEncoding(name) }
    switch convert(bytes, from: name) {
    case .success(let text): return Decoded(text: text, name: name, confidence: 100)
    case .failure(let bad):
      let line = bytes[..<min(bad.offset, bytes.count)].count { $0 == 0x0A } + 1
      throw Problem.notInEncoding(name, file: file, line: line)
    }
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "UTF-8" }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return "GB18030" }
    return nil
  }

  /// UTF-16 without a mark: line ends and spaces show the order of its bytes.
  private static func wideWithoutMark(_ bytes: [UInt8]) -> Decoded? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    var little = 0
    var big = 0
    for index in stride(from: 0, to: min(bytes.count, 65_536), by: 2) {
      let pair = (bytes[index], bytes[index + 1])
      if pair.1 == 0, isCommon(pair.0) { little += 1 }
      if pair.0 == 0, isCommon(pair.1) { big += 1 }
    }
    guard max(little, big) * 50 >= min(bytes.count, 65_536) / 2, little != big else { return nil }
    let name = little > big ? "UTF-16LE" : "UTF-16BE"
    guard case .success(let text) = convert(bytes, from: name), !looksBinary(text) else { return nil }
    return Decoded(text: text, name: name, confidence: 90)
  }

  private static func isCommon(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x0D }

  private static func guess(_ bytes: [UInt8], rank: Int) -> (name: String, confidence: Int)? {
    var name = [CChar](repeating: 0, count: 64)
    let sample = min(bytes.count, 1_048_576)
    let confidence = strand_detect_encoding(bytes, Int64(sample), Int32(rank), &name, Int32(name.count))
    guard confidence >= 0 else { return nil }
    return (String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self), Int(confidence))
  }

  private struct BadSequence: Error {
    let offset: Int
  }

  private static func convert(_ bytes: [UInt8], from name: String) -> Result<[UInt8], BadSequence> {
    var result: UnsafeMutablePointer<UInt8>?
    var length: Int64 = 0
    var bad: Int64 = 0
    guard strand_to_utf8(name, bytes, Int64(bytes.count), &result, &length, &bad) == 0, let result else {
      return .failure(BadSequence(offset: Int(bad)))
    }
    defer { free(result) }
    return .success(Array(UnsafeBufferPointer(start: result, count: Int(length))))
  }
}
