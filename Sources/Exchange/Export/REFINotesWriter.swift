import Codebooks
import Codings
import FileContents
import Foundation
import Transcripts

/// The notes of a REFI-QDA project: memos, notes of codings, and the files of the codebook, whose rules have no other
/// place.
struct REFINotesWriter {
  struct Note {
    let guid: String
    let name: String
    let text: String
    let coder: String?
    let time: Date?
  }

  /// One passage of one coder.
  struct Passage: Hashable {
    let transcript: String
    let span: Span
    let coder: String
  }

  private(set) var all: [Note] = []
  /// Ties a memo to the person that it is on (a case can have no note of its own), and memos to what they refer to.
  struct Link {
    let origin: String
    let target: String
    let name: String
  }

  /// The name of links between memos and what they refer to.
  static let reference = "refers to"

  private(set) var links: [Link] = []
  /// Identifiers of notes by what they are on.
  private(set) var ofCodes: [String: [String]] = [:]
  private(set) var ofTranscripts: [String: [String]] = [:]
  private(set) var ofPassages: [Passage: [String]] = [:]
  private(set) var ofCodings: [UUID: [String]] = [:]
  private(set) var ofProject: [String] = []

  init(_ study: StudyContents, _ inventory: inout ImportInventory) {
    let codings = Dictionary(study.heldCodings.map { ($0.id, $0) }) { first, _ in first }
    for memo in study.heldMemos {
      let note = add(memo.text, coder: memo.coder, time: memo.time, guid: memo.id.uuidString)
      var outcome = ImportInventory.Outcome.taken
      if let target = memo.target.flatMap({ codings[$0] }) {
        let passage = Passage(transcript: target.transcript, span: target.anchor.span, coder: target.coder)
        ofPassages[passage, default: []].append(note)
        outcome = .changed("a memo on a coding is on its passage")
      } else if let transcript = memo.transcript, let anchor = memo.anchor {
        ofPassages[Passage(transcript: transcript, span: anchor.span, coder: memo.coder), default: []].append(note)
      } else if let transcript = memo.transcript {
        ofTranscripts[transcript, default: []].append(note)
      } else if let code = memo.code.flatMap({ study.codebook[$0] }) {
        ofCodes[code.id, default: []].append(note)
      } else if let person = memo.participant.flatMap(study.caseIdentifier(of:)) {
        links.append(Link(origin: note, target: person, name: "on"))
        outcome = .changed("a memo on a person is a note with a link to the case")
      } else {
        ofProject.append(note)
        if !memo.isOnStudy { outcome = .changed("what they were on is gone: notes of the project") }
      }
      inventory.count("memos", outcome)
    }
    addReferences(study, &inventory)
    for coding in study.heldCodings {
      guard let text = coding.note, !text.isEmpty else { continue }
      let guid = REFIProjectWriter.identifier("note of a coding", coding.id.uuidString)
      ofCodings[coding.id] = [add(text, coder: coding.coder, time: coding.time, guid: guid)]
      inventory.count("notes of codings", .taken)
    }
    for file in study.codebookFiles {
      let guid = REFIProjectWriter.identifier("codebook", file.name)
      all.append(
        Note(guid: guid, name: REFIProjectWriter.codebookNote + file.name, text: file.text, coder: nil, time: nil))
    }
  }

  /// What memos refer to, as far as the project has it.
  private mutating func addReferences(_ study: StudyContents, _ inventory: inout ImportInventory) {
    let held = Set(study.heldMemos.map(\.id))
    let names = Set(study.transcripts.map(\.transcript.name))
    for memo in study.heldMemos {
      for link in memo.links {
        let target: String? =
          switch link {
          case .memo(let id): held.contains(id) ? id.uuidString : nil
          case .code(let id): study.codebook[id].map { REFIProjectWriter.codeIdentifier($0.id) }
          case .transcript(let name):
            names.contains(name) ? REFIProjectWriter.identifier("source", name) : nil
          case .participant(let id): study.caseIdentifier(of: id)
          }
        if let target { links.append(Link(origin: memo.id.uuidString, target: target, name: Self.reference)) }
        inventory.count(
          "links of memos", target == nil ? .leftOut("what they refer to is not in the project") : .taken)
      }
    }
  }

  func write(_ link: Link, _ writer: XMLDocumentWriter) {
    writer.element(
      "Link",
      [
        ("guid", REFIProjectWriter.identifier("link", link.origin, link.target, link.name)), ("name", link.name),
        ("direction", "OneWay"), ("originGUID", link.origin), ("targetGUID", link.target),
      ])
  }

  private mutating func add(_ text: String, coder: String, time: Date, guid: String) -> String {
    let beginning = text.split(whereSeparator: \.isWhitespace).prefix(6).joined(separator: " ")
    all.append(Note(guid: guid, name: String(beginning.prefix(60)), text: text, coder: coder, time: time))
    return guid
  }

  func write(_ note: Note, _ writer: XMLDocumentWriter) {
    let attributes: [(String, String?)] = [
      ("guid", note.guid), ("name", note.name), ("creatingUser", note.coder.map(REFIProjectWriter.userIdentifier)),
      ("creationDateTime", note.time.map(REFIProjectWriter.time)),
    ]
    writer.element("Note", attributes) { writer.element("PlainTextContent", text: note.text) }
  }

  func writeReferences(_ notes: [String], _ writer: XMLDocumentWriter) {
    for note in notes { writer.element("NoteRef", [("targetGUID", note)]) }
  }
}

extension StudyContents {
  /// The identifier of a person's case; `nil` for who is not in participants.csv.
  func caseIdentifier(of person: String) -> String? {
    participants.rows.first { $0.first?.lowercased() == person.lowercased() }.map {
      REFIProjectWriter.identifier("case", $0[0])
    }
  }
}
