import FileContents

/// One line of a page, with its place in points from the page's upper left corner.
struct PDFLine {
  var text: String
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double
  /// Width of the first word.
  let firstWord: Double
  /// Counts the blocks of text of all pages: lines of one block stand together.
  let block: Int

  var height: Double { max(bottom - top, 1) }

  /// Whether `next` stands to the right on the same line: words after a list's number or a speaker's label, the cells of
  /// a table's row.
  func isBeside(_ next: PDFLine) -> Bool {
    let shared = min(bottom, next.bottom) - max(top, next.top)
    return shared > 0.6 * min(height, next.height) && next.left >= right - 1
  }

  /// The two as one line; cells are parted by a tab.
  func with(_ next: PDFLine) -> PDFLine {
    let isMark = text.unicodeScalars.count <= 4 || text.hasSuffix(":") || text.hasSuffix("：")
    return PDFLine(
      text: text + (isMark ? " " : "\t") + next.text, left: left, top: min(top, next.top), right: next.right,
      bottom: max(bottom, next.bottom), firstWord: firstWord, block: next.block)
  }
}

struct PDFPage {
  let height: Double
  var lines: [PDFLine] = []

  /// The page with pieces of one line joined: a list's number and its words, a speaker's label, the cells of a row.
  var joined: PDFPage {
    var page = PDFPage(height: height)
    for line in lines {
      if let last = page.lines.last, last.isBeside(line) {
        page.lines[page.lines.count - 1] = last.with(line)
      } else {
        page.lines.append(line)
      }
    }
    return page
  }
}

/// Reads what `pdftotext -bbox-layout` writes: pages, flows, blocks, lines and words with their places.
struct PDFPages {
  private var pages: [PDFPage] = []
  private var words: [String] = []
  private var word: String?
  private var box = (left: 0.0, top: 0.0, right: 0.0, bottom: 0.0)
  private var firstWord = 0.0
  private var block = 0

  /// The pages' lines as `pdftotext` has them, numbers beside them and cells of a row each by itself (`PDFPage.joined`).
  /// - Throws: `Problem` of kind `badData` when it is not what was expected.
  static func read(_ output: [UInt8], file: String) throws -> [PDFPage] {
    var result = PDFPages()
    try XMLStream.read(Self.document(in: output), part: "the output of pdftotext", file: file) { result.take($0) }
    return result.pages
  }

  /// The part from `<doc>` to `</doc>`: the head declares a document type and holds the title unescaped. Control
  /// characters, which XML cannot hold, are taken out.
  private static func document(in output: [UInt8]) -> [UInt8] {
    let start = Array("<doc>".utf8)
    var index = 0
    while index + start.count <= output.count, !output[index..<index + start.count].elementsEqual(start) { index += 1 }
    var end = output.count
    let close = Array("</doc>".utf8)
    while end - close.count >= index, !output[(end - close.count)..<end].elementsEqual(close) { end -= 1 }
    guard index < end else { return Array("<doc/>".utf8) }
    return output[index..<end].filter { $0 >= 0x20 || $0 == 0x0A }
  }

  private mutating func take(_ piece: XMLStream.Piece) {
    switch piece {
    case .start("page", let attributes, _): pages.append(PDFPage(height: Self.number(attributes["height"])))
    case .start("block", _, _): block += 1
    case .start("line", let attributes, _):
      words = []
      box = (
        Self.number(attributes["xMin"]), Self.number(attributes["yMin"]), Self.number(attributes["xMax"]),
        Self.number(attributes["yMax"])
      )
    case .start("word", let attributes, _):
      word = ""
      if words.isEmpty { firstWord = Self.number(attributes["xMax"]) - Self.number(attributes["xMin"]) }
    case .text(let text): if word != nil { word? += text }
    case .end("word"):
      if let word, !word.isEmpty { words.append(word) }
      word = nil
    case .end("line"): endLine()
    default: break
    }
  }

  private mutating func endLine() {
    guard !words.isEmpty, !pages.isEmpty else { return }
    let line = PDFLine(
      text: words.joined(separator: " "), left: box.left, top: box.top, right: box.right, bottom: box.bottom,
      firstWord: firstWord, block: block)
    pages[pages.count - 1].lines.append(line)
  }

  private static func number(_ text: String?) -> Double { text.flatMap(Double.init) ?? 0 }
}
