import FileContents

/// Gathers the words of a web page; what is around its text and not of it is left out and counted.
struct HTMLText {
  var document = DocumentText()
  private(set) var insertions = 0

  private enum Mode {
    case words
    case hidden
    /// Left out, and counted under a name if it holds words.
    case passedOver(String?)
  }

  private var modes: [(name: String, mode: Mode)] = [("", .words)]
  /// Whether what is passed over has held words yet.
  private var counted = false
  private var preformatted = 0
  private var lists: [(isNumbered: Bool, style: ListMark.Style, next: Int)] = []
  private var listMark: String?
  /// The place that each cited note has, by the name of its target.
  private var citations: [String: Int] = [:]
  private var notes: [(index: Int, depth: Int)] = []
  /// Whether the element that begins is a note's anchor, whose words are the note's number.
  private var isNoteAnchor = false
  private var endsWithSpace = true

  private static let silent: Set<String> = ["head", "script", "style", "template", "noscript", "rt", "rp", "title"]
  private static let surroundings: Set<String> = ["nav", "header", "footer", "aside"]
  private static let controls: Set<String> = [
    "button", "select", "input", "textarea", "option", "datalist", "dialog", "menu",
  ]
  private static let media: [String: String] = [
    "img": "images", "svg": "images", "canvas": "images", "iframe": "embedded pages", "object": "embedded objects",
    "embed": "embedded objects", "video": "recordings", "audio": "recordings", "math": "formulas",
  ]
  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "section", "article", "main", "ul", "ol",
    "dl", "dt", "dd", "figure", "figcaption", "address", "hr", "body", "html", "form", "fieldset", "legend", "details",
    "summary", "center", "caption",
  ]

  mutating func take(_ piece: XMLStream.Piece) {
    switch piece {
    case .start(let name, let attributes, _): start(name.lowercased(), attributes)
    case .end(let name): end(name.lowercased())
    case .text(let text):
      switch modes[modes.count - 1].mode {
      case .words: append(text)
      case .hidden: count("hidden passages", text)
      case .passedOver(let what): if let what { count(what, text) }
      }
    }
  }

  private mutating func count(_ what: String, _ text: String) {
    if counted || text.allSatisfy(\.isWhitespace) { return }
    counted = true
    document.leaveOut(what)
  }

  private mutating func start(_ name: String, _ attributes: [String: String]) {
    var mode = modes[modes.count - 1].mode
    if case .words = mode {
      mode = self.mode(of: name, attributes)
      if let what = Self.media[name] {
        document.leaveOut(what)
      } else if case .words = mode {
        startInWords(name, attributes)
        if isNoteAnchor { mode = .passedOver(nil) }
        isNoteAnchor = false
      } else {
        counted = false
      }
    }
    modes.append((name, mode))
  }

  private func mode(of name: String, _ attributes: [String: String]) -> Mode {
    if Self.silent.contains(name) { return .passedOver(nil) }
    let role = attributes["role"]?.lowercased() ?? ""
    // LibreOffice saves a page's header as `<div title="header">`.
    let title = name == "div" ? attributes["title"] : nil
    if Self.surroundings.contains(name)
      || ["navigation", "banner", "contentinfo", "complementary", "search"].contains(role)
      || title == "header" || title == "footer"
    {
      return .passedOver("navigation, headers and footers")
    }
    if Self.controls.contains(name) { return .passedOver("form controls") }
    if name == "del" { return .passedOver("tracked deletions") }
    let style = (attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
    if attributes["hidden"] != nil || attributes["aria-hidden"] == "true" || style.contains("display:none")
      || style.contains("visibility:hidden")
    {
      return .hidden
    }
    if Self.media[name] != nil { return .passedOver(nil) }
    return .words
  }

  private mutating func startInWords(_ name: String, _ attributes: [String: String]) {
    if Self.blocks.contains(name) { endBlock() }
    switch name {
    case "br": put("\n")
    case "pre": preformatted += 1
    case "ins": insertions += 1
    case "ul", "menu": lists.append((false, .none, 0))
    case "ol":
      let styles: [String: ListMark.Style] = ["a": .lowerLetter, "A": .upperLetter, "i": .lowerRoman, "I": .upperRoman]
      lists.append((true, styles[attributes["type"] ?? ""] ?? .decimal, ListMark.number(attributes["start"]) ?? 1))
    case "li": beginItem(attributes)
    case "table": beginTable()
    case "tr": document.beginRow()
    case "td", "th": document.beginCell()
    case "a": takeAnchor(attributes)
    case "div", "p", "aside": beginNote(attributes)
    default: break
    }
  }

  private mutating func end(_ name: String) {
    let mode = modes.count > 1 ? modes.removeLast().mode : .words
    guard case .words = mode else { return }
    if Self.blocks.contains(name) { endBlock() }
    switch name {
    case "pre": preformatted -= 1
    case "ul", "ol", "menu": _ = lists.popLast()
    case "td", "th": endBlock()
    case "table":
      endBlock()
      document.endTable()
    case "div", "p", "aside": endNote()
    default: break
    }
  }

  private mutating func beginTable() {
    endBlock()
    document.beginTable()
  }

  private mutating func beginItem(_ attributes: [String: String]) {
    guard let last = lists.indices.last, lists[last].isNumbered else { return listMark = ListMark.bullet }
    let number = ListMark.number(attributes["value"]) ?? lists[last].next
    lists[last].next = number + 1
    listMark = ListMark.text(number, lists[last].style) + "."
  }

  // MARK: Footnotes, as word processors save them

  private mutating func takeAnchor(_ attributes: [String: String]) {
    guard let target = attributes["href"], target.hasPrefix("#") else { return }
    for (start, back) in [("#sdfootnote", "anc"), ("#sdendnote", "anc"), ("#_ftn", ""), ("#_edn", "")]
    where target.hasPrefix(start) {
      let isBack = back.isEmpty ? target.contains("ref") : target.hasSuffix(back)
      if !isBack {
        let digits = target.filter(\.isNumber)
        citations[(start.contains("edn") || start.contains("endnote") ? "e" : "f") + digits] = document.cite()
      }
      isNoteAnchor = true
    }
  }

  private mutating func beginNote(_ attributes: [String: String]) {
    guard let id = attributes["id"]?.lowercased() else { return }
    for (start, kind) in [("sdfootnote", "f"), ("ftn", "f"), ("sdendnote", "e"), ("edn", "e")] where id.hasPrefix(start)
    {
      guard let index = citations[kind + id.filter(\.isNumber)] else { continue }
      notes.append((index, modes.count))
      document.beginFlow()
      return
    }
  }

  private mutating func endNote() {
    guard let last = notes.last, last.depth == modes.count else { return }
    notes.removeLast()
    document.setNote(last.index, document.endFlow().joined(separator: " "))
  }

  // MARK: Words

  private mutating func endBlock() {
    if !document.isAtParagraphStart {
      document.endParagraph(listMark: listMark)
      listMark = nil
    }
    endsWithSpace = true
  }

  private mutating func append(_ text: String) {
    if preformatted > 0 { return put(text) }
    var result = ""
    for scalar in text.unicodeScalars {
      if [" ", "\n", "\t", "\r", "\u{C}"].contains(scalar) {
        if !endsWithSpace { result.unicodeScalars.append(" ") }
        endsWithSpace = true
      } else {
        result.unicodeScalars.append(scalar)
        endsWithSpace = false
      }
    }
    if !result.isEmpty { document.append(result) }
  }

  private mutating func put(_ text: String) {
    document.append(text)
    endsWithSpace = text.last?.isWhitespace ?? endsWithSpace
  }
}
