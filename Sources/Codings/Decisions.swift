import Basics
public import Foundation
public import Transcripts

/// The events of one decision of one coder, made one after the other and checked against what the coder decided
/// before (and within the same decision). Pure: `Journal.append` writes them.
///
///     try journal.append { current in
///       var decisions = Decisions(coder: "anna", current: current, now: Date())
///       decisions.tag(anchor, transcript: "HC-P1", code: "norms")
///       return decisions.events
///     }
public struct Decisions: Sendable {
  public let coder: String
  /// What has been decided so far; all of one decision.
  public private(set) var events: [Event] = []

  let current: [Event]
  private let time: Date
  private let decision: UUID?
  private let by: String?
  private let currentCode: @Sendable (String) -> String
  private let definition: @Sendable (String) -> String?
  var standing: StandingDecisions
  /// Whether `standing` is what a replay would come to with `events`.
  private(set) var isCertain = true
  private typealias Place = StandingDecisions.Place

  /// What became of one request.
  public enum Outcome: Sendable, Equatable {
    /// A new event.
    case made(Event)
    /// The same stands already, under this id; nothing was made.
    case alreadyThere(UUID)
  }

  /// - Parameters:
  ///   - current: the coder's journal at this moment.
  ///   - now: the time of the decision. Where the clock has gone back, or two decisions would share a millisecond, it is
  ///     a millisecond after the journal's last event, so that later decisions are later wherever journals are merged.
  ///   - decision: of another journal, when one command writes into several.
  ///   - by: who ran the command; the coder unless told.
  ///   - currentCode: maps a code's former ids to its present one.
  ///   - definition: the version of a code that the coder goes by.
  public init(
    coder: String, current: [Event], now: Date, decision: UUID? = nil, by: String? = nil,
    currentCode: @escaping @Sendable (String) -> String = { $0 },
    definition: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.init(
      coder: coder, current: current,
      standing: StandingDecisions(of: coder, replaying: current, currentCode: currentCode), now: now,
      decision: decision, by: by, currentCode: currentCode, definition: definition)
  }

  /// - Parameter standing: what `current` comes to.
  init(
    coder: String, current: [Event], standing: consuming StandingDecisions, now: Date, decision: UUID?, by: String?,
    currentCode: @escaping @Sendable (String) -> String, definition: @escaping @Sendable (String) -> String?
  ) {
    self.coder = coder
    self.current = current
    self.standing = standing
    self.decision = decision
    self.by = by == coder ? nil : by
    self.currentCode = currentCode
    self.definition = definition
    time = max(now, standing.lastTime.map { $0.addingTimeInterval(0.001) } ?? now)
  }

  // MARK: Codings

  /// Puts a code on a passage. It is already there when the coder has the same code on the same span, tagged or
  /// accepted.
  /// - Parameter time: when it was coded, where that was earlier, in another program.
  /// - Throws: `Problem` of kind `usage` when the passage is empty.
  @discardableResult
  public mutating func tag(
    _ anchor: Anchor, transcript: String, code: String, note: String? = nil, time: Date? = nil
  ) throws -> Outcome {
    if anchor.span.isEmpty { throw Problem.emptySpan() }
    let place = Place(code: currentCode(code), transcript: transcript, span: anchor.span)
    if let id = standing.coding(on: place) ?? standing.returnedCoding(on: place, in: anchor.hash) {
      return .alreadyThere(id)
    }
    return .made(add(tag: anchor, transcript: transcript, code: code, note: note, time: time))
  }

  /// Takes codings of the coder's own off, tagged or accepted.
  /// - Parameter others: everybody's codings, so that the problem can say whose it is.
  /// - Throws: `Problems` with every id that is not a live coding of the coder's; then nothing was made.
  @discardableResult
  public mutating func untag(_ ids: [UUID], others: [Coding] = [], note: String? = nil) throws -> [Event] {
    let problems = ids.compactMap { id -> Problem? in
      if standing.codings[id] != nil { return nil }
      if let other = others.first(where: { $0.id == id && $0.coder != coder }) {
        return .foreignCoding(id, owner: other.coder, coder: coder)
      }
      return .notACoding(id)
    }
    if !problems.isEmpty { throw Problems(problems) }
    var made: [Event] = []
    for id in ids {
      // An id given twice is taken off once.
      guard let coding = standing.codings[id] else { continue }
      made.append(add(.untag, target: id, transcript: coding.transcript, code: coding.code, note: note))
    }
    return made
  }

