import FileContents
import Transcripts

/// Gathers what a document says, whatever program wrote it: paragraphs, tables, notes, text boxes, comments; and counts
/// what is not taken.
///
/// A reader of a format calls it in the order of the document. Words go to the innermost flow: the body, or a note, a
/// text box or a comment that has begun and not ended.
struct DocumentText {
  /// A stream of paragraphs with its own tables.
  private struct Flow {
    var paragraphs: [String] = []
    var paragraph = ""
    var tables: [DocumentTable] = []
    /// Paragraphs of text boxes that hang on the present paragraph: they follow it.
    var boxes: [String] = []
  }

  private var flows = [Flow()]
  /// Notes in the order of their citation; empty until their words are known.
  private(set) var notes: [String] = []
  private(set) var counts = LeftOutCounts()
  private(set) var comments: [DocumentComment] = []
  /// Comments whose passage has begun and not ended, by the document's name for them.
  private var openComments: [String: Int] = [:]
  /// Scalars of the body so far, white space not counted.
  private var letters = 0

  // MARK: Words

  /// Words of the present paragraph. Soft hyphens are taken out and counted.
  mutating func append(_ text: String) {
    var text = text
    if text.utf8.contains(0xC2), text.unicodeScalars.contains("\u{AD}") {
      let before = text.unicodeScalars.count
      text.unicodeScalars.removeAll { $0 == "\u{AD}" }
      counts.add("soft hyphens", before - text.unicodeScalars.count)
    }
    flows[flows.count - 1].paragraph += text
    guard flows.count == 1 else { return }
    for index in openComments.values { comments[index].quote += text }
    letters += text.unicodeScalars.count { !WhiteSpace.contains($0) }
  }

  /// Whether nothing is in the present paragraph yet.
  var isAtParagraphStart: Bool { flows[flows.count - 1].paragraph.allSatisfy(\.isWhitespace) }

  /// Ends the present paragraph.
  /// - Parameter listMark: its number or bullet, which is put before the words, unless they begin with a speaker's
  ///   label: there it would hide who speaks.
  mutating func endParagraph(listMark: String? = nil) {
    var text = flows[flows.count - 1].paragraph
    flows[flows.count - 1].paragraph = ""
    if let listMark, !listMark.isEmpty, !text.allSatisfy(\.isWhitespace) {
      if ListMark.hidesLabel(of: text) {
        counts.add("list numbers or bullets before speakers' labels")
      } else {
        text = listMark + " " + text
      }
    }
    if flows.count == 1 {
      for index in openComments.values { comments[index].quote += "\n" }
    }
    emit(text)
    let boxes = flows[flows.count - 1].boxes
    flows[flows.count - 1].boxes = []
    for box in boxes { emit(box) }
  }

  private mutating func emit(_ text: String) {
    let flow = flows.count - 1
    if let last = flows[flow].tables.indices.last {
      flows[flow].tables[last].add(text)
    } else {
      flows[flow].paragraphs.append(text)
    }
  }

  /// Something that is not taken, by its name in the plural.
  mutating func leaveOut(_ what: String, _ count: Int = 1) { counts.add(what, count) }

  // MARK: Tables

  mutating func beginTable() { flows[flows.count - 1].tables.append(DocumentTable()) }

  mutating func beginRow() {
    let flow = flows.count - 1
    if let last = flows[flow].tables.indices.last { flows[flow].tables[last].beginRow() }
  }

  mutating func beginCell() {
    let flow = flows.count - 1
    if let last = flows[flow].tables.indices.last { flows[flow].tables[last].beginCell() }
  }

  var isInTable: Bool { !flows[flows.count - 1].tables.isEmpty }

  /// Ends the innermost table; its rows become paragraphs of the cell or the flow around it.
  mutating func endTable() {
    guard let table = flows[flows.count - 1].tables.popLast() else { return }
    for line in table.paragraphs { emit(line) }
  }

  // MARK: Notes, boxes, comments

  /// Marks the place of a note in the words, `[note 3]`.
  /// - Returns: its index, for `setNote`.
  mutating func cite() -> Int {
    notes.append("")
    append("[note \(notes.count)]")
    return notes.count - 1
  }

  mutating func setNote(_ index: Int, _ words: String) {
    if notes.indices.contains(index) { notes[index] = words }
  }

  /// Words go apart from now on, until `endFlow`.
  mutating func beginFlow() { flows.append(Flow()) }

  /// - Returns: the paragraphs since `beginFlow`.
  mutating func endFlow() -> [String] {
    guard flows.count > 1 else { return [] }
    closeParagraphAndTables()
    return flows.removeLast().paragraphs
  }

  /// Paragraphs of a text box, which follow the paragraph that it hangs on.
  mutating func addBox(_ paragraphs: [String]) {
    flows[flows.count - 1].boxes += paragraphs.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  mutating func beginComment(_ name: String) {
    guard openComments[name] == nil, flows.count == 1 else { return }
    openComments[name] = comments.count
    comments.append(DocumentComment(name: name, lettersBefore: letters))
  }

  mutating func endComment(_ name: String) { openComments[name] = nil }

  /// What a comment says; one whose passage was not marked is on the place where the words are now.
  mutating func setComment(_ name: String, text: String, author: String?) {
    let index =
      comments.firstIndex { $0.name == name }
      ?? {
        comments.append(DocumentComment(name: name, lettersBefore: letters))
        return comments.count - 1
      }()
    comments[index].text = text
    comments[index].author = author
  }

  // MARK: The end

  private mutating func closeParagraphAndTables() {
    let flow = flows.count - 1
    if !flows[flow].paragraph.isEmpty || !flows[flow].boxes.isEmpty { endParagraph() }
    while !flows[flow].tables.isEmpty { endTable() }
  }

  /// The words with the notes at the end, each a paragraph in square brackets: they are the transcriber's and not the
  /// last speaker's.
  mutating func finished() -> ExtractedText {
    while flows.count > 1 { _ = endFlow() }
    closeParagraphAndTables()
    let cited = notes.enumerated().filter { !$0.element.isEmpty }.map { index, text in
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return "[note \(index + 1): \(words.replacing("[", with: "(").replacing("]", with: ")"))]"
    }
    var extracted = ExtractedText(text: Array((flows[0].paragraphs + cited).joined(separator: "\n\n").utf8))
    extracted.leftOut = counts.all
    extracted.comments = comments
    return extracted
  }
}

/// Counts of what was not taken.
struct LeftOutCounts {
  private var counts: [String: Int] = [:]

  mutating func add(_ what: String, _ count: Int = 1) {
    if count > 0 { counts[what, default: 0] += count }
  }

  /// In alphabetical order.
  var all: [LeftOut] {
    counts.sorted { $0.key < $1.key }.map { LeftOut(what: $0.key, count: $0.value) }
  }
}

/// Marks of HTML between words, in formats that are not HTML: entities (`&#39;`, `&mdash;`) and tags of emphasis.
enum InlineMarkup {
  /// The words: entities read, known tags taken off. `<laughs>` and `a < b` stay.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x26) || text.utf8.contains(0x3C) else { return text }
    return HTMLEntities.decoded(text.replacing(lineBreak, with: "\n").replacing(tag, with: ""))
  }

  // Made once, as that takes longer than most texts; nothing changes them.
  private static nonisolated(unsafe) let lineBreak = /<(?i:br)\s*\/?>/
  private static nonisolated(unsafe) let tag =
    /<\/?(?i:i|b|u|s|em|strong|span|p|sub|sup|small|mark|font|div|a|cite|q)(?:\s[^<>]*)?>/
}
