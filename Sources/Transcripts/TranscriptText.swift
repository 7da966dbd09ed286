public import Basics

/// The body of a transcript: valid UTF-8 (NFC, LF), addressed by Unicode scalars (0-based).
///
/// Work is done over `bytes`. A table of scalar counts, one every 256 bytes, turns scalar offsets into byte offsets (by a
/// binary search) and back.
public struct TranscriptText: Sendable, Equatable {
  /// UTF-8.
  public let bytes: [UInt8]
  /// Length in scalars.
  public let scalarCount: Int
  /// `checkpoints[i]` is the number of scalars that begin before byte `i * stride`.
  private let checkpoints: [Int]
  /// Bytes at which characters begin that words may be written with in another form (`PlainForm.places`).
  package let typesetPlaces: [Int]
  private static let stride = 256

  /// Takes text that is NFC and LF already (see `CanonicalText`).
  public init(_ text: String) {
    self.init(validUTF8: Array(text.utf8))
  }

  /// Takes bytes that are known to be valid UTF-8.
  public init(validUTF8 bytes: [UInt8]) {
    var checkpoints: [Int] = []
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var scalars = 0
    bytes.withUnsafeBufferPointer { bytes in
      for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
        checkpoints.append(scalars)
        for index in start..<min(start + Self.stride, bytes.count) { scalars += bytes[index] & 0xC0 != 0x80 ? 1 : 0 }
      }
    }
    self.bytes = bytes
    typesetPlaces = scalars == bytes.count ? [] : bytes.withUnsafeBufferPointer { PlainForm.places(in: $0) }
    self.checkpoints = checkpoints
    scalarCount = scalars
  }

  /// Whether every scalar is one byte.
  package var isASCII: Bool { scalarCount == bytes.count }

  /// The whole body as a span.
  public var span: Span { Span(0, scalarCount) }

  /// SHA-256 of the body: what codings are tied to.
  public var contentHash: ContentHash { ContentHash(of: bytes) }

  /// The byte at which a scalar begins; `bytes.count` for `scalarCount`.
  /// - Precondition: `0 <= scalar <= scalarCount`.
  public func byteOffset(ofScalar scalar: Int) -> Int {
    precondition(scalar >= 0 && scalar <= scalarCount, "scalar offset outside the text")
    if scalar == scalarCount { return bytes.count }
    if isASCII { return scalar }
    let checkpoint = checkpoints.partitioningIndex { $0 > scalar } - 1
    var seen = checkpoints[checkpoint]
    var byte = checkpoint * Self.stride
    while true {
      if bytes[byte] & 0xC0 != 0x80 {
        if seen == scalar { return byte }
        seen += 1
      }
      byte += 1
    }
  }

  /// The number of scalars that begin before a byte.
  /// - Precondition: `0 <= byte <= bytes.count`.
  public func scalarOffset(ofByte byte: Int) -> Int {
    if byte >= bytes.count { return scalarCount }
    if isASCII { return byte }
    let checkpoint = byte / Self.stride
    var scalars = checkpoints[checkpoint]
    for index in (checkpoint * Self.stride)..<byte where bytes[index] & 0xC0 != 0x80 { scalars += 1 }
    return scalars
  }

  /// The bytes of a span.
  public func byteRange(of span: Span) -> Range<Int> {
    byteOffset(ofScalar: span.start)..<byteOffset(ofScalar: span.end)
  }

  /// The span of a byte range whose ends are scalar boundaries.
  public func span(ofBytes range: Range<Int>) -> Span {
    Span(scalarOffset(ofByte: range.lowerBound), scalarOffset(ofByte: range.upperBound))
  }

  /// The words of a span.
  public subscript(span: Span) -> String {
    String(decoding: bytes[byteRange(of: span)], as: UTF8.self)
  }
}
