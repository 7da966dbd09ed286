import Basics
import Foundation
import Transcripts

/// The replay of one coder's journal, event by event in the order of time.
struct JournalReplay {
  private let coder: String
  private let known: KnownEvents
  private(set) var notes: [Problem] = []

  /// What is live, by the id of the event that made it.
  private var liveCodings: [UUID: Coding] = [:]
  private var liveRejections: [UUID: Rejection] = [:]
  private var liveMemos: [UUID: Memo] = [:]
  private(set) var readMarks: [ReadMark] = []
  private(set) var rulings: [RulingMark] = []
  /// The ids of everything that was ever made, in order; what is no longer live is passed over.
  private var made: [UUID] = []
  /// The live judgements on each hit.
  private var judgements: [Hit: [UUID]] = [:]

  /// A rule's hit, as far as judgements are concerned.
  private struct Hit: Hashable {
    let code: String
    let transcript: String
    let span: Span
  }

  init(coder: String, known: KnownEvents) {
    self.coder = coder
    self.known = known
  }

  var codings: [Coding] { made.compactMap { liveCodings[$0] } }
  var rejections: [Rejection] { made.compactMap { liveRejections[$0] } }
  var memos: [Memo] { made.compactMap { liveMemos[$0] } }

  /// - Parameter events: sorted by time, each id once.
  mutating func run(_ events: [Event], currentCode: (String) -> String) {
    let undone = Chronology.undoneDecisions(in: events)
    var takenOff: Set<UUID> = []
    for event in events where event.kind == .untag && !undone.contains(event.decision) {
      if let target = event.target { takenOff.insert(target) }
    }
    for event in events {
      if event.kind != .undo, undone.contains(event.decision) { continue }
      switch event.kind {
      case .tag:
        if !takenOff.contains(event.id) { addCoding(event, .tag) }
      case .accept:
        endJudgements(on: event, currentCode, acceptedToo: false)
        if !takenOff.contains(event.id) {
          addCoding(event, event.suggestion == nil ? .accepted : .suggested)
          judge(event, currentCode)
        }
      case .reject:
        endJudgements(on: event, currentCode, acceptedToo: true)
        addRejection(event)
        judge(event, currentCode)
      case .memo: addMemo(event)
      case .read: addReadMark(event)
      case .resolve: addRuling(event)
      case .move: move(event, currentCode)
      case .recode: recode(event, currentCode)
      case .rename: rename(event)
      case .remove: break
      case .untag: check(event, is: [.tag, .accept])
      case .undo: checkUndo(event)
      }
    }
  }

  // MARK: Making

  private mutating func addCoding(_ event: Event, _ origin: Coding.Origin) {
    guard let anchor = event.anchor, let code = event.code, let transcript = event.transcript else { return }
    liveCodings[event.id] = Coding(
      id: event.id, coder: coder, code: code, transcript: transcript, anchor: anchor, origin: origin,
      note: event.note, time: event.time, definition: event.definition)
    made.append(event.id)
  }

  private mutating func addRejection(_ event: Event) {
    guard let anchor = event.anchor, let code = event.code, let transcript = event.transcript else { return }
    liveRejections[event.id] = Rejection(
      id: event.id, coder: coder, code: code, transcript: transcript, anchor: anchor, note: event.note,
      time: event.time, suggestion: event.suggestion)
    made.append(event.id)
  }

  private mutating func addMemo(_ event: Event) {
    if let target = event.target, known[target] == nil { notes.append(.targetUnknown(event, coder: coder)) }
    liveMemos[event.id] = Memo(
      id: event.id, coder: coder, target: event.target, transcript: event.transcript, anchor: event.anchor,
      code: event.code, text: event.note ?? "", time: event.time, participant: event.participant,
      isOnStudy: event.isOnStudy, links: event.links)
    made.append(event.id)
  }

  private mutating func addReadMark(_ event: Event) {
    guard let transcript = event.transcript, let reading = event.reading else { return }
    readMarks.append(
      ReadMark(
        id: event.id, coder: coder, transcript: transcript, reading: reading, note: event.note, time: event.time))
  }

  private mutating func addRuling(_ event: Event) {
    guard let transcript = event.transcript, let code = event.code, let ruling = event.ruling else { return }
    rulings.append(
      RulingMark(
        id: event.id, coder: coder, decision: event.decision, transcript: transcript, code: code, ruling: ruling,
        reason: event.note, time: event.time))
  }

  // MARK: Judgements on hits

  private func hit(of event: Event, at anchor: Anchor?, _ currentCode: (String) -> String) -> Hit? {
    guard let anchor, let code = event.code, let transcript = event.transcript else { return nil }
    return Hit(code: currentCode(code), transcript: transcript, span: anchor.span)
  }

  private mutating func judge(_ event: Event, _ currentCode: (String) -> String) {
    guard let hit = hit(of: event, at: event.anchor, currentCode) else { return }
    judgements[hit, default: []].append(event.id)
  }