  // MARK: Judgements on hits

  /// Confirms a rule's hit or a model's suggestion; ends the coder's rejection of it.
  /// - Parameter suggestion: hash of the model that suggested the passage; `nil` for a rule's hit.
  @discardableResult
  public mutating func accept(
    _ anchor: Anchor, transcript: String, code: String, note: String? = nil, suggestion: String? = nil
  ) -> Outcome {
    let place = Place(code: currentCode(code), transcript: transcript, span: anchor.span)
    if let id = standing.acceptance(of: place) { return .alreadyThere(id) }
    return .made(
      add(.accept, transcript: transcript, anchor: anchor, code: code, note: note, suggestion: suggestion))
  }

  /// Refuses a rule's hit or a model's suggestion; ends the coder's acceptance of it.
  /// - Parameter suggestion: as of `accept`.
  @discardableResult
  public mutating func reject(
    _ anchor: Anchor, transcript: String, code: String, note: String? = nil, suggestion: String? = nil
  ) -> Outcome {
    let place = Place(code: currentCode(code), transcript: transcript, span: anchor.span)
    if let id = standing.rejectedHits[place] { return .alreadyThere(id) }
    return .made(
      add(.reject, transcript: transcript, anchor: anchor, code: code, note: note, suggestion: suggestion))
  }

  // MARK: Memos and moves

  /// What a memo is on.
  public enum Subject: Sendable {
    /// Anybody's coding; the caller has made sure that it is there.
    case coding(UUID)
    case passage(Anchor, transcript: String)
    case transcript(String)
    case code(String)
    /// The participant's id, else `transcript/label`.
    case participant(String)
    case study
  }

  /// Leaves a note.
  /// - Parameter links: what it refers to; each counts once.
  /// - Throws: `Problem` of kind `usage` when it is empty.
  @discardableResult
  public mutating func memo(_ text: String, on subject: Subject, links given: [MemoLink] = []) throws -> Event {
    if text.allSatisfy(\.isWhitespace) { throw Problem.emptyMemo() }
    var links: [MemoLink] = []
    for link in given where !links.contains(link) { links.append(link) }
    return switch subject {
    case .coding(let id): add(.memo, target: id, note: text, links: links)
    case .passage(let anchor, let transcript):
      add(.memo, transcript: transcript, anchor: anchor, note: text, links: links)
    case .transcript(let name): add(.memo, transcript: name, note: text, links: links)
    case .code(let id): add(.memo, code: id, note: text, links: links)
    case .participant(let id): add(.memo, note: text, participant: id, links: links)
    case .study: add(.memo, note: text, isOnStudy: true, links: links)
    }
  }

  /// Carries a coding, rejection or memo of this journal to another place. An empty span says that its words are gone.
  ///
  /// The caller has found the place and made sure that `target` is live.
  @discardableResult
  public mutating func move(_ target: UUID, to anchor: Anchor, transcript: String) -> Event {
    add(.move, target: target, transcript: transcript, anchor: anchor)
  }

  // MARK: Reading

  /// Says that a transcript or a part of it was read. It is already there when the coder said so before, of this text
  /// and of all these codes, about the whole transcript or a part that holds this one.
  /// - Precondition: `reading` names a code.
  @discardableResult
  public mutating func read(_ reading: Reading, of transcript: String, note: String? = nil) -> Outcome {
    let wanted = Set(reading.codes.map(currentCode))
    let covering = standing.readMarks.first { mark in
      guard mark.transcript == transcript, mark.reading.hash == reading.hash else { return false }
      if let span = mark.reading.span, !(reading.span.map(span.contains) ?? false) { return false }
      return wanted.isSubset(of: mark.reading.codes.map(currentCode))
    }
    if let covering { return .alreadyThere(covering.id) }
    return .made(add(.read, transcript: transcript, note: note, reading: reading))
  }

  // MARK: Changes in bulk

  /// What became of a coding that was to have another code.
  public enum Recoding: Sendable, Equatable {
    case recoded
    /// The coder had the new code on the same passage; the coding under the old one was taken off.
    case takenOff
    /// It had the new code already; nothing was made.
    case unchanged
  }

