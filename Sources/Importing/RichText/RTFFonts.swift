/// The fonts of a Rich Text Format file and, by them, the encodings of its bytes.
struct RTFFonts {
  private struct Font {
    /// `nil` where the document's decides.
    var encoding: String?
    var isSymbolic = false
    var name = ""
  }

  /// The font of words that name none.
  var standard: Int?
  private var document = RTFCodePage.western
  private var fonts: [Int: Font] = [:]
  /// The font of the table that is being described.
  private var present: Int?

  private func font(_ number: Int?) -> Font { (number ?? standard).flatMap { fonts[$0] } ?? Font() }

  /// Takes a control word that says what the document's encoding is.
  /// - Returns: whether it is one.
  mutating func takeEncoding(_ word: Substring, _ parameter: Int?) -> Bool {
    switch word {
    case "ansicpg": document = parameter.flatMap { RTFCodePage.name($0) } ?? document
    case "mac": document = "macintosh"
    case "pc": document = "ibm-437"
    case "pca": document = "ibm-850"
    case "deff": standard = parameter
    default: return false
    }
    return true
  }

  /// Takes a control word of the font table.
  mutating func takeInTable(_ word: Substring, _ parameter: Int?) {
    switch word {
    case "f":
      present = parameter
      if let parameter { fonts[parameter] = Font() }
    case "fcharset":
      guard let present, let parameter else { break }
      // Old Macs call all fonts Western and mean their own encoding.
      fonts[present]?.encoding =
        parameter == 0 && document == "macintosh" ? nil : RTFCodePage.name(characterSet: parameter)
      fonts[present]?.isSymbolic = parameter == 2
    case "cpg": if let present, let parameter { fonts[present]?.encoding = RTFCodePage.name(parameter) }
    default: break
    }
  }

  /// Takes a byte of a font's name.
  mutating func takeName(_ byte: UInt8) {
    if let present, byte != 0x3B, byte < 0x80 { fonts[present]?.name.append(Character(UnicodeScalar(byte))) }
  }

  func isSymbolic(_ number: Int?) -> Bool { font(number).isSymbolic }

  func encoding(_ number: Int?) -> String { font(number).encoding ?? document }

  /// What a code of a symbolic font stands for; `nil` when that is not known.
  func symbol(_ code: UInt32, font number: Int?) -> String? {
    let isWingdings = font(number).name.lowercased().hasPrefix("wingdings")
    return SymbolFont.character(code, font: isWingdings ? "wingdings" : "symbol")
  }
}

/// A tick box of a form, as the instructions of its field describe it.
struct RTFTickBox {
  private var isBox = false
  private var isTicked = false

  /// Takes a control word of a form's field, if it is one.
  mutating func take(_ word: Substring, _ parameter: Int?) {
    switch word {
    case "fftype": isBox = parameter == 1
    // 25: not yet decided.
    case "ffres": if parameter != 25 { isTicked = parameter == 1 }
    case "ffdefres": isTicked = parameter == 1
    default: break
    }
  }

  /// `nil` when the field is no tick box.
  var text: String? { isBox ? isTicked ? "☒" : "☐" : nil }
}
