import Codebooks
import Codings
import Foundation
import Transcripts

/// Memos by where QualCoder keeps them: the memo of a coding, code or source, an annotation of a passage, the journal.
struct QualCoderMemos {
  typealias Passage = REFINotesWriter.Passage

  private(set) var onCodings: [UUID: [String]] = [:]
  private(set) var ofProject: [Memo] = []
  private var codes: [String: [String]] = [:]
  private var people: [String: [String]] = [:]
  private var transcripts: [String: [String]] = [:]
  private var passages: [Passage: [Memo]] = [:]

  init(_ study: StudyContents, _ inventory: inout ImportInventory) {
    let codings = Dictionary(study.heldCodings.map { ($0.id, $0) }) { first, _ in first }
    for coding in study.heldCodings {
      guard let note = coding.note, !note.isEmpty else { continue }
      onCodings[coding.id] = [note]
      inventory.count("notes of codings", .taken)
    }
    for memo in study.heldMemos {
      var outcome = ImportInventory.Outcome.taken
      if let target = memo.target, codings[target] != nil {
        onCodings[target, default: []].append(memo.text)
      } else if let transcript = memo.transcript, let anchor = memo.anchor {
        passages[Passage(transcript: transcript, span: anchor.span, coder: memo.coder), default: []].append(memo)
      } else if let transcript = memo.transcript {
        transcripts[transcript, default: []].append(memo.text)
        outcome = .changed("without its author: QualCoder keeps one memo for a source")
      } else if let code = memo.code.flatMap({ study.codebook[$0] }) {
        codes[code.id, default: []].append(memo.text)
        outcome = .changed("without its author, under the definition: QualCoder keeps one memo for a code")
      } else if let person = memo.participant, study.caseIdentifier(of: person) != nil {
        people[person.lowercased(), default: []].append(memo.text)
        outcome = .changed("without its author: QualCoder keeps one memo for a case")
      } else {
        ofProject.append(memo)
        outcome =
          .changed(
            memo.isOnStudy
              ? "on the study: entries of the journal" : "what they were on is gone: entries of the journal")
      }
      inventory.count("memos", outcome)
      inventory.count("links of memos", .leftOut("QualCoder has none"), memo.links.count)
    }
  }

  func ofCodes(_ id: String) -> [String] { codes[id] ?? [] }
  func ofPeople(_ id: String) -> [String] { people[id.lowercased()] ?? [] }
  func ofTranscripts(_ name: String) -> [String] { transcripts[name] ?? [] }

  /// In the order of the text.
  var onPassages: [(passage: Passage, memos: [Memo])] {
    passages.sorted {
      ($0.key.transcript, $0.key.span, $0.key.coder) < ($1.key.transcript, $1.key.span, $1.key.coder)
    }.map { ($0.key, $0.value) }
  }
}
