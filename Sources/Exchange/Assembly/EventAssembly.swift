import Basics
import Codings
import Foundation
import Transcripts

/// Codings and memos of a project as events of journals.
///
/// An event's id is made from what it says (coder, transcript, place, code), not from the file's identifiers, which
/// some programs make anew at every export: importing the same project again gives the same events. A project that
/// Strand wrote holds the ids of its events, and they are kept.
struct EventAssembly {
  private let project: ForeignProject
  private let codes: [String: String]
  private let transcripts: [String: String]
  private let people: [String: String]
  private let coders: [String: String]
  private let now: Date
  private var events: [String: [Event]] = [:]
  private var ids: Set<UUID> = []

  /// - Parameters:
  ///   - codes: ids of this study by the file's.
  ///   - transcripts: names by source, of those that became transcripts.
  ///   - people: ids of participants by person.
  init(
    _ project: ForeignProject, codes: [String: String], transcripts: [String: String], people: [String: String],
    now: Date
  ) {
    self.project = project
    self.codes = codes
    self.transcripts = transcripts
    self.people = people
    self.now = now
    coders = SafeNames.coders(project.coders, keeping: project.isOwn)
  }

  /// By coder; events in the order of time.
  var journals: [(coder: String, events: [Event])] {
    events.sorted { $0.key < $1.key }.map { coder, events in
      (coder, events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element))
    }
  }

  /// Coders who have a journal now, and those who have not.
  func countCoders(_ inventory: inout ImportInventory) {
    for coder in project.coders {
      let hasEvents = coders[coder.id].map { events[$0] != nil } ?? false
      inventory.count(
        "coders", hasEvents ? .taken : .leftOut("no coding and no memo of theirs was taken"), example: coder.name)
    }
  }

  // MARK: Passages

  mutating func add(_ source: SourceAssembly, _ inventory: inout ImportInventory) {
    let text = source.text?.transcript.text
    let hash = text?.contentHash
    for passage in source.passages {
      let selection = passage.selection
      if !selection.isWholeSource {
        let saysNothing = selection.codings.isEmpty && selection.memos.isEmpty
        inventory.count(
          "passages", saysNothing ? .leftOut("they have neither a code nor a memo") : passage.outcome,
          example: source.name)
      }
      guard let span = passage.span, let text, let hash else {
        leaveOut(selection, passage.outcome, &inventory)
        continue
      }
      let anchor = Anchor(span, in: text, hash: hash)
      let coded = selection.codings.compactMap { add($0, anchor, source.name, passage.outcome, &inventory) }
      for memo in selection.memos {
        let target = coded.first
        add(
          memo, target: target, transcript: target == nil ? source.name : nil, anchor: target == nil ? anchor : nil,
          &inventory)
      }
    }
  }

  private func leaveOut(
    _ selection: ForeignSelection, _ outcome: ImportInventory.Outcome, _ inventory: inout ImportInventory
  ) {
    inventory.count("codings", outcome, selection.codings.count)
    inventory.count("memos", outcome, selection.memos.count + selection.codings.count { $0.note != nil })
  }

  /// - Returns: the id of the coding's event; `nil` where there is no such code.
  private mutating func add(
    _ coding: ForeignCoding, _ anchor: Anchor, _ transcript: String, _ outcome: ImportInventory.Outcome,
    _ inventory: inout ImportInventory
  ) -> UUID? {
    guard let code = codes[coding.code] else {
      let reason = ImportInventory.Outcome.leftOut("the code that they name is not in the file")
      inventory.count("codings", reason)
      inventory.count("memos", reason, coding.note == nil ? 0 : 1)
      return nil
    }
    let coder = self.coder(coding.coder)
    let parts = ["tag", coder, transcript, String(anchor.span.start), String(anchor.span.end), code]
    let id = ownIdentifier(coding.id) ?? NameBasedIdentifier.make(parts)
    inventory.count("memos", .changed("the note of a coding"), coding.note == nil ? 0 : 1)
    guard ids.insert(id).inserted else {
      inventory.count("codings", .changed("the same code twice at one place by one coder: kept once"))
      return id
    }
    inventory.count("codings", outcome)
    if coding.time == nil { inventory.count("codings without a date", .changed("their date is that of the import")) }
    events[coder, default: []].append(
      Event(
        id: id, time: coding.time ?? now, kind: .tag, transcript: transcript, anchor: anchor, code: code,
        note: coding.note))
    return id
  }

  // MARK: Memos

  /// Memos that belong to no passage.
  mutating func addMemos(_ inventory: inout ImportInventory) {
    for memo in project.memos {
      switch memo.subject {
      case .code(let id):
        if let code = codes[id] {
          add(memo, code: code, &inventory)
        } else {
          inventory.count("memos", .leftOut("the code that they are on is not in the file"))
        }
      case .source(let id):
        if let name = transcripts[id] {
          add(memo, transcript: name, &inventory)
        } else {
          inventory.count("memos", .leftOut("their source has no text"))
        }
      case .person(let id):
        if let person = people[id] {
          add(memo, participant: person, &inventory)
        } else {
          inventory.count("memos", .leftOut("the person that they are on is not in the file"))
        }
      case .project: add(memo, isOnStudy: true, &inventory)
      // Passages have theirs with them.
      case .passage: inventory.count("memos", .leftOut("their passage is not in the file"))
      }
    }
  }

  /// What a memo refers to, by the file's identifier of it.
  private func link(_ id: String) -> MemoLink? {
    if let code = codes[id] { return .code(code) }
    if let name = transcripts[id] { return .transcript(name) }
    if let person = people[id] { return .participant(person) }
    return ownIdentifier(id).map(MemoLink.memo)
  }

  private mutating func add(
    _ memo: ForeignMemo, target: UUID? = nil, transcript: String? = nil, anchor: Anchor? = nil, code: String? = nil,
    participant: String? = nil, isOnStudy: Bool = false, _ inventory: inout ImportInventory
  ) {
    let coder = self.coder(memo.coder)
    let text = memo.title.map { memo.text.hasPrefix($0) ? memo.text : "\($0): \(memo.text)" } ?? memo.text
    let place = anchor.map { "\($0.span.start)-\($0.span.end)" } ?? ""
    var parts = ["memo", coder, target?.uuidString ?? "", transcript ?? "", place, code ?? "", text]
    if let participant { parts.append("participant \(participant)") }
    if isOnStudy { parts.append("study") }
    let id = ownIdentifier(memo.id) ?? NameBasedIdentifier.make(parts)
    guard ids.insert(id).inserted else {
      inventory.count("memos", .changed("the same words twice at one place by one coder: kept once"))
      return
    }
    inventory.count("memos", .taken)
    events[coder, default: []].append(
      Event(
        id: id, time: memo.time ?? now, kind: .memo, target: target, transcript: transcript, anchor: anchor, code: code,
        note: text, participant: participant, isOnStudy: isOnStudy, links: memo.links.compactMap(link)))
  }

  private func ownIdentifier(_ id: String) -> UUID? { project.isOwn ? UUID(uuidString: id) : nil }

  private func coder(_ id: String?) -> String { id.flatMap { coders[$0] } ?? SafeNames.unknownCoder }
}
