import Codings
import Foundation
import Ground
import Transcripts

/// Codings and memos of a project as events of journals.
///
/// An event's id is made from what it says (coder, transcript, place, code), not from the file's identifiers, which
/// some programs make anew at every export: importing the same project again gives the same events.
struct EventAssembly {
  private let project: ForeignProject
  private let codes: [String: String]
  private let coders: [String: String]
  private let now: Date
  private var events: [String: [Event]] = [:]
  private var ids: Set<UUID> = []

  /// - Parameter codes: ids of this study by the file's.
  init(_ project: ForeignProject, codes: [String: String], now: Date) {
    self.project = project
    self.codes = codes
    self.now = now
    coders = SafeNames.coders(project.coders)
  }

  /// By coder; events in the order of time.
  var journals: [(coder: String, events: [Event])] {
    events.sorted { $0.key < $1.key }.map { coder, events in
      (coder, events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element))
    }
  }

  // MARK: Passages

  mutating func add(_ source: SourceAssembly, _ inventory: inout ImportInventory) {
    guard let text = source.text?.transcript.text else { return }
    let hash = text.contentHash
    for passage in source.passages {
      let anchor = Anchor(passage.span, in: text, hash: hash)
      var coded: UUID?
      for coding in passage.selection.codings {
        guard let code = codes[coding.code] else {
          inventory.count("codings", .leftOut("the code that they name is not in the file"))
          continue
        }
        let coder = self.coder(coding.coder)
        let id = NameBasedIdentifier.make(
          ["tag", coder, source.name, String(passage.span.start), String(passage.span.end), code])
        coded = coded ?? id
        guard ids.insert(id).inserted else {
          inventory.count("codings", .changed("twice the same code at the same place by the same coder: kept once"))
          continue
        }
        events[coder, default: []].append(
          Event(
            id: id, time: coding.time ?? now, kind: .tag, transcript: source.name, anchor: anchor, code: code,
            note: coding.note))
      }
      if passage.selection.codings.isEmpty, passage.selection.memos.isEmpty {
        inventory.count("passages without a code", .leftOut("a passage without a code and a memo says nothing"))
      }
      for memo in passage.selection.memos {
        add(memo, target: coded, transcript: coded == nil ? source.name : nil, anchor: coded == nil ? anchor : nil)
      }
    }
  }

  // MARK: Memos

  /// Memos that belong to no passage.
  mutating func addMemos(transcripts: [String: String], _ inventory: inout ImportInventory) {
    for memo in project.memos {
      switch memo.subject {
      case .code(let id):
        if let code = codes[id] { add(memo, code: code) }
      case .source(let id):
        if let name = transcripts[id] { add(memo, transcript: name) }
      case .person, .project, .passage:
        inventory.count("memos of people and the project", .changed("in the report of this import only"))
      }
    }
  }

  /// Memos about people and the project, and what the file says of people.
  func looseMemos(people: [ForeignPerson]) -> [(title: String, text: String)] {
    let names = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
    return project.memos.compactMap { memo in
      switch memo.subject {
      case .person(let id): (memo.title ?? names[id] ?? "a case", memo.text)
      case .project: (memo.title ?? "the project", memo.text)
      case .code, .source, .passage: nil
      }
    }
  }

  private mutating func add(
    _ memo: ForeignMemo, target: UUID? = nil, transcript: String? = nil, anchor: Anchor? = nil, code: String? = nil
  ) {
    let coder = self.coder(memo.coder)
    let text = memo.title.map { $0 == memo.text ? memo.text : "\($0): \(memo.text)" } ?? memo.text
    let place = anchor.map { "\($0.span.start)-\($0.span.end)" } ?? ""
    let id = NameBasedIdentifier.make(
      ["memo", coder, target?.uuidString ?? "", transcript ?? "", place, code ?? "", text])
    guard ids.insert(id).inserted else { return }
    events[coder, default: []].append(
      Event(
        id: id, time: memo.time ?? now, kind: .memo, target: target, transcript: transcript, anchor: anchor, code: code,
        note: text))
  }

  private func coder(_ id: String?) -> String { id.flatMap { coders[$0] } ?? SafeNames.unknownCoder }
}
