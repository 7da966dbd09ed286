/// Texts, each different one kept once: a hash table over bytes, so that a cell which has been seen before makes no
/// String.
struct UniqueTexts {
  /// NFC, line breaks are LF, in the order in which they first came.
  private(set) var strings: [String] = []

  /// The bytes of all spellings, one behind the other; spelling `s` begins at `starts[s]` and stands for string
  /// `targets[s]`.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var targets: [Int32] = []
  /// Spelling by hash, open addressing, -1 where there is none; a power of two in size.
  private var slots = [Int32](repeating: -1, count: 64)

  /// The index of a text, which is remembered if it is new. Spellings that are one text in NFC have one index.
  mutating func index(of cell: UnsafeRawBufferPointer) -> Int32 {
    var slot = Int(truncatingIfNeeded: Self.hash(cell)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let spelling = Int(slots[slot])
      if isSpelling(spelling, cell) { return targets[spelling] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return add(cell, at: slot)
  }

  private mutating func add(_ cell: UnsafeRawBufferPointer, at slot: Int) -> Int32 {
    var target = Int32(strings.count)
    let string = canonicalCell(cell)
    let isCanonical = string.utf8.elementsEqual(cell)
    if isCanonical {
      strings.append(string)
    } else {
      var copy = string
      target = copy.withUTF8 { index(of: UnsafeRawBufferPointer($0)) }
    }
    // The table may have grown meanwhile: look for the slot again.
    bytes += cell
    starts.append(bytes.count)
    targets.append(target)
    if targets.count * 2 > slots.count {
      grow()
    } else {
      var free = isCanonical ? slot : Int(truncatingIfNeeded: Self.hash(cell)) & (slots.count - 1)
      while slots[free] >= 0 { free = (free + 1) & (slots.count - 1) }
      slots[free] = Int32(targets.count - 1)
    }
    return target
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    bytes.withUnsafeBytes { buffer in
      for spelling in targets.indices {
        let cell = UnsafeRawBufferPointer(rebasing: buffer[starts[spelling]..<starts[spelling + 1]])
        var slot = Int(truncatingIfNeeded: Self.hash(cell)) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(spelling)
      }
    }
  }

  private func isSpelling(_ spelling: Int, _ cell: UnsafeRawBufferPointer) -> Bool {
    let (start, end) = (starts[spelling], starts[spelling + 1])
    guard end - start == cell.count else { return false }
    return bytes.withUnsafeBytes { buffer in
      for offset in 0..<cell.count where buffer[start + offset] != cell[offset] { return false }
      return true
    }
  }

  /// Eight bytes at a time, multiplied and folded.
  private static func hash(_ cell: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(cell.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= cell.count {
      hash = mixed(hash ^ cell.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < cell.count {
      tail = tail << 8 | UInt64(cell[offset])
      offset += 1
    }
    return mixed(hash ^ tail)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
    return product.high ^ product.low
  }
}
