import Codebooks
import Codings
import FileContents
import Foundation
import Ground
import Transcripts

/// Writes a study as a REFI-QDA project (`.qdpx`): `project.qde` and plain texts in `sources/`, valid under the schema of
/// version 1.0, offsets in Unicode code points with an exclusive end, lines that end with LF, no byte-order mark. The
/// same study gives the same bytes: identifiers are made from what things are.
public struct REFIProjectWriter {
  private let study: StudyContents
  private let coders: [String]
  private var notes: [Note] = []
  private var inventory = ImportInventory()

  private struct Note {
    let guid: String
    let name: String
    let text: String
    let coder: String?
    let time: Date?
  }

  static let codebookNote = "Codebook of Strand: "

  /// - Returns: the archive, and what is in it in another form or not at all.
  /// - Throws: `Problem` of kind `inputOutput` when the archive cannot be put together.
  public static func write(_ study: StudyContents) throws -> (archive: [UInt8], losses: ImportInventory) {
    var writer = REFIProjectWriter(study)
    return try writer.write()
  }

  private init(_ study: StudyContents) {
    self.study = study
    coders = Set(study.codings.map(\.coder) + study.memos.map(\.coder)).sorted()
  }

  private mutating func write() throws -> ([UInt8], ImportInventory) {
    let memos = gatherMemos()
    let project = try document(memos)
    var entries: [(name: String, content: [UInt8])] = [("project.qde", project)]
    for file in study.transcripts {
      entries.append(("sources/\(guid("source", file.transcript.name)).txt", file.transcript.text.bytes))
    }
    countLosses()
    return (try ArchiveWriter.archive(entries), inventory)
  }

  private func guid(_ kind: String, _ parts: String...) -> String {
    NameBasedIdentifier.make(["export", kind] + parts).uuidString
  }

  static func codeIdentifier(_ id: String) -> String { NameBasedIdentifier.make(["export", "code", id]).uuidString }

  // MARK: Memos

  /// Identifiers of notes by what they are on.
  private struct MemoPlaces {
    var codes: [String: [String]] = [:]
    var transcripts: [String: [String]] = [:]
    var passages: [Passage: [String]] = [:]
    var codings: [UUID: [String]] = [:]
    var project: [String] = []
  }

  /// One passage of one coder.
  private struct Passage: Hashable {
    let transcript: String
    let span: Span
    let coder: String
  }

  private mutating func gatherMemos() -> MemoPlaces {
    var places = MemoPlaces()
    let codings = Dictionary(study.codings.map { ($0.id, $0) }) { first, _ in first }
    for memo in study.memos where memo.gone == nil {
      let note = add(memo.text, coder: memo.coder, time: memo.time, id: memo.id.uuidString)
      if let target = memo.target.flatMap({ codings[$0] }) {
        places.passages[Passage(transcript: target.transcript, span: target.anchor.span, coder: target.coder), default: []]
          .append(note)
        inventory.count("memos", .changed("a memo on a coding is on its passage"))
      } else if let transcript = memo.transcript, let anchor = memo.anchor {
        places.passages[Passage(transcript: transcript, span: anchor.span, coder: memo.coder), default: []].append(note)
        inventory.count("memos", .taken)
      } else if let transcript = memo.transcript {
        places.transcripts[transcript, default: []].append(note)
        inventory.count("memos", .taken)
      } else if let code = memo.code {
        places.codes[study.codebook[code]?.id ?? code, default: []].append(note)
        inventory.count("memos", .taken)
      } else {
        places.project.append(note)
        inventory.count("memos", .changed("what it was on is gone: a note of the project"))
      }
    }
    for coding in study.codings where coding.gone == nil {
      guard let text = coding.note, !text.isEmpty else { continue }
      places.codings[coding.id] = [
        add(text, coder: coding.coder, time: coding.time, id: "note of \(coding.id.uuidString)")
      ]
    }
    for file in study.codebookFiles {
      let guid = self.guid("codebook", file.name)
      notes.append(Note(guid: guid, name: Self.codebookNote + file.name, text: file.text, coder: nil, time: nil))
    }
    return places
  }

  private mutating func add(_ text: String, coder: String, time: Date, id: String) -> String {
    let guid = self.guid("note", id)
    let beginning = text.split(whereSeparator: \.isWhitespace).prefix(6).joined(separator: " ")
    notes.append(Note(guid: guid, name: String(beginning.prefix(60)), text: text, coder: coder, time: time))
    return guid
  }

