import Foundation

/// A value that one thread at a time reads or writes.
///
/// It is a lock of Foundation and no `Mutex`: a thread that had to wait for a `Mutex` gets it from the system's kernel, and
/// the thread sanitizer (`make sanitize`) then sees no order between it and the thread before.
public final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  public init(_ value: sending Value) {
    self.value = value
  }

  /// Waits until no other thread has the value. `body` must not ask for it again.
  /// - Throws: what `body` throws.
  public func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
