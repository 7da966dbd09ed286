import Foundation
import Synchronization

/// Journals as this process has read them last, so that only lines that came since are decoded: a workbench reads the same
/// journal at every decision. What is known counts only where the file still begins with the very same bytes.
enum JournalMemory {
  /// Whole lines from a journal's beginning.
  struct Known: Sendable {
    let bytes: [UInt8]
    let lines: Int
    let gathered: GatheredEvents
  }

  private static let known = Mutex<[String: Known]>([:])
  /// Of all journals that are kept in mind, in bytes: a command that reads many large journals once needs none of them again.
  private static let mostBytes = 32 * 1_048_576

  /// What is known of a journal that begins with the same bytes.
  static func beginning(of bytes: [UInt8], shownAs shown: String) -> Known? {
    guard let found = known.withLock({ $0[shown] }), found.bytes.count <= bytes.count else { return nil }
    let isSame = found.bytes.withUnsafeBytes { old in
      bytes.withUnsafeBytes { new in
        guard let a = old.baseAddress, let b = new.baseAddress else { return old.isEmpty }
        return memcmp(a, b, old.count) == 0
      }
    }
    return isSame ? found : nil
  }

  static func keep(_ new: Known, shownAs shown: String) {
    known.withLock { known in
      known[shown] = nil
      if new.bytes.count > mostBytes { return }
      if known.values.reduce(new.bytes.count, { $0 + $1.bytes.count }) > mostBytes { known = [:] }
      known[shown] = new
    }
  }
}
