import Basics

/// Gathers the words of a Rich Text Format file (RTF 1.9.1), as Word, LibreOffice, TextEdit and older programs write it.
struct RTFText {
  var document = DocumentText()
  var insertions = 0
  var unreadable = 0

  static let deepest = 2000

  var states = [RTFState()]
  var fonts = RTFFonts()
  /// Bytes not yet decoded, of one font.
  var pending: [UInt8] = []
  var highSurrogate: UInt32?
  var standInsLeft = 0
  var table = RTFTable()
  /// Those of the flows around a note, a comment or a box.
  var tables: [RTFTable] = []
  var listMark: String?
  var captured = ""
  private var commentAuthor: String?
  private var commentName: String?
  private var comments = 0
  var headerHasWords = false
  private var tickBox = RTFTickBox()
  var wasDeleted = false
  var wasInserted = false

  var state: RTFState {
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
        guard states.count < Self.deepest else {
          throw Problem.brokenRichText("it is nested too deeply", file, tokens.line)
        }
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
        if standInsLeft > 0, word != "u", !RTFText.isFormatting(word) {
          standInsLeft -= 1
        } else {
          take(word, parameter)
        }
      case .byte(let byte):
        if pending.count > PlainTextFormat.largest {
          throw Problem.tooLarge(bytes.count / 1_048_576, most: PlainTextFormat.largest / 1_048_576, file: file)
        }
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
    case .passedOver: tickBox.take(word, parameter)
    case .fontTable: fonts.takeInTable(word, parameter)
    case .words, .header, .captured: takeInWords(word, parameter)
    }
  }

  private mutating func takeInWords(_ word: Substring, _ parameter: Int?) {
    let isOn = parameter != 0
    switch word {
    case "f": state.font = parameter
    case "uc": state.standIns = max(0, min(parameter ?? 1, 100))
    case "plain": (state.isHidden, state.font) = (false, nil)
    case "v": state.isHidden = isOn
    case "deleted": state.isDeleted = isOn
    case "revised": state.isInserted = isOn
    case "par", "sect": if state.destination == .words { endParagraph() }
    case "pard": table.reset()
    case "intbl": table.depth = max(1, table.depth)
    case "itap": table.depth = max(0, min(parameter ?? 0, 50))
    case "cell", "nestcell": endCell(isNested: word == "nestcell")
    case "row", "nestrow": if state.destination == .words { table.endRow(isNested: word == "nestrow", in: &document) }
    default:
      if !fonts.takeEncoding(word, parameter), let text = RTFDestinations.characters[word] { put(text) }
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
      tickBox = RTFTickBox()
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
    case .field: if let text = tickBox.text { put(text) }
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
}

/// What holds inside one group of a Rich Text Format file, and at its end is as it was before.
struct RTFState {
  /// Where text goes.
  enum Destination: Equatable {
    case words
    case passedOver
    case fontTable
    /// A header or a footer: dropped, but counted where it has words.
    case header
    /// Text that is remembered under the name of its control word: a list's number, a comment's author.
    case captured(String)
  }

  /// What is to be done when the group ends.
  enum Ending: Equatable {
    case nothing
    case capture(String)
    case note(Int)
    case comment
    case box
    case header
    case field
  }

  var destination = Destination.words
  var ending = Ending.nothing
  /// Index in the font table.
  var font: Int?
  /// How many characters stand in for one of Unicode, for programs that don't know it.
  var standIns = 1
  var isHidden = false
  var isDeleted = false
  var isInserted = false
  /// Whether `\*` has just been read: a destination that is not known is passed over.
  var isOptional = false
}
