import FileContents

/// Gathers the words of one part of a Word document from its XML.
struct WordText {
  /// A note that the text cites.
  struct Citation: Hashable {
    /// `footnote` or `endnote`.
    let kind: String
    let id: String
  }

  var document = DocumentText()
  /// In the order of the notes of `document`.
  private(set) var citations: [Citation] = []
  /// Words of footnotes, endnotes and comments, where the part holds them.
  private(set) var apart: [Citation: (words: String, author: String?)] = [:]
  private(set) var insertions = 0

  private let styles: WordStyles
  private var numbering: WordNumbering

  /// How an element's content is read.
  private enum Mode {
    case words
    case passedOver
    /// A picture, whose only words are those of a text box.
    case picture
    case paragraphProperties
    case controlProperties
  }

  private struct Paragraph {
    var number: String?
    var level: Int?
    var style: String?
    var isMerged = false
  }

  private struct Run {
    var isHidden = false
    var font = ""
  }

  private var modes: [Mode] = [.words]
  private var paragraphs: [Paragraph] = []
  private var runs: [Run] = []
  /// For each field that is open, whether its result has begun.
  private var fields: [Field] = []
  private var hasPlaceholder: [Bool] = []
  private var pictures: [(what: String, hasBox: Bool)] = []
  private var notes: [(note: Citation, author: String?)] = []
  private var isInText = false

  private struct Field {
    var isResult = false
    var box: Bool?
  }

  init(styles: WordStyles = WordStyles(), numbering: WordNumbering = WordNumbering()) {
    self.styles = styles
    self.numbering = numbering
  }

  /// Whether a property that is there is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`.
  static func isOn(_ value: String?) -> Bool { !["0", "false", "off"].contains(value ?? "1") }

  /// Elements whose content is passed over, with what is counted for each.
  private static let passedOver: [String: String?] = [
    "del": "tracked deletions", "moveFrom": "tracked deletions", "altChunk": "embedded documents", "Fallback": nil,
    "rt": nil, "sectPr": nil, "rPrChange": nil, "pPrChange": nil, "tblPr": nil, "tblGrid": nil, "trPr": nil,
    "tcPr": nil, "sdtEndPr": nil, "instrText": nil,
  ]

  mutating func take(_ piece: XMLStream.Piece) {
    switch piece {
    case .start(let name, let attributes, let isEmpty):
      let mode = start(name, attributes, isEmpty)
      if !isEmpty { modes.append(mode) }
    case .end(let name):
      let mode = modes.count > 1 ? modes.removeLast() : .words
      end(name, mode)
    case .text(let text):
      if isInText, modes.last == .words { append(text) }
    }
  }

  /// - Returns: how the element's content is read.
  private mutating func start(_ name: String, _ attributes: [String: String], _ isEmpty: Bool) -> Mode {
    switch modes[modes.count - 1] {
    case .passedOver: return .passedOver
    case .picture:
      guard name == "txbxContent", !isEmpty else { return name == "Fallback" ? .passedOver : .picture }
      pictures[pictures.count - 1].hasBox = true
      document.beginFlow()
      return .words
    case .paragraphProperties:
      takeParagraphProperty(name, attributes)
      return ["rPrChange", "pPrChange"].contains(name) ? .passedOver : .paragraphProperties
    case .controlProperties:
      if name == "showingPlcHdr", Self.isOn(attributes["val"]) { hasPlaceholder[hasPlaceholder.count - 1] = true }
      return .controlProperties
    case .words: return startInWords(name, attributes, isEmpty)
    }
  }

  private mutating func startInWords(_ name: String, _ attributes: [String: String], _ isEmpty: Bool) -> Mode {
    if let counted = Self.passedOver[name] {
      if let counted, !(isEmpty && name == "del") { document.leaveOut(counted) }
      return .passedOver
    }
    switch name {
    case "p": if isEmpty { document.endParagraph() } else { paragraphs.append(Paragraph()) }
    case "pPr": return .paragraphProperties
    case "r": if !isEmpty { runs.append(Run(isHidden: styles.isHidden(paragraphs.last?.style))) }
    case "t": isInText = !isEmpty
    case "drawing", "pict", "object":
      if !isEmpty { pictures.append((name == "object" ? "embedded objects" : "images", false)) }
      return .picture
    case "sdt": if !isEmpty { hasPlaceholder.append(false) }
    case "sdtPr": return .controlProperties
    case "sdtContent":
      guard hasPlaceholder.last == true else { break }
      document.leaveOut("form fields that were not filled in")
      return .passedOver
    case "footnote", "endnote", "comment":
      guard !isEmpty, let id = attributes["id"] else { break }
      notes.append((Citation(kind: attributes["type"] == nil ? name : "", id: id), attributes["author"]))
      document.beginFlow()
    case "tbl": if !isEmpty { document.beginTable() }
    case "tr": document.beginRow()
    case "tc": document.beginCell()
    default: takeRunPart(name, attributes, isEmpty)
    }
    return .words
  }

