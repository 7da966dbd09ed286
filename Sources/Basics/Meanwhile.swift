import Dispatch

/// Work that is done on another thread while the caller goes on.
package final class Meanwhile<Value: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let result = Guarded<Result<Value, any Error>?>(nil)

  package init(_ work: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global().async(group: group) {
      let done = Result { try work() }
      self.result.withLock { $0 = done }
    }
  }

  /// Waits for the work.
  /// - Throws: what the work throws.
  package func value() throws -> Value {
    group.wait()
    return try result.withLock { result in
      guard let result else { preconditionFailure("the group was left before its work was done") }
      return try result.get()
    }
  }
}
