import FileContents

/// Gathers the words of an OpenDocument text from its `content.xml` (OpenDocument 1.3, part 3).
struct OpenDocumentText {
  var document = DocumentText()
  private(set) var insertions = 0

  private var styles: OpenDocumentStyles
  private var lists = OpenDocumentLists()

  /// How an element's content is read.
  private enum Mode {
    case words
    case hidden
    case passedOver
    case styles
    case author
    /// The head of a document with tracked changes: the words that were deleted.
    case changes
  }

  private var modes: [Mode] = [.passedOver]
  /// Style and heading level of the paragraphs that are open.
  private var paragraphs: [(style: String?, heading: Int?)] = []
  private var fonts: [String] = []
  private var frames: [(what: String, hasBox: Bool)] = []
  private var notes: [Int] = []
  private var annotations: [(name: String, author: String)] = []
  private var endsWithSpace = false
  private var anonymous = 0
  /// Cells and rows that stand for several are written out up to this many times.
  private static let mostRepeated = 16

  init(styles: OpenDocumentStyles) {
    self.styles = styles
  }

  private static let passedOver: Set<String> = [
    "forms", "variable-decls", "sequence-decls", "user-field-decls", "table-of-content-source",
    "illustration-index-source", "alphabetical-index-source", "user-index-source", "bibliography-source",
    "table-index-source", "object-index-source", "event-listeners", "ruby-text", "note-citation",
    "settings", "meta", "master-styles", "scripts", "font-face-decls", "binary-data", "date-string",
    "hidden-text", "hidden-paragraph", "sender-initials",
  ]
  private static let shapes: Set<String> = [
    "frame", "custom-shape", "rect", "ellipse", "circle", "line", "polygon", "polyline", "path", "connector", "caption",
    "g", "control", "object",
  ]

  mutating func take(_ piece: XMLStream.Piece) {
    switch piece {
    case .start(let name, let attributes, let isEmpty):
      let mode = start(name, attributes, isEmpty)
      if isEmpty { if mode == .words || mode == .hidden { endEmpty(name) } } else { modes.append(mode) }
      if mode == .styles { styles.take(piece) }
    case .end(let name):
      let mode = modes.count > 1 ? modes.removeLast() : .words
      if mode == .styles { styles.take(piece) }
      if mode == .words || mode == .hidden || mode == .changes { end(name, mode) }
    case .text(let text):
      switch modes[modes.count - 1] {
      case .words: if !paragraphs.isEmpty { append(text) }
      case .hidden: if !text.allSatisfy(\.isWhitespace) { document.leaveOut("hidden passages") }
      case .author: if !annotations.isEmpty { annotations[annotations.count - 1].author += text }
      case .passedOver, .styles, .changes: break
      }
    }
  }

  private mutating func start(_ name: String, _ attributes: [String: String], _ isEmpty: Bool) -> Mode {
    let mode = modes[modes.count - 1]
    if mode == .styles { return .styles }
    if mode == .passedOver {
      // The body begins: everything before it was about the document.
      if name == "text", modes.count <= 3 { return .words }
      if name == "automatic-styles" || name == "styles" { return .styles }
      return .passedOver
    }
    if mode == .changes {
      if name == "deletion" { document.leaveOut("tracked deletions") }
      if name == "insertion" { insertions += 1 }
      return .changes
    }
    if name == "tracked-changes" { return .changes }
    if name == "creator" { return annotations.isEmpty ? .passedOver : .author }
    if name == "date", !annotations.isEmpty { return .passedOver }
    if name == "title" || name == "desc", !frames.isEmpty { return .passedOver }
    if Self.passedOver.contains(name) {
      if name.hasPrefix("hidden-") { document.leaveOut("hidden passages") }
      return .passedOver
    }
    if mode == .hidden { return .hidden }
    return startInWords(name, attributes, isEmpty)
  }

