import Codebooks
import Codings
import FileContents
import Foundation
import Transcripts

/// The text sources of a REFI-QDA project with their passages: one for each place and coder, all codes of the coder there
/// on it.
struct REFISourcesWriter {
  typealias Passage = REFINotesWriter.Passage

  private let study: StudyContents
  private let notes: REFINotesWriter
  /// By transcript.
  private let codings: [String: [Coding]]
  private let notedPassages: [String: [Passage]]

  init(_ study: StudyContents, notes: REFINotesWriter) {
    self.study = study
    self.notes = notes
    codings = Dictionary(grouping: study.heldCodings, by: \.transcript)
    notedPassages = Dictionary(grouping: notes.ofPassages.keys, by: \.transcript)
  }

  func count(_ inventory: inout ImportInventory) {
    let accepted = study.heldCodings.count { $0.origin == .accepted }
    inventory.count("codings", .taken, study.heldCodings.count - accepted)
    inventory.count("codings", .changed("an accepted hit of a rule is a coding by who accepted it"), accepted)
  }

  func write(_ file: StudyContents.TranscriptFile, _ writer: XMLDocumentWriter) {
    let transcript = file.transcript
    let source = REFIProjectWriter.identifier("source", transcript.name)
    var passages = Dictionary(grouping: codings[transcript.name] ?? []) {
      Passage(transcript: transcript.name, span: $0.anchor.span, coder: $0.coder)
    }
    for passage in notedPassages[transcript.name] ?? [] where passages[passage] == nil { passages[passage] = [] }
    let attributes = [("guid", source), ("name", transcript.name), ("plainTextPath", "internal://\(source).txt")]
    writer.element("TextSource", attributes) {
      let description = FrontMatterNote.text(file.frontMatter)
      if !description.isEmpty { writer.element("Description", text: description) }
      for (passage, codings) in passages.sorted(by: { ($0.key.span, $0.key.coder) < ($1.key.span, $1.key.coder) }) {
        write(
          passage, codings.sorted { ($0.time, $0.id.uuidString) < ($1.time, $1.id.uuidString) }, transcript.text, writer
        )
      }
      notes.writeReferences(notes.ofTranscripts[transcript.name] ?? [], writer)
    }
  }

  private func write(_ passage: Passage, _ codings: [Coding], _ text: TranscriptText, _ writer: XMLDocumentWriter) {
    let span = passage.span
    let guid = REFIProjectWriter.identifier(
      "passage", passage.transcript, "\(span.start)-\(span.end)", passage.coder)
    let attributes: [(String, String?)] = [
      ("guid", guid), ("name", Self.name(text[span])), ("startPosition", String(span.start)),
      ("endPosition", String(span.end)), ("creatingUser", REFIProjectWriter.userIdentifier(passage.coder)),
      ("creationDateTime", codings.first.map { REFIProjectWriter.time($0.time) }),
    ]
    writer.element("PlainTextSelection", attributes) {
      for coding in codings { write(coding, writer) }
      notes.writeReferences(notes.ofPassages[passage] ?? [], writer)
    }
  }

  private func write(_ coding: Coding, _ writer: XMLDocumentWriter) {
    guard let code = study.codebook[coding.code] else { return }
    let attributes = [
      ("guid", coding.id.uuidString), ("creatingUser", REFIProjectWriter.userIdentifier(coding.coder)),
      ("creationDateTime", REFIProjectWriter.time(coding.time)),
    ]
    writer.element("Coding", attributes) {
      writer.element("CodeRef", [("targetGUID", REFIProjectWriter.codeIdentifier(code.id))])
      notes.writeReferences(notes.ofCodings[coding.id] ?? [], writer)
    }
  }

  /// The words of a passage as its name: white space as single blanks, cut at 100 characters.
  private static func name(_ words: String) -> String {
    let plain = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return plain.count > 100 ? plain.prefix(99) + "…" : plain
  }
}
