import Importing
import Transcripts

/// The letters of a LaTeX text, whose commands write some of them: `K\"ubler`, `{\ss}`, `Smith \& Sons`, `$\alpha$`.
struct LaTeXLetters {
  private let text: [Unicode.Scalar]
  private var place = 0
  private var result = String.UnicodeScalarView()

  private init(_ text: String) {
    self.text = Array(text.unicodeScalars)
  }

  /// The text with letters for the commands that write letters, and gaps for all other commands. It has as many lines.
  static func read(_ text: String) -> String {
    var letters = LaTeXLetters(text)
    while let scalar = letters.next {
      letters.place += 1
      switch scalar {
      case "\\": letters.command()
      case "{", "}", "$": letters.result.append(WrittenForms.gap)
      case "~": letters.result.append(" ")
      default: letters.result.append(scalar)
      }
    }
    return String(letters.result)
  }

  /// Commands that put a mark on the letter behind them (LaTeX2e: An unofficial reference manual, "Accents").
  private static let accents: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "\"": "\u{308}", "=": "\u{304}", ".": "\u{307}",
    "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "r": "\u{30A}", "c": "\u{327}", "k": "\u{328}", "d": "\u{323}",
    "b": "\u{331}",
  ]

  /// Commands that are letters or signs (the same manual, "Additional Latin letters" and "Text symbols").
  private static let letters: [String: String] = [
    "ss": "ß", "SS": "SS", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "th": "þ", "TH": "Þ", "textquotesingle": "'", "textquoteright": "'", "textquotedbl": "\"", "textunderscore": "_",
    "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<", "textgreater": ">",
    "textasciigrave": "`", "textampersand": "&",
  ]

  private var next: Unicode.Scalar? { place < text.count ? text[place] : nil }

  /// Behind a backslash.
  private mutating func command() {
    guard let first = next else { return }
    place += 1
    guard isLetter(first) else { return sign(first) }
    var name = String(first)
    while let scalar = next, isLetter(scalar) {
      name.unicodeScalars.append(scalar)
      place += 1
    }
    if let mark = Self.accents[name], next == " " || next == "{" { return accent(mark, or: WrittenForms.gap) }
    guard let written = Self.letters[name] ?? Self.greek(name) else { return result.append(WrittenForms.gap) }
    result.append(contentsOf: written.unicodeScalars)
    // What ends the command is no part of the word.
    if next == " " {
      place += 1
    } else if next == "{", place + 1 < text.count, text[place + 1] == "}" {
      place += 2
    }
  }

  private mutating func sign(_ sign: Unicode.Scalar) {
    switch sign {
    case "\\": result.append(" ")
    case "-", "/", ",": result.append(WrittenForms.gap)
    default:
      if let mark = Self.accents[String(sign)] { accent(mark, or: sign) } else { result.append(sign) }
    }
  }

  /// The letter behind an accent, in braces or without, and the mark.
  private mutating func accent(_ mark: Unicode.Scalar, or other: Unicode.Scalar) {
    var end = place
    func skip(_ scalars: String) {
      while end < text.count, scalars.unicodeScalars.contains(text[end]) { end += 1 }
    }
    skip(" {\\")
    guard end < text.count, text[end].properties.isAlphabetic else { return result.append(other) }
    result.append(text[end])
    result.append(mark)
    end += 1
    if text[place..<end].contains("{") { skip("}") }
    place = end
  }

  /// Mathematics has the names that HTML has: `alpha`, `varphi`.
  private static func greek(_ name: String) -> String? {
    let plain = name.hasPrefix("var") ? String(name.dropFirst(3)) : name
    return CharacterNames.html.scalar(plain).flatMap { 0x370..<0x400 ~= $0.value ? String($0) : nil }
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    65...90 ~= scalar.value || 97...122 ~= scalar.value
  }
}
