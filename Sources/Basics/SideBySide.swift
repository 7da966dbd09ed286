import Dispatch

/// Work on several threads whose results do not depend on how many there are.
public enum SideBySide {
  /// Does the same for 0 up to `count`, as many at a time as the machine has cores; the results stand in this order.
  /// - Throws: what the work for the lowest number throws that throws anything.
  public static func map<Value: Sendable>(
    _ count: Int, _ work: @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    let results = Guarded([Result<Value, any Error>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let result = Result { try work(place) }
      results.withLock { $0[place] = result }
    }
    return try results.withLock { try $0.compactMap { try $0?.get() } }
  }
}
