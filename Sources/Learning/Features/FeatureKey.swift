/// A feature as a number of 64 bits: a hash of its kind and its scalars. Two of ten million different features share a
/// key with a probability below three in a million; then they would be one feature.
///
/// The lowest two bits hold the block, so that weights can be found without the feature itself.
struct FeatureKey: Hashable, Comparable {
  let value: UInt64

  var block: FeatureBlock { FeatureBlock(rawValue: Int(value & 3)) ?? .surroundings }

  static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// Puts a key together scalar by scalar.
struct FeatureKeyBuilder {
  private var state: UInt64
  private let block: UInt64

  /// - Parameter kind: sets features of the same scalars apart, such as a word and a word before.
  @inline(__always)
  init(_ block: FeatureBlock, kind: UInt64) {
    self.block = UInt64(block.rawValue)
    state = (UInt64(block.rawValue) << 8 | kind) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  mutating func add(_ scalar: UInt32) {
    state = ((state << 23 | state >> 41) ^ UInt64(scalar)) &* 0xD6E8_FEB8_6659_FD93
  }

  /// Steele, Lea & Flood's (2014) finalizer, as in SplitMix64.
  @inline(__always)
  var key: FeatureKey {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return FeatureKey(value: (z & ~3) | block)
  }
}
