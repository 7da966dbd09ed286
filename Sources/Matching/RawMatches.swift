/// A match as Hyperscan reports it: the byte offset of its end from the beginning of what was scanned.
struct RawMatch {
  var pattern: UInt32
  var to: UInt32
}

/// Where matches are collected while scanning: plain memory, so that the callback counts no references.
final class RawMatches {
  struct State {
    var base: UnsafeMutablePointer<RawMatch>
    var count: Int
    var capacity: Int
  }

  let state: UnsafeMutablePointer<State>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: State(base: .allocate(capacity: 4_096), count: 0, capacity: 4_096))
  }

  deinit {
    state.pointee.base.deallocate()
    state.deallocate()
  }

  func removeAll() {
    state.pointee.count = 0
  }

  /// Valid until the next scan.
  var all: UnsafeMutableBufferPointer<RawMatch> {
    UnsafeMutableBufferPointer(start: state.pointee.base, count: state.pointee.count)
  }

  static let receive: @convention(c) (UInt32, UInt64, UInt64, UInt32, UnsafeMutableRawPointer?) -> Int32 = {
    pattern, _, to, _, context in
    guard let state = context?.assumingMemoryBound(to: State.self) else { return 1 }
    if state.pointee.count == state.pointee.capacity { grow(state) }
    state.pointee.base[state.pointee.count] = RawMatch(pattern: pattern, to: UInt32(truncatingIfNeeded: to))
    state.pointee.count += 1
    return 0
  }

  @inline(never)
  private static func grow(_ state: UnsafeMutablePointer<State>) {
    let larger = UnsafeMutablePointer<RawMatch>.allocate(capacity: state.pointee.capacity * 2)
    larger.moveInitialize(from: state.pointee.base, count: state.pointee.count)
    state.pointee.base.deallocate()
    state.pointee.base = larger
    state.pointee.capacity *= 2
  }
}
