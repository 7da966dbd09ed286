import Ground

/// Gathers the words of a Rich Text Format file (RTF 1.9.1), as Word, LibreOffice, TextEdit and older programs write it.
struct RTFText {
  var document = DocumentText()
  private(set) var insertions = 0
  private(set) var unreadable = 0

  static let deepest = 2000

  private var states = [RTFState()]
  private var fonts: [Int: (encoding: String?, isSymbol: Bool)] = [:]
  private var fontNames: [Int: String] = [:]
  private var defaultFont: Int?
  private var encoding = RTFCodePage.western
  /// Bytes not yet decoded, of one font.
  private var pending: [UInt8] = []
  private var highSurrogate: UInt32?
  private var standInsLeft = 0
  private var table = RTFTable()
  /// Those of the flows around a note, a comment or a box.
  private var tables: [RTFTable] = []
  private var listMark: String?
  private var captured = ""
  private var commentAuthor: String?
  private var commentName: String?
  private var comments = 0
  private var headerHasWords = false
  private var checkBox: (isBox: Bool, isChecked: Bool) = (false, false)
  private var wasDeleted = false
  private var wasInserted = false

  private var state: RTFState {
    get { states[states.count - 1] }
    set { states[states.count - 1] = newValue }
  }

  /// - Throws: `Problem` of kind `badData` when groups are not closed.
  mutating func read(_ bytes: [UInt8], file: String) throws {
    var tokens = RTFTokens(bytes)
    while let token = tokens.next() {
      switch token {
      case .open:
        flush()
        standInsLeft = 0
        guard states.count < Self.deepest else { throw Problem.brokenRichText("it is nested too deeply", file, tokens.line) }
        var inner = state
        (inner.ending, inner.isOptional) = (.nothing, false)
        states.append(inner)
      case .close:
        flush()
        standInsLeft = 0
        guard states.count > 1 else { throw Problem.brokenRichText("a brace too many", file, tokens.line) }
        end(states.removeLast())
        if states.count == 1 { return finish() }
      case .control("bin", let count): tokens.skip(count ?? 0)
      case .control(let word, let parameter):
        if standInsLeft > 0, word != "u", !RTFText.isFormatting(word) { standInsLeft -= 1 } else { take(word, parameter) }
      case .byte(let byte):
        if standInsLeft > 0 { standInsLeft -= 1 } else { take(byte) }
      }
    }
    throw Problem.brokenRichText("it is cut off", file, tokens.line)
  }

  private static func isFormatting(_ word: Substring) -> Bool { word.count > 1 && word != "'" }

  private mutating func finish() {
    if !document.isAtParagraphStart { endParagraph() }
    table.close(in: &document)
  }

  // MARK: Control words

  private mutating func take(_ word: Substring, _ parameter: Int?) {
    if word == "u" { return take(unicode: parameter ?? 0) }
    flush()
    if word == "*" { return state.isOptional = true }
    if let destination = RTFDestinations.known[word] { return begin(destination, word) }
    if state.isOptional {
      state.isOptional = false
      if word == "moMath" || word == "mmath" { document.leaveOut("formulas") }
      return state.destination = .passedOver
    }
    switch state.destination {
    case .passedOver: takeFormField(word, parameter)
    case .fontTable: takeFont(word, parameter)
    case .words, .header, .captured: takeInWords(word, parameter)
    }
  }

  private mutating func takeFont(_ word: Substring, _ parameter: Int?) {
    switch word {
    case "f":
      state.font = parameter
      if let parameter { fonts[parameter] = (nil, false) }
    case "fcharset":
      guard let font = state.font, let parameter else { break }
      fonts[font] = (RTFCodePage.name(characterSet: parameter), parameter == 2)
    case "cpg": if let font = state.font, let parameter { fonts[font]?.encoding = RTFCodePage.name(parameter) }
    default: break
    }
  }

  /// A form's field stands in the instructions of a field, whose words are nobody's.
  private mutating func takeFormField(_ word: Substring, _ parameter: Int?) {
    switch word {
    case "fftype": checkBox.isBox = parameter == 1
    case "ffres": if parameter != 25 { checkBox.isChecked = parameter == 1 }
    case "ffdefres": checkBox.isChecked = parameter == 1
    default: break
    }
  }

  private mutating func takeInWords(_ word: Substring, _ parameter: Int?) {
    let isOn = parameter != 0
    switch word {
    case "ansicpg": encoding = parameter.flatMap { RTFCodePage.name($0) } ?? encoding
    case "mac": encoding = "macintosh"
    case "pc": encoding = "ibm-437"
    case "pca": encoding = "ibm-850"
    case "deff": defaultFont = parameter
    case "f": state.font = parameter
    case "uc": state.standIns = max(0, min(parameter ?? 1, 100))
    case "plain": (state.isHidden, state.font) = (false, defaultFont)
    case "v": state.isHidden = isOn
    case "deleted": state.isDeleted = isOn
    case "revised": state.isInserted = isOn
    case "par", "sect": if state.destination == .words { endParagraph() }
    case "pard": table.reset()
    case "intbl": table.depth = max(1, table.depth)
    case "itap": table.depth = max(0, min(parameter ?? 0, 50))
    case "cell", "nestcell": endCell(isNested: word == "nestcell")
    case "row", "nestrow": if state.destination == .words { table.endRow(isNested: word == "nestrow", in: &document) }
    default: if let text = RTFDestinations.characters[word] { put(text) }
    }
  }

