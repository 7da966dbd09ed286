import FileContents

/// Gathers the words of one part of a Word document from its XML.
struct WordText {
  /// A note that the text cites.
  struct Citation: Hashable {
    /// `footnote` or `endnote`.
    let kind: String
    let id: String
  }

  private(set) var paragraphs: [String] = []
  private(set) var citations: [Citation] = []
  private(set) var notes: [Citation: String] = [:]
  /// What is not taken, by its name in the plural.
  var counts: [String: Int] = [:]
  private(set) var insertions = 0

  private var paragraph = ""
  private var isInRun = false
  private var isHidden = false
  private var isInText = false
  private var isInParagraphProperties = false
  private var tables: [WordTable] = []
  private var note: Citation?
  /// Depth inside an element that is passed over whole; 0 outside.
  private var skipped = 0
  private var skippedHasTextBox = false
  private var skippedIsPicture = false

  /// Elements whose content is passed over, with what is counted for each.
  private static let passedOver: [String: String?] = [
    "del": "tracked deletions", "moveFrom": "tracked deletions", "drawing": "images", "pict": "images",
    "object": "embedded objects", "Fallback": nil, "rt": nil, "sectPr": nil, "rPrChange": nil, "pPrChange": nil,
    "tblPr": nil, "tblGrid": nil, "trPr": nil, "tcPr": nil, "sdtPr": nil, "instrText": nil,
  ]

  mutating func take(_ piece: XMLStream.Piece) {
    switch piece {
    case .start(let name, let attributes, let isEmpty):
      if skipped > 0 {
        if name == "txbxContent" { skippedHasTextBox = true }
        if !isEmpty { skipped += 1 }
      } else {
        start(name, attributes, isEmpty)
      }
    case .end(let name):
      if skipped > 0 {
        skipped -= 1
        if skipped == 0, skippedIsPicture { counts[skippedHasTextBox ? "text boxes" : "images", default: 0] += 1 }
      } else {
        end(name)
      }
    case .text(let text):
      if skipped == 0, isInText { append(text) }
    }
  }

  private mutating func start(_ name: String, _ attributes: [String: String], _ isEmpty: Bool) {
    if isInParagraphProperties {
      if name == "numPr" { counts["automatic list numbers or bullets", default: 0] += 1 }
      return
    }
    if let counted = Self.passedOver[name] { return pass(over: name, counted, isEmpty) }
    switch name {
    case "p": if !isEmpty { paragraph = "" }
    case "pPr": isInParagraphProperties = !isEmpty
    case "r": (isInRun, isHidden) = (true, false)
    case "vanish": if isInRun, !["0", "false", "off"].contains(attributes["val"] ?? "1") { isHidden = true }
    case "t": isInText = !isEmpty
    case "tab": if isInRun { append("\t") }
    case "br", "cr": if isInRun { append("\n") }
    case "noBreakHyphen": append("\u{2011}")
    case "sym": counts["symbols of special fonts", default: 0] += 1
    case "ins", "moveTo": if !isEmpty { insertions += 1 }
    case "commentReference": counts["comments", default: 0] += 1
    case "footnoteReference", "endnoteReference": cite(String(name.dropLast(9)), attributes["id"])
    case "footnote", "endnote":
      if attributes["type"] == nil { note = attributes["id"].map { Citation(kind: name, id: $0) } }
    case "tbl": tables.append(WordTable())
    case "tr": if let last = tables.indices.last { tables[last].beginRow() }
    case "tc": if let last = tables.indices.last { tables[last].beginCell() }
    default: break
    }
  }

  private mutating func end(_ name: String) {
    if isInParagraphProperties {
      if name == "pPr" { isInParagraphProperties = false }
      return
    }
    switch name {
    case "t": isInText = false
    case "r": (isInRun, isHidden) = (false, false)
    case "p": emit(paragraph)
    case "tbl": if let table = tables.popLast() { for line in table.paragraphs { emit(line) } }
    case "footnote", "endnote":
      if let note { notes[note] = paragraphs.joined(separator: " ") }
      (note, paragraphs) = (nil, [])
    default: break
    }
  }

  private mutating func emit(_ text: String) {
    paragraph = ""
    if let last = tables.indices.last { tables[last].add(text) } else { paragraphs.append(text) }
  }

  private mutating func append(_ text: String) {
    guard isHidden else { return paragraph += text }
    if !text.allSatisfy(\.isWhitespace) { counts["hidden passages", default: 0] += 1 }
  }

  private mutating func pass(over name: String, _ counted: String?, _ isEmpty: Bool) {
    let isPicture = counted == "images"
    if let counted, !isPicture, !(isEmpty && name == "del") { counts[counted, default: 0] += 1 }
    guard !isEmpty else { return }
    (skipped, skippedIsPicture, skippedHasTextBox) = (1, isPicture, false)
  }

  private mutating func cite(_ kind: String, _ id: String?) {
    guard let id, !isHidden, note == nil else { return }
    citations.append(Citation(kind: kind, id: id))
    paragraph += "[note \(citations.count)]"
  }
}
