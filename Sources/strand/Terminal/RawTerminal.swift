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

  /// Asks for a line in which Tab completes what was typed. Backspace takes a character back, Ctrl-U all of them.
  /// - Parameter complete: given what was typed, what it becomes and the lines that are shown below where that is not yet
  ///   clear.
  /// - Returns: `nil` for Ctrl-C, Escape and the end of input.
  func readLine(prompt: String, completing complete: (String) -> (text: String, choices: [String])) -> String? {
    var old = termios()
    tcgetattr(STDIN_FILENO, &old)
    var raw = old
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &old) }
    var typed: [UInt8] = []
    func show() { try? Console.write("\r\u{1B}[K\(prompt)\(String(decoding: typed, as: UTF8.self))") }
    try? Console.write("\n")
    show()
    while let byte = nextByte() {
      switch byte {
      case 0x0A, 0x0D:
        try? Console.write("\n")
        return String(decoding: typed, as: UTF8.self)
      case 0x03, 0x04: return nil
      case 0x1B:
        // Alone it ends; a key's sequence came with it, and means nothing here.
        if waiting.isEmpty { return nil }
        waiting = []
        continue
      case 0x08, 0x7F:
        while let last = typed.popLast(), last & 0xC0 == 0x80 {}
      case 0x15: typed = []
      case 0x09:
        let completed = complete(String(decoding: typed, as: UTF8.self))
        typed = Array(completed.text.utf8)
        if !completed.choices.isEmpty {
          try? Console.write("\n" + completed.choices.map { "  \($0)\n" }.joined())
        }
      case 0x20...: typed.append(byte)
      default: continue
      }
      // A character is shown when it is whole.
      if String(validating: typed, as: UTF8.self) != nil { show() }
    }
    return nil
  }

  private func nextByte() -> UInt8? {
    if waiting.isEmpty {
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      guard count > 0 else { return nil }
      waiting = bytes[..<count]
    }
    return waiting.popFirst()
  }

  /// Asks for a line; `nil` at the end of input.
  func readLine(prompt: String) -> String? {
    try? Console.write(prompt)
    return Swift.readLine(strippingNewline: true)
  }
}
