/// Characters of the fonts `Symbol`, `Wingdings` and their like, which stand for other signs than their codes say.
enum SymbolFont {
  /// Whether text in this font is not what its characters say.
  static func isSymbolic(_ font: String) -> Bool { ["symbol", "wingdings"].contains(font.lowercased()) }

  /// The character of Unicode for a code of such a font; `nil` when there is none, or none is known.
  /// - Parameter code: with or without the 0xF000 that puts it into the private use area.
  static func character(_ code: UInt32, font: String) -> String? {
    let code = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code
    guard code < 0x100 else { return UnicodeScalar(code).map(String.init) }
    if code == 0x20 { return " " }
    let table = font.lowercased() == "wingdings" ? wingdings : symbol
    return table[UInt8(code)].map(String.init)
  }

  /// The code points of a text in such a font, each by itself; what has no character is left out.
  static func text(_ text: String, font: String) -> (text: String, unknown: Int) {
    var result = ""
    var unknown = 0
    for scalar in text.unicodeScalars {
      if let character = character(scalar.value, font: font) { result += character } else { unknown += 1 }
    }
    return (result, unknown)
  }

  /// Adobe's Symbol encoding (PostScript Language Reference, 3rd edition, appendix E.5).
  private static let symbol: [UInt8: Character] = {
    var table: [UInt8: Character] = [:]
    func put(_ first: UInt8, _ characters: String) {
      for (index, character) in characters.enumerated() {
        table[first + UInt8(index)] = character
      }
    }
    put(0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅")
    put(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
    put(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
    put(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…")
    put(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊")
    return table
  }()

  /// The signs of Wingdings that people put into text: boxes, ticks, arrows, hands, faces, bullets.
  private static let wingdings: [UInt8: Character] = [
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x3C: "💾", 0x3F: "✍", 0x41: "✌", 0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞",
    0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x4D: "💣", 0x52: "☼", 0x54: "❄", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x78: "⌧", 0x9E: "·", 0x9F: "•",
    0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦",
    0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]
}
