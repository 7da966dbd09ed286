/// Numbers for keys, 0, 1, 2… in the order in which they were first asked for. Open addressing; keys are well mixed, so
/// that their upper bits are a place.
struct KeyTable: Sendable {
  /// By number.
  private(set) var keys: [FeatureKey] = []
  /// Number + 1 of the key at each place; 0 for an empty one.
  private var slots: [UInt32]
  private var shift: UInt64

  init(capacity: Int = 1024) {
    var bits: UInt64 = 4
    while (1 << bits) < capacity * 2 { bits += 1 }
    slots = [UInt32](repeating: 0, count: 1 << bits)
    shift = 64 - bits
  }

  var count: Int { keys.count }

  /// The key's number; `nil` for one that was never added.
  func number(of key: FeatureKey) -> Int? {
    var place = Int(key.value >> shift)
    while slots[place] != 0 {
      let number = Int(slots[place]) - 1
      if keys[number] == key { return number }
      place = place + 1 == slots.count ? 0 : place + 1
    }
    return nil
  }

  /// The key's number, a new one where it has none.
  mutating func add(_ key: FeatureKey) -> Int {
    if keys.count * 2 >= slots.count { grow() }
    var place = Int(key.value >> shift)
    while slots[place] != 0 {
      let number = Int(slots[place]) - 1
      if keys[number] == key { return number }
      place = place + 1 == slots.count ? 0 : place + 1
    }
    keys.append(key)
    slots[place] = UInt32(keys.count)
    return keys.count - 1
  }

  private mutating func grow() {
    shift -= 1
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var place = Int(key.value >> shift)
      while slots[place] != 0 { place = place + 1 == slots.count ? 0 : place + 1 }
      slots[place] = UInt32(number + 1)
    }
  }
}