  /// Gives a coding of this journal another code.
  /// - Throws: `Problem` of kind `usage` when there is no such coding.
  @discardableResult
  public mutating func recode(_ id: UUID, to code: String, note: String? = nil) throws -> Recoding {
    guard let coding = standing.codings[id] else { throw Problem.notACoding(id) }
    if currentCode(coding.code) == currentCode(code) { return .unchanged }
    let place = Place(code: currentCode(code), transcript: coding.transcript, span: coding.anchor.span)
    standing.remove(coding, currentCode)
    if coding.gone == nil, standing.coding(on: place) != nil {
      _ = add(.untag, target: id, transcript: coding.transcript, code: coding.code, note: note)
      return .takenOff
    }
    _ = add(.recode, target: id, transcript: coding.transcript, code: code, note: note)
    var recoded = coding
    recoded.code = code
    recoded.origin = .tag
    standing.add(recoded, currentCode)
    return .recoded
  }

  /// Says that a transcript has another name.
  @discardableResult
  public mutating func rename(transcript old: String, to new: String) -> Event {
    add(.rename, transcript: old, newName: new)
  }

  /// Records that a transcript was taken out, and not which.
  /// - Parameter note: why, in words that name nobody.
  @discardableResult
  public mutating func removedTranscript(note: String? = nil) -> Event { add(.remove, note: note) }

  // MARK: Undo

  /// Takes a decision back: `named` (the id of any of its events), else the last one that stands and is not itself an
  /// undo.
  /// - Throws: `Problem` when there is none, it is an undo, or it was taken back already.
  @discardableResult
  public mutating func undo(_ named: UUID? = nil) throws -> Event {
    let undone = Chronology.undoneDecisions(in: current)
    if let named {
      guard let event = current.first(where: { $0.id == named || $0.decision == named }) else {
        throw Problem.notADecision(named, coder: coder)
      }
      if event.kind == .undo { throw Problem.undoOfUndo(named) }
      try Self.requireUndoable(event)
      if undone.contains(event.decision) { throw Problem.alreadyUndone(named) }
      return add(.undo, target: event.decision)
    }
    // What somebody else's command wrote here is theirs to take back, unless it is named.
    let last = Chronology.sorted(current).last {
      $0.kind != .undo && $0.kind != .remove && $0.by == nil && !undone.contains($0.decision)
    }
    guard let last else { throw Problem.nothingToUndo(coder) }
    try Self.requireUndoable(last)
    return add(.undo, target: last.decision)
  }

  /// - Throws: `Problem` of kind `usage` for what changed files, too, so that the journal alone cannot take it back.
  static func requireUndoable(_ event: Event) throws {
    switch event.kind {
    case .rename: throw Problem.undoOfRename(event.transcript ?? "", event.newName ?? "")
    case .remove: throw Problem.undoOfRemove()
    default: break
    }
  }

  // MARK: Bookkeeping

  mutating func add(
    _ kind: Event.Kind, target: UUID? = nil, transcript: String? = nil, anchor: Anchor? = nil, code: String? = nil,
    note: String? = nil, reading: Reading? = nil, ruling: Ruling? = nil, newName: String? = nil,
    suggestion: String? = nil, participant: String? = nil, isOnStudy: Bool = false, links: [MemoLink] = [],
    time: Date? = nil
  ) -> Event {
    let judges = [.tag, .accept, .reject, .recode].contains(kind)
    let event = Event(
      time: time ?? self.time, kind: kind, decision: decision ?? events.first?.id, target: target,
      transcript: transcript, anchor: anchor, code: code, note: note, by: by, reading: reading, ruling: ruling,
      newName: newName, suggestion: suggestion, definition: judges ? code.flatMap(definition) : nil,
      participant: participant, isOnStudy: isOnStudy, links: links)
    events.append(event)
    isCertain = standing.follow(event, of: coder, currentCode: currentCode) && isCertain
    return event
  }

  mutating func add(
    tag anchor: Anchor, transcript: String, code: String, note: String?, target: UUID? = nil, time: Date? = nil
  ) -> Event {
    add(.tag, target: target, transcript: transcript, anchor: anchor, code: code, note: note, time: time)
  }
}
