import FileContents

/// Which cell formats of a workbook show days.
struct WorkbookStyles {
  /// By index of the cell's format (`s`).
  private var areDates: [Bool] = []

  /// A workbook without styles: nothing is a date.
  init() {}

  /// - Throws: `Problem` of kind `badData` when the XML is broken.
  init(_ xml: [UInt8], file: String) throws {
    var codes: [Int: String] = [:]
    var isInFormats = false
    var areDates: [Bool] = []
    try XMLStream.read(xml, part: "xl/styles.xml", file: file) { piece in
      switch piece {
      case .start("numFmt", let attributes, _):
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
      case .start("cellXfs", _, _): isInFormats = true
      case .end("cellXfs"): isInFormats = false
      case .start("xf", let attributes, _) where isInFormats:
        let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
        areDates.append(codes[id].map(Self.isDate) ?? Self.builtIn.contains(id))
      default: break
      }
    }
    self.areDates = areDates
  }

  func isDate(_ style: Int) -> Bool { areDates.indices.contains(style) && areDates[style] }

  /// Built-in formats with days (18.8.30): 14 to 17 and 22, and the East Asian ones.
  private static let builtIn: Set<Int> = Set([14, 15, 16, 17, 22] + Array(27...31) + [36] + Array(50...54) + [57, 58])

  /// Whether a format's code has a year or a day outside quotes, brackets and escapes (`d`, `y`; `m` may be minutes).
  private static func isDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for scalar in code.lowercased().unicodeScalars {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch scalar {
      case "\"": isQuoted.toggle()
      case "\\", "_", "*": isEscaped = true
      case "[" where !isQuoted: isBracketed = true
      case "]": isBracketed = false
      case "d", "y": if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}