  private mutating func startInWords(_ name: String, _ attributes: [String: String], _ isEmpty: Bool) -> Mode {
    switch name {
    case "p", "h":
      paragraphs.append((attributes["style-name"], name == "h" ? Self.headingLevel(attributes) : nil))
      endsWithSpace = true
      if styles.isHidden(attributes["style-name"]) { return .hidden }
    case "span":
      if !isEmpty { fonts.append(styles.font(attributes["style-name"]) ?? fonts.last ?? "") }
      if styles.isHidden(attributes["style-name"]) { return .hidden }
    case "section": if attributes["display"] == "none" { return .hidden }
    case "s": put(String(repeating: " ", count: Self.repetitions(attributes["c"], most: 1000)))
    case "tab": put("\t")
    case "line-break": put("\n")
    case "list": if !isEmpty { lists.begin(attributes) }
    case "list-item", "list-header": lists.beginItem(attributes, hasNumber: name == "list-item")
    case "note": if !isEmpty { notes.append(document.cite()) }
    case "note-body": if !isEmpty { document.beginFlow() }
    case "annotation":
      anonymous += 1
      let id = attributes["name"] ?? " \(anonymous)"
      document.beginComment(id)
      if attributes["name"] == nil { document.endComment(id) }
      if !isEmpty {
        annotations.append((id, ""))
        document.beginFlow()
      }
    case "annotation-end": if let id = attributes["name"] { document.endComment(id) }
    case "placeholder":
      document.leaveOut("form fields that were not filled in")
      return .passedOver
    case "table": if !isEmpty { document.beginTable() }
    case "table-row": document.beginRow()
    case "table-cell", "covered-table-cell": beginCells(attributes)
    case _ where Self.shapes.contains(name): beginShape(name, isEmpty)
    case "text-box": if !isEmpty { beginBox() }
    default: break
    }
    return .words
  }

  private mutating func endEmpty(_ name: String) {
    if name == "p" || name == "h" { endParagraph() }
  }

  private mutating func end(_ name: String, _ mode: Mode) {
    switch name {
    case "p", "h": endParagraph()
    case "span": _ = fonts.popLast()
    case _ where mode != .words: break
    case "list": lists.end()
    case "note-body":
      let words = document.endFlow().joined(separator: " ")
      if let note = notes.last { document.setNote(note, words) }
    case "note": _ = notes.popLast()
    case "annotation":
      guard let (id, author) = annotations.popLast() else { return }
      let words = document.endFlow().joined(separator: "\n")
      document.setComment(id, text: words, author: author.isEmpty ? nil : author)
    case "table": document.endTable()
    case "text-box": document.addBox(document.endFlow())
    case _ where Self.shapes.contains(name): endShape(name)
    default: break
    }
  }

  // MARK: Shapes

  /// A frame holds a picture or a text box; other shapes hold their text themselves.
  private mutating func beginShape(_ name: String, _ isEmpty: Bool) {
    if name == "object" {
      if !frames.isEmpty { frames[frames.count - 1].what = "embedded objects" }
      return
    }
    guard !isEmpty else { return }
    frames.append((name == "frame" ? "images" : name == "control" ? "form controls" : "drawings", false))
    if name != "frame" { document.beginFlow() }
  }

  private mutating func beginBox() {
    if !frames.isEmpty { frames[frames.count - 1].hasBox = true }
    document.beginFlow()
  }

  private mutating func endShape(_ name: String) {
    guard name != "object", var frame = frames.popLast() else { return }
    if name != "frame" {
      let words = document.endFlow().filter { !$0.allSatisfy(\.isWhitespace) }
      frame.hasBox = !words.isEmpty
      document.addBox(words)
    }
    if !frame.hasBox { document.leaveOut(frame.what) }
  }

  // MARK: Words

  private mutating func beginCells(_ attributes: [String: String]) {
    let repeated = Self.repetitions(attributes["number-columns-repeated"], most: Self.mostRepeated)
    for _ in 0..<repeated { document.beginCell() }
  }

  /// How often something is there: once, unless the document says another number from 1 to `most`.
  private static func repetitions(_ text: String?, most: Int) -> Int { min(max(ListMark.number(text) ?? 1, 1), most) }

  private static func headingLevel(_ attributes: [String: String]) -> Int? {
    ListMark.level(attributes["outline-level"], in: OpenDocumentStyles.levels)
  }

  private mutating func endParagraph() {
    guard let (style, heading) = paragraphs.popLast() else { return }
    let mark = lists.mark(paragraphStyle: style, styles) ?? heading.flatMap { lists.heading(level: $0, styles) }
    document.endParagraph(listMark: mark)
    endsWithSpace = true
  }

  /// Words of the XML, where white space of any kind and length is one space (OpenDocument 1.3, part 3, 6.1.2).
  private mutating func append(_ text: String) {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
        if !endsWithSpace { result.unicodeScalars.append(" ") }
        endsWithSpace = true
      } else {
        result.unicodeScalars.append(scalar)
        endsWithSpace = false
      }
    }
    if let font = fonts.last, SymbolFont.isSymbolic(font) {
      let (plain, unknown) = SymbolFont.text(result, font: font)
      document.leaveOut("symbols that Unicode does not have", unknown)
      result = plain
    }
    document.append(result)
  }

  private mutating func put(_ text: String) {
    guard !paragraphs.isEmpty else { return }
    document.append(text)
    endsWithSpace = false
  }
}
