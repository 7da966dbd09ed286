import FileContents

/// Which cell formats of a workbook show days, and which times of day.
struct WorkbookStyles {
  enum Content {
    case numbers
    case days
    case times
  }

  /// By index of the cell's format (`s`).
  private var contents: [Content] = []

  /// A workbook without styles: nothing is a date.
  init() {}

  /// - Throws: `Problem` of kind `badData` when the XML is broken.
  init(_ xml: [UInt8], file: String) throws {
    var codes: [Int: String] = [:]
    var isInFormats = false
    var contents: [Content] = []
    try XMLStream.read(xml, part: "xl/styles.xml", file: file) { piece in
      switch piece {
      case .start("numFmt", let attributes, _):
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
      case .start("cellXfs", _, _): isInFormats = true
      case .end("cellXfs"): isInFormats = false
      case .start("xf", let attributes, _) where isInFormats:
        let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
        contents.append(codes[id].map(Self.content(of:)) ?? Self.builtIn(id))
      default: break
      }
    }
    self.contents = contents
  }

  func content(_ style: Int) -> Content { contents.indices.contains(style) ? contents[style] : .numbers }

  /// Built-in formats (18.8.30): with days 14 to 17 and 22, and the East Asian ones; with times alone 18 to 21.
  private static func builtIn(_ id: Int) -> Content {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .days
    case 18...21, 32...35, 55, 56: .times
    default: .numbers
    }
  }

  /// What a format's code shows outside quotes, brackets and escapes: a year or a day (`d`, `y`; `m` may be minutes), or
  /// hours alone. Hours in brackets are those of a duration.
  private static func content(of code: String) -> Content {
    var hasHours = false
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
      case "d", "y": if !isQuoted, !isBracketed { return .days }
      case "h":
        if isBracketed { return .numbers }
        if !isQuoted { hasHours = true }
      default: break
      }
    }
    return hasHours ? .times : .numbers
  }
}
