import Foundation
import Ground
import Importing
import Transcripts

/// One source of a project made into a transcript, its passages put at their places.
struct SourceAssembly {
  let source: ForeignSource
  /// Of the transcript.
  let name: String
  private(set) var text: PlacedText?
  private(set) var offsets: OffsetDecision?
  private(set) var passages: [Passage] = []
  /// What a person should look at.
  private(set) var notes: [Problem] = []

  /// A passage at its place.
  struct Passage {
    let selection: ForeignSelection
    let span: Span
  }

  /// - Throws: `Problem` when the offsets can be read in several ways.
  init(
    _ source: ForeignSource, name: String, participant: String?, choice: OffsetChoice, units: [OffsetCounting.Unit],
    options: ImportOptions, file: String, inventory: inout ImportInventory
  ) throws {
    self.source = source
    self.name = name
    guard let words = source.text else {
      leaveOut("their source has no text in the file", &inventory)
      return
    }
    if case .existing(let bytes, _) = words {
      text = try PlacedText(existing: bytes, name: name)
      for selection in source.selections { place(selection, nil, &inventory) }
      return
    }
    let (bytes, hasOffsets) = try Self.bytes(words, options: options)
    guard let bytes else {
      leaveOut("the document of their source cannot be read", &inventory)
      return
    }
    let raw = RawText(bytes)
    let decision = try OffsetDecider(
      text: raw, selections: hasOffsets ? source.selections : [], choice: choice, units: units
    ).decide(source: source.name, file: file)
    offsets = source.selections.contains { $0.range != nil } && hasOffsets ? decision : nil
    let table = OffsetTable(raw.scalars, hasMark: raw.hasMark, counting: decision.counting)
    let times = Self.times(source, raw, table, &inventory)
    do {
      text = try PlacedText(
        bytes, name: name, frontMatter: source.frontMatter, options: options, participant: participant, times: times,
        file: file)
    } catch let problem as Problem where problem.kind == .badData {
      inventory.count("transcripts", .leftOut("it holds no words"), example: source.name)
      leaveOut("their source holds no words", &inventory)
      return
    }
    inventory.count("transcripts", .taken)
    notes = text?.imported?.notes.map { $0.located(in: "transcripts/\(name).txt") } ?? []
    for selection in source.selections {
      place(selection, hasOffsets ? table : nil, &inventory)
    }
  }

  /// The plain text of a source, and whether its offsets count in it.
  private static func bytes(_ text: ForeignText, options: ImportOptions) throws -> ([UInt8]?, Bool) {
    switch text {
    case .plain(let bytes), .existing(let bytes, _): return (bytes, true)
    case .document(let bytes, let name):
      guard let imported = try? Importer.importFile(name: name, bytes: bytes, options: options) else {
        return (nil, false)
      }
      return (Array(imported.fileText.utf8), false)
    }
  }

  private func leaveOut(_ reason: String, _ inventory: inout ImportInventory) {
    inventory.count("codings", .leftOut(reason), source.selections.reduce(0) { $0 + $1.codings.count })
  }

  /// Times at line beginnings become times of turns; the others have no place in a transcript.
  private static func times(
    _ source: ForeignSource, _ raw: RawText, _ table: OffsetTable, _ inventory: inout ImportInventory
  ) -> [(scalar: Int, seconds: Double)] {
    var result: [(scalar: Int, seconds: Double)] = []
    for point in source.syncPoints {
      guard let scalar = table.scalar(at: point.offset), scalar < raw.scalars.count else {
        inventory.count("times", .leftOut("its place is outside the text"), example: source.name)
        continue
      }
      let begins = scalar == 0 || raw.scalars[scalar - 1] == "\n" || raw.scalars[scalar - 1] == "\r"
      guard begins, result.last?.scalar != scalar else {
        inventory.count("times", .leftOut("it is not at the beginning of a line"), example: source.name)
        continue
      }
      result.append((scalar, point.seconds))
      inventory.count("times", .changed("the time of a turn"))
    }
    return result
  }

  // MARK: Places

  private mutating func place(
    _ selection: ForeignSelection, _ table: OffsetTable?, _ inventory: inout ImportInventory
  ) {
    guard let text else { return }
    let count = selection.codings.count
    func leaveOut(_ reason: String) {
      inventory.count("passages", .leftOut(reason), example: name)
      inventory.count("codings", .leftOut("their passage: \(reason)"), count)
    }
    guard let range = selection.range else {
      if selection.quote == nil {
        passages.append(Passage(selection: selection, span: text.transcript.text.span))
        inventory.count("passages", .changed("the whole source: now all of the transcript"), example: name)
        inventory.count("codings", .changed("on the whole source: now on all of the transcript"), count)
      } else {
        byWords(selection, text, &inventory)
      }
      return
    }
    guard let table else { return byWords(selection, text, &inventory) }
    guard let place = table.scalars(range.start, range.end) else { return leaveOut("its offsets are outside the text") }
    if place.isEmpty { return leaveOut("it has no words") }
    if let quote = selection.quote, quote.isCertain, !OffsetDecider.confirms(quote.text, text.raw.scalars[place]) {
      return leaveOut("the words at its offsets are not those that the file has stored")
    }
    switch text.landing(of: place) {
    case .same(let span):
      passages.append(Passage(selection: selection, span: span))
      inventory.count("passages", .taken)
      inventory.count("codings", .taken, count)
    case .changed(let span):
      passages.append(Passage(selection: selection, span: span))
      let how = "labels, times or headers inside it are not words of the transcript"
      inventory.count("passages", .changed(how), example: name)
      inventory.count("codings", .changed("their passage: \(how)"), count)
    case .gone: leaveOut("it is a label, a time or a header, which are no words of the transcript")
    }
  }

  /// A passage of which only the words are known.
  private mutating func byWords(
    _ selection: ForeignSelection, _ text: PlacedText, _ inventory: inout ImportInventory
  ) {
    let count = selection.codings.count
    func leaveOut(_ reason: String) {
      inventory.count("passages", .leftOut(reason), example: name)
      inventory.count("codings", .leftOut("their passage: \(reason)"), count)
    }
    guard let quote = selection.quote?.text.trimmingWhitespace(), !quote.isEmpty else {
      return leaveOut("neither its place nor its words are in the file")
    }
    let places = text.transcript.text.occurrences(of: quote.precomposedStringWithCanonicalMapping)
    switch places.count {
    case 0: leaveOut("its words do not occur in the transcript")
    case 1:
      passages.append(Passage(selection: selection, span: places[0]))
      inventory.count("passages", .changed("found by its words, which occur once"))
      inventory.count("codings", .changed("their passage: found by its words, which occur once"), count)
    default: leaveOut("its words occur several times, and the file does not say which is meant")
    }
  }
}
