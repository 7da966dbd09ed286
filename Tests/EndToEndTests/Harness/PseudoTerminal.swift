import Foundation

/// A terminal of 80 columns that a test holds the other end of.
final class PseudoTerminal: Sendable {
  private let mine: Int32
  let path: String

  struct Unavailable: Error {}

  /// Requests of Linux (asm-generic/ioctls.h) that Swift cannot read from the header: unlock, and tell the number.
  private static let unlock: UInt = 0x4004_5431
  private static let tellNumber: UInt = 0x8004_5430

  init() throws {
    mine = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard mine >= 0, ioctl(mine, Self.unlock, &locked) == 0, ioctl(mine, Self.tellNumber, &number) == 0 else {
      throw Unavailable()
    }
    path = "/dev/pts/\(number)"
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(mine, UInt(TIOCSWINSZ), &size)
  }

  deinit {
    close(mine)
  }

  func type(_ text: String) {
    _ = text.utf8CString.withUnsafeBytes { write(mine, $0.baseAddress, $0.count - 1) }
  }

  /// What the program has shown since the last call, up to and with `text`; less when it shows nothing for ten seconds.
  func shown(upTo text: String) async -> String {
    var bytes: [UInt8] = []
    while !String(decoding: bytes, as: UTF8.self).contains(text) {
      guard let more = await next() else { break }
      bytes += more
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Waits for output, two minutes at most: a program under a sanitizer, among many others, takes more than ten seconds to
  /// start. It waits on a thread of its own: the tests' threads are for other tests meanwhile.
  private func next() async -> [UInt8]? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { [mine] in
        var waiting = pollfd(fd: mine, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 120_000) > 0 else { return continuation.resume(returning: nil) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(mine, &bytes, bytes.count)
        continuation.resume(returning: count > 0 ? Array(bytes.prefix(count)) : nil)
      }
    }
  }
}
