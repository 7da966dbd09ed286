import CCrypto

/// SHA-256 of bytes as 64 lower-case hexadecimal digits: the identity of an input.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  public let hexadecimal: String

  /// Hashes `bytes`. Source: FIPS 180-4, computed by OpenSSL's libcrypto.
  public init(of bytes: some Collection<UInt8>) {
    hexadecimal = Self.withDigest(of: bytes) { digest in
      String(unsafeUninitializedCapacity: 64) { text in
        for place in 0..<64 {
          let half = place.isMultiple(of: 2) ? digest[place / 2] >> 4 : digest[place / 2] & 15
          text[place] = half < 10 ? 0x30 + half : 0x57 + half
        }
        return 64
      }
    }
  }

  /// The first `count` (at most 64) bits of the hash as a number, where so many are enough to tell texts apart.
  public static func firstBits(_ count: Int, of bytes: some Collection<UInt8>) -> UInt64 {
    withDigest(of: bytes) { digest in digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } >> UInt64(64 - count) }
  }

  private static func withDigest<Value>(
    of bytes: some Collection<UInt8>, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Value
  ) -> Value {
    func hashed(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(EVP_MAX_MD_SIZE)) { digest in
        var length: UInt32 = 0
        _ = EVP_Digest(bytes.baseAddress, bytes.count, digest.baseAddress, &length, sha256, nil)
        return body(digest)
      }
    }
    return bytes.withContiguousStorageIfAvailable(hashed) ?? Array(bytes).withUnsafeBufferPointer(hashed)
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
}
