import Foundation

/// A terminal that gives single keys; the old mode is back as soon as a read is over.
final class RawTerminal {
  enum Key: Equatable {
    case character(Character)
    case enter
    case interrupt
    case other
  }

  /// Bytes that came with earlier keys: somebody types fast, or pastes.
  private var waiting: ArraySlice<UInt8> = []

  /// `nil` when standard input or output is no terminal.
  init?() {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
  }

  var width: Int { Console.columns(of: STDOUT_FILENO) ?? 80 }

  /// Waits for one key. End of input counts as an interrupt.
  func readKey() -> Key {
    var old = termios()
    tcgetattr(STDIN_FILENO, &old)
    var raw = old
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &old) }
    if waiting.isEmpty {
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      guard count > 0 else { return .interrupt }
      waiting = bytes[..<count]
    }
    guard let first = waiting.popFirst() else { return .interrupt }
    switch first {
    case 0x03, 0x04: return .interrupt
    case 0x0A, 0x0D: return .enter
    case 0x1B:
      // An arrow or a function key: its sequence came with it.
      waiting = []
      return .other
    case 0x80...:
      while let next = waiting.first, next & 0xC0 == 0x80 { waiting.removeFirst() }
      return .other
    default: return .character(Character(Unicode.Scalar(first)))
    }
  }

  /// Asks for a line; `nil` at the end of input.
  func readLine(prompt: String) -> String? {
    try? Console.write(prompt)
    return Swift.readLine(strippingNewline: true)
  }
}