  /// What is between the words of a run, and marks between runs.
  private mutating func takeRunPart(_ name: String, _ attributes: [String: String], _ isEmpty: Bool) {
    let isInRun = !runs.isEmpty
    switch name {
    case "vanish": if isInRun { runs[runs.count - 1].isHidden = Self.isOn(attributes["val"]) }
    case "rStyle": if isInRun, styles.isHidden(attributes["val"]) { runs[runs.count - 1].isHidden = true }
    case "rFonts": if isInRun { runs[runs.count - 1].font = attributes["ascii"] ?? attributes["hAnsi"] ?? "" }
    case "tab", "ptab": if isInRun { append("\t") }
    case "br", "cr": if isInRun { append("\n") }
    case "noBreakHyphen": append("\u{2011}")
    case "softHyphen": append("\u{AD}")
    case "sym": appendSymbol(attributes)
    case "ins", "moveTo": if !isEmpty { insertions += 1 }
    case "fldChar": takeField(attributes["fldCharType"] ?? "")
    case "checkBox": if !fields.isEmpty { fields[fields.count - 1].box = false }
    case "checked", "default":
      guard let last = fields.indices.last, fields[last].box != nil else { break }
      fields[last].box = Self.isOn(attributes["val"])
    case "commentRangeStart": if let id = attributes["id"] { document.beginComment(id) }
    case "commentRangeEnd": if let id = attributes["id"] { document.endComment(id) }
    case "commentReference": if let id = attributes["id"] { document.setComment(id, text: "", author: nil) }
    case "footnoteReference", "endnoteReference": cite(String(name.dropLast(9)), attributes["id"])
    default: break
    }
  }

  private mutating func takeParagraphProperty(_ name: String, _ attributes: [String: String]) {
    guard let last = paragraphs.indices.last else { return }
    switch name {
    case "pStyle": paragraphs[last].style = attributes["val"]
    case "numId": paragraphs[last].number = attributes["val"]
    case "ilvl": paragraphs[last].level = ListMark.level(attributes["val"], in: WordNumbering.levels)
    // The paragraph's end was deleted: what follows belongs to it.
    case "del", "moveFrom": paragraphs[last].isMerged = true
    default: break
    }
  }

  private mutating func end(_ name: String, _ mode: Mode) {
    switch name {
    case "drawing", "pict", "object":
      guard mode == .picture, modes.last != .picture, let picture = pictures.popLast() else { return }
      if !picture.hasBox { document.leaveOut(picture.what) }
    case "txbxContent": if mode == .words { document.addBox(document.endFlow()) }
    case _ where mode != .words: break
    case "t": isInText = false
    case "r": _ = runs.popLast()
    case "p": endParagraph()
    case "sdt": _ = hasPlaceholder.popLast()
    case "tc": if !document.isAtParagraphStart { document.endParagraph() }
    case "tbl": document.endTable()
    case "footnote", "endnote", "comment":
      guard let (note, author) = notes.popLast() else { return }
      apart[note] = (document.endFlow().joined(separator: name == "comment" ? "\n" : " "), author)
    default: break
    }
  }

  private mutating func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    if paragraph.isMerged { return }
    let fromStyle = styles.list(paragraph.style)
    var mark: String?
    if let number = paragraph.number ?? fromStyle?.number, number != "0" {
      mark = numbering.mark(number: number, level: paragraph.level ?? fromStyle?.level ?? 0)
    }
    document.endParagraph(listMark: mark)
  }

  private mutating func append(_ text: String) {
    if fields.contains(where: { !$0.isResult }) { return }
    let run = runs.last ?? Run()
    guard run.isHidden else {
      if SymbolFont.isSymbolic(run.font), text.unicodeScalars.contains(where: { (0xF000...0xF0FF).contains($0.value) })
      {
        let (plain, unknown) = SymbolFont.text(text, font: run.font)
        document.leaveOut("symbols that Unicode does not have", unknown)
        return document.append(plain)
      }
      return document.append(text)
    }
    if !text.allSatisfy(\.isWhitespace) { document.leaveOut("hidden passages") }
  }

  private mutating func appendSymbol(_ attributes: [String: String]) {
    guard let code = attributes["char"].flatMap({ UInt32($0, radix: 16) }),
      let character = SymbolFont.character(code, font: attributes["font"] ?? "")
    else { return document.leaveOut("symbols that Unicode does not have") }
    append(character)
  }

  private mutating func takeField(_ kind: String) {
    switch kind {
    case "begin": fields.append(Field())
    case "separate": if !fields.isEmpty { fields[fields.count - 1].isResult = true }
    case "end":
      if let field = fields.popLast(), let isChecked = field.box { append(isChecked ? "☒" : "☐") }
    default: break
    }
  }

  private mutating func cite(_ kind: String, _ id: String?) {
    guard let id, runs.last?.isHidden != true, notes.isEmpty else { return }
    citations.append(Citation(kind: kind, id: id))
    _ = document.cite()
  }
}