  private mutating func endJudgements(
    on event: Event, _ currentCode: (String) -> String, acceptedToo: Bool
  ) {
    guard let hit = hit(of: event, at: event.anchor, currentCode), let ids = judgements[hit] else { return }
    for id in ids {
      liveRejections[id] = nil
      if acceptedToo { liveCodings[id] = nil }
    }
    judgements[hit] = ids.filter { liveCodings[$0] != nil }
  }

  // MARK: Moving

  private mutating func move(_ event: Event, _ currentCode: (String) -> String) {
    guard check(event, is: [.tag, .accept, .reject, .memo, .recode]), let target = event.target,
      let anchor = event.anchor
    else { return }
    let isGone = anchor.span.isEmpty
    if liveMemos[target] != nil {
      liveMemos[target]?.gone = isGone ? anchor : nil
      if isGone { return }
      liveMemos[target]?.anchor = anchor
      liveMemos[target]?.anchors.append(anchor)
    } else if let coding = liveCodings[target] {
      liveCodings[target]?.gone = isGone ? anchor : nil
      if isGone { return }
      liveCodings[target]?.anchor = anchor
      liveCodings[target]?.anchors.append(anchor)
      if coding.origin != .tag {
        rejudge(target, code: currentCode(coding.code), coding.transcript, from: coding.anchor.span, to: anchor.span)
      }
    } else if let rejection = liveRejections[target] {
      liveRejections[target]?.gone = isGone ? anchor : nil
      if isGone { return }
      liveRejections[target]?.anchor = anchor
      liveRejections[target]?.anchors.append(anchor)
      rejudge(
        target, code: currentCode(rejection.code), rejection.transcript, from: rejection.anchor.span, to: anchor.span)
    }
  }

  private mutating func rejudge(_ id: UUID, code: String, _ transcript: String, from old: Span, to new: Span) {
    judgements[Hit(code: code, transcript: transcript, span: old)]?.removeAll { $0 == id }
    judgements[Hit(code: code, transcript: transcript, span: new), default: []].append(id)
  }

  // MARK: Changes in bulk

  /// A coding keeps its id, its place and its note. A hit that was confirmed for the old code is then refused for it,
  /// and the coding is the coder's own.
  private mutating func recode(_ event: Event, _ currentCode: (String) -> String) {
    guard check(event, is: [.tag, .accept]), let target = event.target, let code = event.code,
      let coding = liveCodings[target]
    else { return }
    liveCodings[target]?.code = code
    guard coding.origin == .accepted else { return }
    liveCodings[target]?.origin = .tag
    let hit = Hit(code: currentCode(coding.code), transcript: coding.transcript, span: coding.anchor.span)
    judgements[hit] = (judgements[hit] ?? []).filter { $0 != target } + [event.id]
    liveRejections[event.id] = Rejection(
      id: event.id, coder: coder, code: coding.code, transcript: coding.transcript, anchor: coding.anchor,
      note: event.note, time: event.time)
    made.append(event.id)
  }

  private mutating func rename(_ event: Event) {
    guard let old = event.transcript, let new = event.newName else { return }
    for id in liveCodings.keys where liveCodings[id]?.transcript == old { liveCodings[id]?.transcript = new }
    for id in liveRejections.keys where liveRejections[id]?.transcript == old { liveRejections[id]?.transcript = new }
    for id in liveMemos.keys { liveMemos[id]?.rename(old, to: new) }
    for index in readMarks.indices where readMarks[index].transcript == old { readMarks[index].transcript = new }
    for (hit, ids) in judgements where hit.transcript == old {
      judgements[hit] = nil
      judgements[Hit(code: hit.code, transcript: new, span: hit.span), default: []] += ids
    }
  }

  // MARK: Checking

  /// Whether the event is about one of the coder's own events of these kinds; a note when not.
  @discardableResult
  private mutating func check(_ event: Event, is kinds: Set<Event.Kind>) -> Bool {
    guard let target = event.target, let entry = known[target] else {
      notes.append(.targetUnknown(event, coder: coder))
      return false
    }
    if entry.coder != coder {
      notes.append(.targetForeign(event, coder: coder, owner: entry.coder))
    } else if !kinds.contains(entry.kind) {
      notes.append(.targetUnfit(event, coder: coder))
    } else {
      return true
    }
    return false
  }

  private mutating func checkUndo(_ event: Event) {
    guard let target = event.target, let owners = known.owners(ofDecision: target), let first = owners.first else {
      notes.append(.targetUnknown(event, coder: coder))
      return
    }
    if !owners.contains(coder) {
      notes.append(.targetForeign(event, coder: coder, owner: first))
    } else if known[target]?.kind == .undo {
      notes.append(.targetUnfit(event, coder: coder))
    }
  }
}