  // MARK: The document

  private mutating func document(_ memos: MemoPlaces) throws -> [UInt8] {
    let writer = try XMLDocumentWriter(standalone: true)
    let attributes: [(String, String?)] = [
      ("xmlns", "urn:QDA-XML:project:1.0"), ("name", study.name),
      ("origin", ForeignProject.ownOrigin + study.version),
    ]
    writer.element("Project", attributes) {
      if !coders.isEmpty {
        writer.element("Users") {
          for coder in coders { writer.element("User", [("guid", user(coder)), ("name", coder)]) }
        }
      }
      writeCodes(writer, memos)
      writeVariables(writer)
      writeCases(writer)
      if !study.transcripts.isEmpty {
        writer.element("Sources") {
          let byTranscript = Dictionary(grouping: study.codings.filter { $0.gone == nil }, by: \.transcript)
          for file in study.transcripts { writeSource(writer, file, byTranscript[file.transcript.name] ?? [], memos) }
        }
      }
      writeNotes(writer)
      writeSets(writer)
      for note in memos.project { writer.element("NoteRef", [("targetGUID", note)]) }
    }
    return try writer.finished()
  }

  private func user(_ coder: String) -> String { guid("user", coder) }

  private func writeCodes(_ writer: XMLDocumentWriter, _ memos: MemoPlaces) {
    guard !study.codebook.codes.isEmpty else { return }
    func write(_ position: Int) {
      let code = study.codebook.codes[position]
      writer.element(
        "Code",
        [
          ("guid", Self.codeIdentifier(code.id)), ("name", code.name), ("isCodable", "true"), ("color", code.colour),
        ]
      ) {
        let description = CodeDescription.text(code)
        if !description.isEmpty { writer.element("Description", text: description) }
        for note in memos.codes[code.id] ?? [] { writer.element("NoteRef", [("targetGUID", note)]) }
        var child = position + 1
        let end = study.codebook.subtree(of: position).upperBound
        while child < end {
          write(child)
          child = study.codebook.subtree(of: child).upperBound
        }
      }
    }
    writer.element("CodeBook") {
      writer.element("Codes") {
        var position = 0
        while position < study.codebook.codes.count {
          write(position)
          position = study.codebook.subtree(of: position).upperBound
        }
      }
    }
  }

  private var variables: [String] { Array(study.participants.columns.dropFirst()) }

  private func writeVariables(_ writer: XMLDocumentWriter) {
    guard !variables.isEmpty else { return }
    writer.element("Variables") {
      for name in variables {
        writer.element(
          "Variable", [("guid", guid("variable", name)), ("name", name), ("typeOfVariable", "Text")])
      }
    }
  }

  private func writeCases(_ writer: XMLDocumentWriter) {
    guard !study.participants.isEmpty else { return }
    var sources: [String: [String]] = [:]
    for file in study.transcripts {
      for participant in file.participants { sources[participant.lowercased(), default: []].append(file.transcript.name) }
    }
    writer.element("Cases") {
      for row in study.participants.rows {
        writer.element("Case", [("guid", guid("case", row[0])), ("name", row[0])]) {
          for (name, value) in zip(variables, row.dropFirst()) where !value.isEmpty {
            writer.element("VariableValue") {
              writer.element("VariableRef", [("targetGUID", guid("variable", name))])
              writer.element("TextValue", text: value)
            }
          }
          for source in sources[row[0].lowercased()] ?? [] {
            writer.element("SourceRef", [("targetGUID", guid("source", source))])
          }
        }
      }
    }
  }

  private mutating func writeSource(
    _ writer: XMLDocumentWriter, _ file: StudyContents.TranscriptFile, _ codings: [Coding], _ memos: MemoPlaces
  ) {
    let transcript = file.transcript
    let source = guid("source", transcript.name)
    var passages = Dictionary(grouping: codings) {
      Passage(transcript: transcript.name, span: $0.anchor.span, coder: $0.coder)
    }
    for passage in memos.passages.keys where passage.transcript == transcript.name {
      if passages[passage] == nil { passages[passage] = [] }
    }
    let text = transcript.text
    writer.element(
      "TextSource", [("guid", source), ("name", transcript.name), ("plainTextPath", "internal://\(source).txt")]
    ) {
      let yaml = transcript.frontMatter.yaml
      if !yaml.isEmpty { writer.element("Description", text: REFIFrontMatter.description(yaml)) }
      for (passage, codings) in passages.sorted(by: { ($0.key.span, $0.key.coder) < ($1.key.span, $1.key.coder) })
      where passage.span.end <= text.scalarCount {
        write(writer, passage, codings.sorted { ($0.time, $0.id.uuidString) < ($1.time, $1.id.uuidString) }, text, memos)
      }
      for note in memos.transcripts[transcript.name] ?? [] { writer.element("NoteRef", [("targetGUID", note)]) }
    }
  }

