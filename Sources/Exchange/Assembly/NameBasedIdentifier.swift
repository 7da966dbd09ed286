import CCrypto
import Foundation

/// Identifiers that are made from what a thing is, so that the same thing has the same identifier each time.
///
/// Version 5 of RFC 9562: the first 128 bits of the SHA-1 of a namespace and a name, with version and variant set.
enum NameBasedIdentifier {
  /// Of everything that Strand names in this way.
  static let namespace = UUID(
    uuid: (
      0x5b, 0x8a, 0x1d, 0x3e, 0x07, 0xc4, 0x4f, 0x0e, 0x9d, 0x52, 0x6a, 0x21, 0xf4, 0x90, 0xce, 0x77
    ))

  /// - Parameter parts: what the thing is; joined by U+001F, which occurs in no name.
  static func make(_ parts: [String], in namespace: UUID = namespace) -> UUID {
    var bytes = withUnsafeBytes(of: namespace.uuid) { Array($0) }
    bytes += Array(parts.joined(separator: "\u{1F}").utf8)
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    _ = EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha1(), nil)
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    return UUID(
      uuid: (
        digest[0], digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7], digest[8], digest[9],
        digest[10], digest[11], digest[12], digest[13], digest[14], digest[15]
      ))
  }
}
