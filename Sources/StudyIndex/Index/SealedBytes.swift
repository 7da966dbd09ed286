import Basics
import Foundation
import GRDB

/// A value of the index with a checksum behind it. SQLite does not notice bytes of a value that a failing disk or somebody
/// has changed, and what stands in them would be taken for places in a text.
enum SealedBytes {
  /// Bytes that the checksum takes.
  static let length = 8

  /// - Parameter numbers: what else must be as it was when the value is read.
  static func sealed(_ bytes: [UInt8], about numbers: [Int64]) -> Data {
    var data = Data(bytes)
    withUnsafeBytes(of: checksum(bytes, numbers)) { data.append(contentsOf: $0) }
    return data
  }

  /// The value without its checksum.
  /// - Throws: `DatabaseError` where it is not what was written.
  static func opened(_ stored: Data, about numbers: [Int64]) throws -> Data {
    guard stored.count >= length else { throw DatabaseError.damagedIndex }
    let bytes = stored.prefix(stored.count - length)
    let found = withUnsafeBytes(of: checksum(bytes, numbers)) { Data($0) }
    guard found == stored.suffix(length) else { throw DatabaseError.damagedIndex }
    return bytes
  }

  private static func checksum(_ bytes: some Collection<UInt8>, _ numbers: [Int64]) -> UInt64 {
    let all = ContentHash.firstBits(64, of: bytes)
    return ContentHash.firstBits(64, of: ([Int64(bitPattern: all)] + numbers).withUnsafeBytes { Array($0) })
  }
}

extension DatabaseError {
  /// What stands in the index is not what was written: it is made again.
  static var damagedIndex: DatabaseError { DatabaseError(resultCode: .SQLITE_CORRUPT) }
}