  private mutating func begin(_ kind: RTFDestinations.Kind, _ word: Substring) {
    state.isOptional = false
    guard state.destination == .words || kind == .unicodeTwin else {
      if kind == .passedOver || kind == .picture { state.destination = .passedOver }
      return
    }
    switch kind {
    case .fontTable: state.destination = .fontTable
    case .passedOver: state.destination = .passedOver
    case .unicodeTwin: state.destination = .words
    case .picture:
      document.leaveOut("images")
      state.destination = .passedOver
    case .object: document.leaveOut("embedded objects")
    case .header: (state.destination, state.ending, headerHasWords) = (.header, .header, false)
    case .captured:
      captured = ""
      (state.destination, state.ending) = (.captured(String(word)), .capture(String(word)))
    case .note:
      state.ending = .note(document.cite())
      beginFlow()
    case .comment:
      state.ending = .comment
      beginFlow()
    case .box:
      state.ending = .box
      beginFlow()
    case .field:
      state.ending = .field
      checkBox = (false, false)
    case .transparent: break
    }
  }

  private mutating func beginFlow() {
    document.beginFlow()
    tables.append(table)
    table = RTFTable()
  }

  private mutating func endFlow() -> [String] {
    table.close(in: &document)
    table = tables.popLast() ?? RTFTable()
    return document.endFlow()
  }

  private mutating func end(_ ended: RTFState) {
    switch ended.ending {
    case .nothing: break
    case .capture(let word): endCapture(word)
    case .note(let index): document.setNote(index, endFlow().joined(separator: " "))
    case .comment:
      comments += 1
      document.setComment(
        commentName ?? " \(comments)", text: endFlow().joined(separator: "\n"), author: commentAuthor)
      (commentName, commentAuthor) = (nil, nil)
    case .box: document.addBox(endFlow())
    case .header: if headerHasWords { document.leaveOut("headers and footers") }
    case .field: if checkBox.isBox { put(checkBox.isChecked ? "☒" : "☐") }
    }
  }

  private mutating func endCapture(_ word: String) {
    let text = captured.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    captured = ""
    switch word {
    case "listtext", "pntext": listMark = text.isEmpty ? nil : RTFDestinations.isBullet(text) ? ListMark.bullet : text
    case "atnauthor": commentAuthor = text.isEmpty ? nil : text
    case "atnref": commentName = text
    case "atrfstart": document.beginComment(text)
    case "atrfend": document.endComment(text)
    default: break
    }
  }

  // MARK: Words

  private mutating func endParagraph() {
    flush()
    if state.isDeleted, state.destination == .words { return }
    table.ensureCell(in: &document)
    document.endParagraph(listMark: listMark)
    listMark = nil
  }

  private mutating func endCell(isNested: Bool) {
    guard state.destination == .words else { return }
    flush()
    if isNested { table.depth = max(2, table.depth) } else { table.depth = 1 }
    endParagraph()
    table.endCell()
  }

  private mutating func take(_ byte: UInt8) {
    if state.destination == .fontTable, let font = state.font, byte != 0x3B, byte < 0x80 {
      return fontNames[font, default: ""].append(Character(UnicodeScalar(byte)))
    }
    guard state.destination != .passedOver, state.destination != .fontTable else { return }
    highSurrogate = nil
    pending.append(byte)
  }

  private mutating func take(unicode code: Int) {
    flush()
    standInsLeft = state.standIns
    guard state.destination != .passedOver, state.destination != .fontTable else { return }
    let value = UInt32(truncatingIfNeeded: code < 0 ? code + 65_536 : code)
    if (0xD800...0xDBFF).contains(value) { return highSurrogate = value }
    if (0xDC00...0xDFFF).contains(value) {
      guard let high = highSurrogate else { return }
      highSurrogate = nil
      return put(UnicodeScalar(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00)))
    }
    if (0xF000...0xF0FF).contains(value), isSymbolic { return putSymbol(value) }
    put(UnicodeScalar(value))
  }

  private var isSymbolic: Bool { (state.font ?? defaultFont).flatMap { fonts[$0]?.isSymbol } ?? false }

  private mutating func putSymbol(_ code: UInt32) {
    let name = (state.font ?? defaultFont).flatMap { fontNames[$0] }?.lowercased() ?? ""
    guard let character = SymbolFont.character(code, font: name.hasPrefix("wingdings") ? "wingdings" : "symbol") else {
      return document.leaveOut("symbols that Unicode does not have")
    }
    put(character)
  }

  private mutating func put(_ scalar: UnicodeScalar?) {
    if let scalar { put(String(scalar)) } else { unreadable += 1 }
  }

  /// Decodes the bytes that have been gathered.
  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    if isSymbolic, bytes.contains(where: { $0 >= 0x80 }) { return bytes.forEach { putSymbol(UInt32($0)) } }
    let font = (state.font ?? defaultFont).flatMap { fonts[$0] }
    let (text, isSound) = RTFCodePage.text(bytes, encoding: font?.encoding ?? encoding)
    if !isSound { unreadable += 1 }
    put(text)
  }

  private mutating func put(_ text: String) {
    switch state.destination {
    case .passedOver, .fontTable: return
    case .header: if !text.allSatisfy(\.isWhitespace) { headerHasWords = true }
    case .captured: captured += text
    case .words: putWords(text)
    }
  }

  private mutating func putWords(_ text: String) {
    if state.isDeleted {
      if !wasDeleted { document.leaveOut("tracked deletions") }
      wasDeleted = true
      return
    }
    wasDeleted = false
    if state.isHidden {
      if !text.allSatisfy(\.isWhitespace) { document.leaveOut("hidden passages") }
      return
    }
    if state.isInserted, !wasInserted { insertions += 1 }
    wasInserted = state.isInserted
    document.append(text)
  }
}
