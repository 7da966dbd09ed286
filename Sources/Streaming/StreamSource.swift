import Basics
import Foundation

/// Bytes from an open descriptor, as they arrive.
final class StreamSource {
  enum Part {
    case bytes(ArraySlice<UInt8>)
    /// Nothing for a while: time to see whether anybody still wants answers.
    case nothingYet
    case end
  }

  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 262_144)

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether a read would not have to wait.
  var hasMore: Bool { waits(milliseconds: 0) }

  /// What has arrived; waits for it, but no longer than a fifth of a second at a time.
  /// - Throws: `Problem` of kind `inputOutput`.
  func next() throws -> Part {
    guard waits(milliseconds: 200) else { return .nothingYet }
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { return .bytes(buffer[..<count]) }
      if count == 0 { return .end }
      if errno == EAGAIN { return .nothingYet }
      if errno != EINTR { throw Problem.unreadable("standard input", errno) }
    }
  }

  private func waits(milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, milliseconds) > 0
  }
}
