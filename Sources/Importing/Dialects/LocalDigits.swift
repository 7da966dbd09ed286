import Transcripts

/// Times and dates in the digits of other scripts (`[٠٠:١٢]`, `１４：０５`), written in those that dialects are told by.
///
/// Only a time in brackets, or one at a line's beginning or end, and a date at a line's beginning are rewritten: digits
/// among words stay as they are.
enum LocalDigits {
  /// The digit that a character is, in any script that counts by ten.
  static func value(of character: Character) -> Int? {
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
      scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
    else { return nil }
    return Int(value)
  }

  static func rewritten(_ lines: [Substring]) -> [Substring] { lines.map(inPlainDigits) }

  private static func inPlainDigits(_ line: Substring) -> Substring {
    if ExportedForm.bytes(of: line, { $0.allSatisfy { $0 < 0x80 } }) { return line }
    let isForeign = line.unicodeScalars.contains { !$0.isASCII && $0.properties.numericType == .decimal }
    guard isForeign else { return line }
    var result = ""
    var rest = line
    while let first = rest.firstIndex(where: { value(of: $0) != nil }) {
      let end = rest[first...].firstIndex { value(of: $0) == nil && joints[$0] == nil } ?? rest.endIndex
      let run = rest[first..<end]
      result.append(contentsOf: rest[..<first])
      result += isTime(run, in: line) ? plain(run) : String(run)
      rest = rest[end...]
    }
    return Substring(result + rest)
  }

  /// What joins the digits of times and dates, full width and not.
  private static let joints: [Character: Character] = [
    ":": ":", "：": ":", ".": ".", "．": ".", "/": "/", "／": "/", "-": "-",
  ]

  private static func plain(_ run: Substring) -> String {
    var result = ""
    for character in run {
      if let value = value(of: character) {
        result += String(value)
      } else {
        result.append(joints[character] ?? character)
      }
    }
    return result
  }

  /// Whether a run of digits is a time or a date, and where those are.
  private static func isTime(_ run: Substring, in line: Substring) -> Bool {
    let text = plain(run)
    guard text.wholeMatch(of: /\d{1,3}:\d{2}(:\d{2})?([.,-]\d{1,3})?|\d{1,4}([.\/-])\d{1,2}\3\d{1,4}/) != nil
    else { return false }
    let before = line[..<run.startIndex].last { !$0.isWhitespace && !"\u{200E}\u{200F}".contains($0) }
    let after = line[run.endIndex...].first { !$0.isWhitespace }
    guard let before, let after else { return true }
    if "[(<#［（,،".contains(before) || "])>#］）".contains(after) { return true }
    // `١٢/٣/٢٠٢١ ١٤:٠٥`: a time right behind a date.
    return value(of: before) != nil
  }
}
