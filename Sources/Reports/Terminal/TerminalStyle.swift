/// What the place where text is shown can do.
public struct TerminalStyle: Sendable, Hashable {
  /// Whether bold, dim and colours may be used (ANSI escape sequences).
  public var colours: Bool
  /// Whether colours are exact (24 bits); otherwise the nearest of 256.
  public var trueColour: Bool
  /// Width in terminal columns.
  public var width: Int
  /// Whether lines and marks beyond ASCII may be drawn. What people said is shown as it is in any case.
  public var unicode: Bool

  public init(colours: Bool, width: Int, unicode: Bool = true, trueColour: Bool = false) {
    self.colours = colours
    self.width = max(width, Self.leastWidth)
    self.unicode = unicode
    self.trueColour = trueColour
  }

  /// For files and pipes: 80 columns, no colours.
  public static let plain = TerminalStyle(colours: false, width: 80)

  /// Below this nothing can be laid out.
  static let leastWidth = 20

  /// Reads what the terminal can do from its environment.
  ///
  /// `NO_COLOR` (not empty) turns colours off; else `CLICOLOR_FORCE` (not empty, not 0) turns them on; else they are
  /// on when `isTerminal`, `TERM` is not `dumb` and `CLICOLOR` is not 0. Sources: no-color.org, bixense.com/clicolors.
  /// A pipe always gets the same characters, whatever the locale.
  /// - Parameter columns: the terminal's width as the system tells it, where it does; else `COLUMNS`, else 80.
  public static func detect(
    isTerminal: Bool, environment: [String: String], columns: Int? = nil
  ) -> TerminalStyle {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    let isDumb = environment["TERM"] == "dumb"
    let colours: Bool
    if isSet("NO_COLOR") {
      colours = false
    } else if isSet("CLICOLOR_FORCE"), environment["CLICOLOR_FORCE"] != "0" {
      colours = true
    } else {
      colours = isTerminal && !isDumb && environment["CLICOLOR"] != "0"
    }
    let told =
      columns.flatMap { $0 > 0 ? $0 : nil } ?? environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let exact = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
    return TerminalStyle(
      colours: colours, width: told ?? 80, unicode: !isTerminal || hasUnicode(environment), trueColour: exact)
  }

  /// Whether the locale's character set is Unicode; a locale that isn't set says nothing against it.
  private static func hasUnicode(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    guard let locale = names.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else { return true }
    let lowered = locale.lowercased()
    return lowered.contains("utf-8") || lowered.contains("utf8")
  }
}
