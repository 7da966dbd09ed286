import Transcripts

/// Numbers and bullets of lists, as word processors write them.
enum ListMark {
  static let bullet = "•"

  /// How the numbers of a level are written.
  enum Style: Sendable {
    case decimal
    case decimalZero
    case lowerLetter
    case upperLetter
    case lowerRoman
    case upperRoman
    case none
  }

  /// A list's number as a document writes it; `nil` where it is none, or one of ten digits or more. Word and
  /// LibreOffice write none so large, and a list can go on counting from what is left.
  static func number(_ text: String?) -> Int? {
    guard let number = text.flatMap({ Int($0) }), number.magnitude < 1_000_000_000 else { return nil }
    return number
  }

  /// The level of a list as a document writes it; `nil` outside `range`, the levels that the format has.
  static func level(_ text: String?, in range: ClosedRange<Int>) -> Int? {
    number(text).flatMap { range.contains($0) ? $0 : nil }
  }

  static func text(_ number: Int, _ style: Style) -> String {
    switch style {
    case .decimal: String(number)
    case .decimalZero: (0..<10).contains(number) ? "0\(number)" : String(number)
    case .lowerLetter: letters(number, first: 0x61)
    case .upperLetter: letters(number, first: 0x41)
    case .lowerRoman: roman(number).lowercased()
    case .upperRoman: roman(number)
    case .none: ""
    }
  }

  /// Whether words begin with what looks like a speaker's label and a colon.
  static func hidesLabel(of text: String) -> Bool {
    guard let colon = text.unicodeScalars.prefix(60).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return false }
    let label = text[..<colon].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return !label.isEmpty && SpeakerLabel.isPossible(label)
  }

  /// a to z, then aa, bb, …: as word processors count on.
  private static func letters(_ number: Int, first: UInt8) -> String {
    guard number > 0, number <= 26 * 60 else { return String(number) }
    let letter = Character(UnicodeScalar(first + UInt8((number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return String(number) }
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var result = ""
    for (value, sign) in signs {
      while rest >= value {
        result += sign
        rest -= value
      }
    }
    return result
  }
}
