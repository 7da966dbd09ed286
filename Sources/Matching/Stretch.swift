/// A stretch of valid UTF-8 that is looked at on its own: a turn's words, or a searched text. Borrowed memory.
///
/// Offsets are bytes from `base`; nothing outside `lower..<upper` is read.
struct Stretch {
  let base: UnsafePointer<UInt8>
  let lower: Int
  let upper: Int

  /// The scalar that begins at a byte, and where the next one begins.
  /// - Precondition: `lower <= index < upper`, and `index` is a scalar boundary.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, end: Int) {
    let lead = base[index]
    if lead < 0x80 { return (UInt32(lead), index + 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let end = min(index + length, upper)
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    var next = index + 1
    while next < end {
      value = value << 6 | UInt32(base[next] & 0x3F)
      next += 1
    }
    return (value, end)
  }

  /// The scalar that ends before a byte, and where it begins.
  /// - Precondition: `lower < index <= upper`, and `index` is a scalar boundary.
  @inline(__always)
  func scalar(before index: Int) -> (value: UInt32, start: Int) {
    let start = self.start(before: index)
    return (scalar(at: start).value, start)
  }

  /// Where the scalar that ends before a byte begins.
  @inline(__always)
  func start(before index: Int) -> Int {
    var start = index - 1
    while start > lower, base[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
