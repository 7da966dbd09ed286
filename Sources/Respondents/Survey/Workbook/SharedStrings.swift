import FileContents

/// The texts that a workbook keeps once for all its cells.
enum SharedStrings {
  /// - Throws: `Problem` of kind `badData` when the XML is broken.
  static func read(_ stream: ZipEntryStream, file: String) throws -> [String] {
    var strings: [String] = []
    var text = RichText()
    try XMLStream.read(stream, part: "xl/sharedStrings.xml", file: file) { piece in
      switch piece {
      case .start("si", _, let isEmpty):
        text = RichText()
        if isEmpty { strings.append("") }
      case .end("si"): strings.append(text.finished)
      default: text.take(piece)
      }
    }
    return strings
  }
}

/// The words of a string with formatting: its `t`, without those that say how characters are read (`rPh`).
struct RichText {
  private var text = ""
  private var isInText = false
  private var phonetic = 0

  mutating func take(_ piece: XMLStream.Piece) {
    switch piece {
    case .start("t", _, let isEmpty): isInText = !isEmpty
    case .end("t"): isInText = false
    case .start("rPh", _, let isEmpty): if !isEmpty { phonetic += 1 }
    case .end("rPh"): phonetic -= 1
    case .text(let words): if isInText, phonetic == 0 { text += words }
    default: break
    }
  }

  /// NFC, line breaks are LF, without `_x000D_` for carriage returns.
  var finished: String {
    var text = text
    if text.contains("_x000D_") { text = text.replacing("_x000D_", with: "") }
    return text.withUTF8 { canonicalCell(UnsafeRawBufferPointer($0)) }
  }
}
