/// Single scalars in valid UTF-8, for loops over bytes.
public enum UTF8Scalar {
  /// The value of the scalar that begins at a byte, and the byte at which the next one begins.
  /// - Precondition: `index` is a scalar boundary before the end of `bytes`.
  @inlinable @inline(__always)
  public static func at(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (value: UInt32, end: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), index + 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let end = min(index + length, bytes.count)
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for next in index + 1..<end { value = value << 6 | UInt32(bytes[next] & 0x3F) }
    return (value, end)
  }
}