  private mutating func write(
    _ writer: XMLDocumentWriter, _ passage: Passage, _ codings: [Coding], _ text: TranscriptText, _ memos: MemoPlaces
  ) {
    let place = "\(passage.span.start)-\(passage.span.end)"
    let time = codings.first.map { Self.time($0.time) }
    writer.element(
      "PlainTextSelection",
      [
        ("guid", guid("passage", passage.transcript, place, passage.coder)), ("name", Self.name(text[passage.span])),
        ("startPosition", String(passage.span.start)), ("endPosition", String(passage.span.end)),
        ("creatingUser", user(passage.coder)), ("creationDateTime", time),
      ]
    ) {
      for coding in codings {
        guard let code = study.codebook[coding.code] else {
          inventory.count("codings", .leftOut("their code is no longer in the codebook"), example: coding.code)
          continue
        }
        inventory.count(
          "codings",
          coding.origin == .accepted ? .changed("an accepted hit of a rule is a coding of who accepted it") : .taken)
        writer.element(
          "Coding",
          [
            ("guid", coding.id.uuidString), ("creatingUser", user(coding.coder)),
            ("creationDateTime", Self.time(coding.time)),
          ]
        ) {
          writer.element("CodeRef", [("targetGUID", Self.codeIdentifier(code.id))])
          for note in memos.codings[coding.id] ?? [] { writer.element("NoteRef", [("targetGUID", note)]) }
        }
      }
      for note in memos.passages[passage] ?? [] { writer.element("NoteRef", [("targetGUID", note)]) }
    }
  }

  private func writeNotes(_ writer: XMLDocumentWriter) {
    guard !notes.isEmpty else { return }
    writer.element("Notes") {
      for note in notes {
        writer.element(
          "Note",
          [
            ("guid", note.guid), ("name", note.name), ("creatingUser", note.coder.map(user)),
            ("creationDateTime", note.time.map(Self.time)),
          ]
        ) { writer.element("PlainTextContent", text: note.text) }
      }
    }
  }

  private func writeSets(_ writer: XMLDocumentWriter) {
    guard !study.levels.isEmpty else { return }
    writer.element("Sets") {
      for level in study.levels {
        writer.element(
          "Set", [("guid", guid("set", level.group, level.level)), ("name", "\(level.group): \(level.level)")]
        ) {
          for name in level.transcripts { writer.element("MemberSource", [("targetGUID", guid("source", name))]) }
        }
      }
    }
  }

  /// The words of a passage as its name: white space as single blanks, cut at 100 characters.
  private static func name(_ words: String) -> String {
    let plain = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return plain.count > 100 ? plain.prefix(99) + "…" : plain
  }

  private static func time(_ time: Date) -> String {
    time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private mutating func countLosses() {
    inventory.count("transcripts", .taken, study.transcripts.count)
    inventory.count("codes", .taken, study.codebook.codes.count)
    inventory.count("people", .taken, study.participants.rows.count)
    let rules = study.codebook.codes.reduce(0) { $0 + $1.rules.count }
    inventory.count("rules", .changed("only in a note, which other programs show as text"), rules)
    inventory.count("rejected hits", .leftOut("the standard has no place for them"), study.rejections)
    let gone = study.codings.count { $0.gone != nil }
    inventory.count("codings", .leftOut("their words are gone from the transcript"), gone)
    let standing = study.events - study.codings.count - study.memos.count - study.rejections
    inventory.count("events that were taken back or moved", .leftOut("the standard has no history"), max(0, standing))
  }
}

/// A code's definition with what belongs to it and what does not, as one text.
enum CodeDescription {
  static func text(_ code: Code) -> String {
    var parts = [code.definition]
    for (heading, lines) in [("Include", code.include), ("Exclude", code.exclude), ("Examples", code.examples)]
    where !lines.isEmpty {
      parts.append("\(heading):\n" + lines.map { "- \($0)" }.joined(separator: "\n"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
