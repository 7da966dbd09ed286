import Basics
import Foundation

/// Journals as this process has read them last, so that only lines that came since are decoded: a workbench reads the same
/// journal at every decision. What is known counts only where the file still begins with the very same bytes.
enum JournalMemory {
  /// Whole lines from a journal's beginning.
  struct Known: Sendable {
    /// The same as long as what is known only grows at its end: what begins with as many events under the same number
    /// begins with the very same events.
    fileprivate(set) var growth: UInt64 = 0
    let bytes: [UInt8]
    let lines: Int
    let gathered: GatheredEvents
  }

  private struct Memory {
    var known: [String: Known] = [:]
    var growths: UInt64 = 0
  }

  private static let memory = Guarded(Memory())
  /// Of all journals that are kept in mind, in bytes: a command that reads many large journals once needs none of them again.
  private static let mostBytes = 32 * 1_048_576

  /// What is known of a journal that begins with the same bytes.
  static func beginning(of bytes: [UInt8], shownAs shown: String) -> Known? {
    guard let found = memory.withLock({ $0.known[shown] }), found.bytes.count <= bytes.count else { return nil }
    return isBeginning(found.bytes, of: bytes) ? found : nil
  }

  /// - Parameter old: what `new` has grown from.
  /// - Returns: `Known.growth` of what is kept in mind now; `nil` where nothing is.
  static func keep(_ new: Known, grownFrom old: Known?, shownAs shown: String) -> UInt64? {
    memory.withLock { memory in
      let present = memory.known[shown]
      // Another thread may have read the same meanwhile.
      if let present, present.bytes.count == new.bytes.count, isBeginning(present.bytes, of: new.bytes) {
        return present.growth
      }
      memory.known[shown] = nil
      if new.bytes.count > mostBytes { return nil }
      if memory.known.values.reduce(new.bytes.count, { $0 + $1.bytes.count }) > mostBytes { memory.known = [:] }
      var new = new
      if let old, let present, present.growth == old.growth, present.bytes.count == old.bytes.count {
        new.growth = old.growth
      } else {
        memory.growths += 1
        new.growth = memory.growths
      }
      memory.known[shown] = new
      return new.growth
    }
  }

  private static func isBeginning(_ beginning: [UInt8], of bytes: [UInt8]) -> Bool {
    beginning.count <= bytes.count
      && beginning.withUnsafeBytes { old in
        bytes.withUnsafeBytes { new in
          guard let a = old.baseAddress, let b = new.baseAddress else { return old.isEmpty }
          return memcmp(a, b, old.count) == 0
        }
      }
  }
}
