import Basics
import Foundation
import Transcripts

/// Where the words of a turn begin: scalars from the turn's start, ascending.
enum WordStarts {
  /// As the index stores it: UInt32, little-endian.
  static func encode(_ starts: [UInt32]) -> Data {
    starts.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  static func decode(_ data: Data) -> [UInt32] {
    data.withUnsafeBytes { buffer in
      (0..<buffer.count / 4).map { UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
    }
  }

  /// Index of the first word that begins at or after `scalar`.
  static func first(in starts: [UInt32], at scalar: Int) -> Int {
    starts.partitioningIndex { Int($0) >= scalar }
  }

  /// The words that begin inside `span` (of the body) of a turn that begins at `start`.
  static func words(in starts: [UInt32], of span: Span, turnStart start: Int) -> Range<Int> {
    first(in: starts, at: span.start - start)..<first(in: starts, at: span.end - start)
  }
}
