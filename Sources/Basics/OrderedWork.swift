import Foundation

/// Makes values on several threads and hands them on, in order, on the caller's thread. What is ready waits, but only so
/// much of it, so that memory stays the same however much there is to do.
package enum OrderedWork {
  /// - Parameters:
  ///   - ahead: how many values may be made and not yet handed on.
  ///   - tools: what one thread keeps for itself, made once a thread.
  ///   - make: the value of a number from 0 up to `count`; must not depend on what the tools were used for before.
  ///   - take: gets the values in the order of their numbers, one at a time.
  /// - Throws: what `take` throws; then no more is made.
  package static func run<Tools, Value: Sendable>(
    _ count: Int, threads: Int, ahead: Int, tools: @escaping @Sendable () -> Tools,
    make: @escaping @Sendable (Int, inout Tools) -> Value, take: (Value) throws -> Void
  ) rethrows {
    if threads < 2 || count < 2 {
      var own = tools()
      for number in 0..<count { try take(make(number, &own)) }
      return
    }
    let table = WorkTable<Value>(count: count, ahead: max(ahead, threads))
    for _ in 0..<min(threads, count) {
      let thread = Thread {
        var own = tools()
        while let number = table.next() { table.put(make(number, &own), for: number) }
        table.leave()
      }
      // As the first thread has; what a document nests deeply needs it.
      thread.stackSize = 8 * 1_048_576
      table.join()
      thread.start()
    }
    defer { table.close() }
    for number in 0..<count { try take(table.value(number)) }
  }
}

/// What the threads of `OrderedWork` share.
private final class WorkTable<Value: Sendable>: @unchecked Sendable {
  private let changed = NSCondition()
  private let count: Int
  private let ahead: Int
  private var ready: [Int: Value] = [:]
  private var begun = 0
  private var taken = 0
  private var workers = 0
  private var isClosed = false

  init(count: Int, ahead: Int) {
    self.count = count
    self.ahead = ahead
  }

  func join() { changed.withLock { workers += 1 } }

  func leave() {
    changed.withLock {
      workers -= 1
      changed.broadcast()
    }
  }

  /// The next number to work on; `nil` when there is none. Waits while enough is ready.
  func next() -> Int? {
    changed.withLock {
      while !isClosed, begun < count, begun >= taken + ahead { changed.wait() }
      guard !isClosed, begun < count else { return nil }
      begun += 1
      return begun - 1
    }
  }

  func put(_ value: Value, for number: Int) {
    changed.withLock {
      ready[number] = value
      changed.broadcast()
    }
  }

  /// Waits for a value, and makes room for another.
  func value(_ number: Int) -> Value {
    changed.withLock {
      while true {
        if let value = ready.removeValue(forKey: number) {
          taken = number + 1
          changed.broadcast()
          return value
        }
        changed.wait()
      }
    }
  }

  /// Ends the work, and waits until every thread has left.
  func close() {
    changed.withLock {
      isClosed = true
      changed.broadcast()
      while workers > 0 { changed.wait() }
    }
  }
}
