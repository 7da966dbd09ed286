import Basics
import Codebooks
import Codings
import FileContents
import Foundation
import Transcripts

/// Writes a study as a REFI-QDA project (`.qdpx`): `project.qde` and plain texts in `sources/`, valid under the schema of
/// version 1.0, offsets in Unicode code points with an exclusive end, lines that end with LF, no byte-order mark. The
/// same study gives the same bytes: identifiers are made from what things are.
public struct REFIProjectWriter {
  private let study: StudyContents
  private let notes: REFINotesWriter
  private let sources: REFISourcesWriter

  static let codebookNote = "Codebook of Strand: "

  /// - Returns: the archive, and what is in it as it is, in another form, or not at all.
  /// - Throws: `Problem` of kind `inputOutput` when the archive cannot be put together.
  public static func write(_ study: StudyContents) throws -> (archive: [UInt8], losses: ImportInventory) {
    var inventory = ImportInventory()
    let writer = REFIProjectWriter(study, &inventory)
    let (project, leftOut) = try writer.document()
    inventory.count("control characters", .leftOut("XML has none"), leftOut)
    var entries: [(name: String, content: [UInt8])] = [("project.qde", project)]
    for file in study.transcripts {
      let source = Self.identifier("source", file.transcript.name)
      entries.append(("sources/\(source).txt", file.transcript.text.bytes))
    }
    return (try ArchiveWriter.archive(entries), inventory)
  }

  private init(_ study: StudyContents, _ inventory: inout ImportInventory) {
    self.study = study
    notes = REFINotesWriter(study, &inventory)
    sources = REFISourcesWriter(study, notes: notes)
    sources.count(&inventory)
    inventory.count("transcripts", .taken, study.transcripts.count)
    inventory.count("codes", .taken, study.codebook.codes.count)
    inventory.count("people", .taken, study.participants.rows.count)
    inventory.count("levels of groups", .changed("a set of transcripts for each"), study.levels.count)
    let rules = study.codebook.codes.reduce(0) { $0 + $1.rules.count }
    inventory.count("rules", .changed("in a note, which Strand reads again and other programs show as text"), rules)
    study.countLosses(&inventory)
  }

  /// The identifier of a thing: the same each time.
  static func identifier(_ kind: String, _ parts: String...) -> String {
    NameBasedIdentifier.make(["export", kind] + parts).uuidString
  }

  static func codeIdentifier(_ id: String) -> String { identifier("code", id) }
  static func userIdentifier(_ coder: String) -> String { identifier("user", coder) }

  /// The style cuts off what is below a millisecond; with a tenth more, a whole millisecond stays whole.
  static func time(_ time: Date) -> String {
    time.addingTimeInterval(0.0001).formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  // MARK: The document

  /// Elements in the order that the schema demands; how many characters XML cannot hold.
  private func document() throws -> (bytes: [UInt8], leftOut: Int) {
    let writer = try XMLDocumentWriter(standalone: true)
    let attributes: [(String, String?)] = [
      ("xmlns", "urn:QDA-XML:project:1.0"), ("name", study.name), ("origin", ForeignProject.ownOrigin + study.version),
    ]
    writer.element("Project", attributes) {
      section("Users", of: study.coders, writer) { coder in
        writer.element("User", [("guid", Self.userIdentifier(coder)), ("name", coder)])
      }
      if !study.codebook.codes.isEmpty {
        writer.element("CodeBook") {
          section("Codes", of: CodeBranch.roots(of: study.codebook), writer) { write($0, writer) }
        }
      }
      section("Variables", of: variables, writer) { name in
        writer.element(
          "Variable", [("guid", Self.identifier("variable", name)), ("name", name), ("typeOfVariable", "Text")])
      }
      writeCases(writer)
      section("Sources", of: study.transcripts, writer) { sources.write($0, writer) }
      section("Notes", of: notes.all, writer) { notes.write($0, writer) }
      section("Links", of: notes.links, writer) { notes.write($0, writer) }
      section("Sets", of: study.levels, writer) { write($0, writer) }
      notes.writeReferences(notes.ofProject, writer)
    }
    return (try writer.finished(), writer.leftOut)
  }

  /// An element that the schema allows only with something in it.
  private func section<Item>(
    _ name: String, of items: [Item], _ writer: XMLDocumentWriter, write: (Item) -> Void
  ) {
    if !items.isEmpty { writer.element(name) { items.forEach(write) } }
  }

  private func write(_ branch: CodeBranch, _ writer: XMLDocumentWriter) {
    let code = branch.code
    let attributes: [(String, String?)] = [
      ("guid", Self.codeIdentifier(code.id)), ("name", code.name), ("isCodable", "true"), ("color", code.colour),
    ]
    writer.element("Code", attributes) {
      let description = CodeDescription.text(code)
      if !description.isEmpty { writer.element("Description", text: description) }
      notes.writeReferences(notes.ofCodes[code.id] ?? [], writer)
      for branch in branch.branches { write(branch, writer) }
    }
  }

  private var variables: [String] { Array(study.participants.columns.dropFirst()) }

  private func writeCases(_ writer: XMLDocumentWriter) {
    var sources: [String: [String]] = [:]
    for file in study.transcripts {
      for participant in file.participants {
        sources[participant.lowercased(), default: []].append(file.transcript.name)
      }
    }
    section("Cases", of: study.participants.rows, writer) { row in
      writer.element("Case", [("guid", Self.identifier("case", row[0])), ("name", row[0])]) {
        for (name, value) in zip(variables, row.dropFirst()) where !value.isEmpty {
          writer.element("VariableValue") {
            writer.element("VariableRef", [("targetGUID", Self.identifier("variable", name))])
            writer.element("TextValue", text: value)
          }
        }
        for source in sources[row[0].lowercased()] ?? [] {
          writer.element("SourceRef", [("targetGUID", Self.identifier("source", source))])
        }
      }
    }
  }

  private func write(_ level: StudyContents.Level, _ writer: XMLDocumentWriter) {
    let attributes = [
      ("guid", Self.identifier("set", level.group, level.level)), ("name", "\(level.group): \(level.level)"),
    ]
    writer.element("Set", attributes) {
      for name in level.transcripts {
        writer.element("MemberSource", [("targetGUID", Self.identifier("source", name))])
      }
    }
  }
}
