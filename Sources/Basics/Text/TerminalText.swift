/// Text that commands no terminal: names of files, codes and people can hold anything.
public enum TerminalText {
  /// Control characters but line feeds and tabs, and marks that turn the direction of all that follows, as U+FFFD.
  public static func harmless(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isCommand) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isCommand(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// Control characters of ASCII and of Latin-1 (which many terminals obey too), and the overrides of Unicode's
  /// bidirectional algorithm, with which a name can look like another. Tabs and line feeds are none.
  public static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202D, 0x202E: true
    default: false
    }
  }
}
