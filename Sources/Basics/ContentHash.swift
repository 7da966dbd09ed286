import CCrypto

/// SHA-256 of bytes as 64 lower-case hexadecimal digits: the identity of an input.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  public let hexadecimal: String

  /// Hashes `bytes`. Source: FIPS 180-4, computed by OpenSSL's libcrypto.
  public init(of bytes: some Collection<UInt8>) {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let contiguous: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      _ = EVP_Digest(buffer.baseAddress, buffer.count, &digest, &length, Self.sha256, nil)
    }
    if contiguous == nil {
      let copy = Array(bytes)
      _ = EVP_Digest(copy, copy.count, &digest, &length, Self.sha256, nil)
    }
    hexadecimal = Self.hexadecimal(digest.prefix(Int(length)))
  }

  /// Looked up once: each look takes longer than hashing a short text. OpenSSL must not tidy up when the program ends, as
  /// other threads may still be hashing then.
  private static nonisolated(unsafe) let sha256: OpaquePointer? = {
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
    return EVP_MD_fetch(nil, "SHA256", nil)
  }()

  /// Takes a hash that was stored earlier, as it is.
  public init(stored: String) {
    hexadecimal = stored
  }

  public var description: String { hexadecimal }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
