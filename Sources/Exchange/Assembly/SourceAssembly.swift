import Basics
import Foundation
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

  /// A passage, and what became of it.
  struct Passage {
    let selection: ForeignSelection
    /// In the transcript; `nil` where it is left out.
    let span: Span?
    let outcome: ImportInventory.Outcome
  }

  /// What reading a project was told.
  struct Settings {
    var choice: OffsetChoice
    /// The ways in which a program of this kind may count characters.
    var units: [OffsetCounting.Unit]
    var options: ImportOptions
    /// As the person named it, for problems.
    var file: String
    /// Ways of counting that the project's other sources speak against.
    var refutedElsewhere: Set<OffsetCounting> = []
  }

  /// - Parameter participant: id of the only person who answers in it.
  /// - Throws: `Problem` when the offsets can be read in several ways.
  init(
    _ source: ForeignSource, name: String, participant: String?, _ settings: Settings,
    inventory: inout ImportInventory
  ) throws {
    self.source = source
    self.name = name
    guard let words = source.text else {
      leaveOut("their source has no text in the file")
      return
    }
    if case .existing(let bytes, _) = words {
      let text = try PlacedText(existing: bytes, name: name)
      self.text = text
      placeInExisting(text.transcript)
      return
    }
    let (bytes, hasOffsets) = Self.bytes(words, options: settings.options)
    guard let bytes else {
      inventory.count("transcripts", .leftOut("the document cannot be read"), example: source.name)
      leaveOut("the document of their source cannot be read")
      return
    }
    let raw = RawText(bytes)
    let decision = try OffsetDecider(
      text: raw, selections: hasOffsets ? source.selections : [], choice: settings.choice, units: settings.units,
      refutedElsewhere: settings.refutedElsewhere
    ).decide(source: source.name, file: settings.file)
    offsets = source.selections.contains { $0.range != nil } && hasOffsets ? decision : nil
    let table = OffsetTable(raw.scalars, hasMark: raw.hasMark, counting: decision.counting)
    let times = Self.times(source, raw, table, &inventory)
    do {
      text = try PlacedText(
        bytes, name: name, frontMatter: source.frontMatter, options: settings.options, participant: participant,
        times: times, file: settings.file)
    } catch let problem as Problem where problem.kind == .badData {
      let isEmpty = problem.identity == "empty"
      let reason = isEmpty ? "the source contains no words" : "the source cannot be read: \(problem.what)"
      inventory.count("transcripts", .leftOut(reason), example: source.name)
      leaveOut(isEmpty ? "their source contains no words" : "their source cannot be read")
      return
    }
    inventory.count("transcripts", .taken)
    notes = text?.imported?.notes.map { $0.located(in: "transcripts/\(name).txt") } ?? []
    placeAll(hasOffsets ? table : nil)
  }

  /// The plain text of a source, and whether its offsets count in it.
  private static func bytes(_ text: ForeignText, options: ImportOptions) -> ([UInt8]?, Bool) {
    switch text {
    case .plain(let bytes), .existing(let bytes, _): return (bytes, true)
    case .document(let bytes, let name):
      let imported = try? Importer.importFile(name: name, bytes: bytes, options: options)
      return (imported.map { Array($0.fileText.utf8) }, false)
    }
  }

  private mutating func leaveOut(_ reason: String) {
    passages = source.selections.map { selection in
      Passage(selection: selection, span: nil, outcome: .leftOut(reason))
    }
  }

  /// Times at line beginnings become times of turns; the others have no place in a transcript.
  private static func times(
    _ source: ForeignSource, _ raw: RawText, _ table: OffsetTable, _ inventory: inout ImportInventory
  ) -> [(scalar: Int, seconds: Double)] {
    var result: [(scalar: Int, seconds: Double)] = []
    for point in source.syncPoints {
      guard let scalar = table.scalar(at: point.offset), scalar < raw.scalars.count else {
        inventory.count("times", .leftOut("their place is outside the text"), example: source.name)
        continue
      }
      let begins = scalar == 0 || raw.scalars[scalar - 1] == "\n" || raw.scalars[scalar - 1] == "\r"
      guard begins, result.last?.scalar != scalar else {
        inventory.count("times", .leftOut("they are not at the beginning of a line"), example: source.name)
        continue
      }
      result.append((scalar, point.seconds))
      inventory.count("times", .changed("the time of a turn"))
    }
    return result
  }

  // MARK: Places

  private mutating func placeAll(_ table: OffsetTable?) {
    guard let text else { return }
    let byWords = PassagesByWords(text.transcript)
    let searched = source.selections.filter { table == nil || $0.range == nil }
    var found = byWords.place(searched).makeIterator()
    for selection in source.selections {
      if let table, let range = selection.range {
        passages.append(Self.place(selection, table.scalars(range.start, range.end), text))
      } else if let passage = found.next() {
        passages.append(passage)
      }
    }
  }

  /// Where a file gives scalars of a transcript that the study has, they are taken if the passage's words are there;
  /// otherwise its words are looked for, as the transcript may have been corrected.
  private mutating func placeInExisting(_ transcript: Transcript) {
    let known = source.selections.map { Self.checked($0, in: transcript.text) }
    let searched = zip(source.selections, known).filter { $0.1 == nil }.map { $0.0 }
    var found = PassagesByWords(transcript).place(searched).makeIterator()
    passages = known.compactMap { $0 ?? found.next() }
  }

  /// `nil` where a passage has to be looked for.
  private static func checked(_ selection: ForeignSelection, in text: TranscriptText) -> Passage? {
    guard let range = selection.range, range.start < range.end, range.end <= text.scalarCount else { return nil }
    let span = Span(range.start, range.end)
    guard let quote = selection.quote else {
      return Passage(
        selection: selection, span: span,
        outcome: .changed("at the place that the file gives; it has no words that would confirm it"))
    }
    return quote.text == text[span] ? Passage(selection: selection, span: span, outcome: .taken) : nil
  }

  /// - Parameter place: scalars of the text as it is in the file; `nil` where the offsets are outside it.
  private static func place(_ selection: ForeignSelection, _ place: Range<Int>?, _ text: PlacedText) -> Passage {
    func leftOut(_ reason: String) -> Passage {
      Passage(selection: selection, span: nil, outcome: .leftOut(reason))
    }
    guard let place else { return leftOut("their offsets are outside the text") }
    if place.isEmpty { return leftOut("they have no words") }
    if let quote = selection.quote, quote.isCertain, !OffsetDecider.confirms(quote.text, text.raw.scalars[place]) {
      return leftOut("the words at their offsets are not those that the file has stored")
    }
    return switch text.landing(of: place) {
    case .same(let span): Passage(selection: selection, span: span, outcome: .taken)
    case .changed(let span):
      Passage(
        selection: selection, span: span,
        outcome: .changed("without labels, times and headers, which are no words of the transcript"))
    case .gone: leftOut("they are labels, times or headers, which are no words of the transcript")
    }
  }
}
