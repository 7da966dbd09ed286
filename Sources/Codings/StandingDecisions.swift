import Basics
import Foundation
import Transcripts

/// What one coder's decisions come to, as far as the next one has to know of it: which passages are coded, which hits are
/// judged, what was read.
///
/// It is replayed from a journal, and can then follow the journal's growth event by event. What it says of an event that
/// it followed is what a replay would say; where it cannot tell (`follow` answers `false`), the journal is replayed again.
struct StandingDecisions: Sendable, Equatable {
  struct Place: Hashable, Sendable {
    let code: String
    let transcript: String
    let span: Span
  }

  /// By the id of the event that made them; those too that have lost their words.
  private(set) var codings: [UUID: Coding] = [:]
  /// The codings on each place, tagged or accepted, the first one first.
  private var codedPlaces: [Place: [UUID]] = [:]
  /// The codings that have lost their words, by the place where they stood.
  private var lostPlaces: [Place: [UUID]] = [:]
  private(set) var rejectedHits: [Place: UUID] = [:]
  private(set) var readMarks: [ReadMark]
  /// The rulings that hold on each of the coders' codings.
  var rulingsAbout: [UUID: [UUID]] = [:]
  /// The codings that follow from each ruling.
  var codingsOfRuling: [UUID: [UUID]] = [:]
  /// The latest time of any event.
  private(set) var lastTime: Date?

  private var undone: Set<UUID>
  /// Targets of all untags, whatever they hit.
  private var takenOff: Set<UUID>
  /// Targets of all recodings. Where a hit was confirmed, recoding refused it for the old code; taking the coding off
  /// takes that back, too.
  private let recoded: Set<UUID>
  /// Whether something was moved, recoded or renamed, so that a judgement may be known under another place.
  private let isMoved: Bool

  init(of coder: String, replaying events: [Event], currentCode: (String) -> String) {
    let ledger = CodingLedger.replay(events: [(coder, events)], currentCode: currentCode)
    readMarks = ledger.readMarks
    lastTime = events.lazy.map(\.time).max()
    undone = Chronology.undoneDecisions(in: events)
    takenOff = Set(events.lazy.filter { $0.kind == .untag }.compactMap(\.target))
    recoded = Set(events.lazy.filter { $0.kind == .recode }.compactMap(\.target))
    isMoved = events.contains { [.move, .recode, .rename].contains($0.kind) }
    for mark in ledger.rulings { for id in mark.ruling.about { rulingsAbout[id, default: []].append(mark.id) } }
    if !ledger.rulings.isEmpty {
      for event in events where event.kind == .tag {
        if let ruling = event.target { codingsOfRuling[ruling, default: []].append(event.id) }
      }
    }
    codings.reserveCapacity(ledger.codings.count)
    codedPlaces.reserveCapacity(ledger.codings.count)
    for coding in ledger.codings { add(coding, currentCode) }
    for rejection in ledger.rejections where rejection.gone == nil {
      rejectedHits[
        Place(code: currentCode(rejection.code), transcript: rejection.transcript, span: rejection.anchor.span)] =
        rejection.id
    }
  }

  private func place(of coding: Coding, _ currentCode: (String) -> String) -> Place {
    Place(code: currentCode(coding.code), transcript: coding.transcript, span: coding.anchor.span)
  }

  /// The first coding on a place.
  func coding(on place: Place) -> UUID? { codedPlaces[place]?.first }

  /// The first coding on a place that lost its words in another text, when the text is again what it was when it had
  /// them. What was said to be gone from this very text is not back.
  func returnedCoding(on place: Place, in text: ContentHash) -> UUID? {
    lostPlaces[place]?.first { codings[$0]?.anchor.hash == text && codings[$0]?.gone?.hash != text }
  }

  /// The last acceptance of a hit.
  func acceptance(of hit: Place) -> UUID? { codedPlaces[hit]?.last { codings[$0]?.origin != .tag } }

  // MARK: Following a journal

  /// Takes in an event that is written behind all others in the journal.
  /// - Returns: whether this is certainly what a replay would come to; when not, the value is of use only until the
  ///   decision that is being made is finished.
  @discardableResult
  mutating func follow(_ event: Event, of coder: String, currentCode: (String) -> String) -> Bool {
    let isLast = lastTime.map { event.time >= $0 } ?? true
    let isAlone = !undone.contains(event.decision) && !takenOff.contains(event.id)
    lastTime = max(event.time, lastTime ?? event.time)
    return apply(event, of: coder, currentCode: currentCode) && isLast && isAlone
  }

  private mutating func apply(_ event: Event, of coder: String, currentCode: (String) -> String) -> Bool {
    switch event.kind {
    case .tag: return addCoding(event, .tag, of: coder, currentCode) && event.target == nil
    case .accept:
      return addCoding(event, event.suggestion == nil ? .accepted : .suggested, of: coder, currentCode) && !isMoved
    case .reject: return reject(event, currentCode)
    case .untag:
      guard let target = event.target, let coding = codings[target] else { return false }
      takenOff.insert(target)
      remove(coding, currentCode)
      return !recoded.contains(target)
    case .memo: return true
    case .read:
      guard let transcript = event.transcript, let reading = event.reading else { return false }
      readMarks.append(
        ReadMark(
          id: event.id, coder: coder, transcript: transcript, reading: reading, note: event.note, time: event.time))
      return true
    case .move, .undo, .resolve, .recode, .rename, .remove: return false
    }
  }

  private mutating func addCoding(
    _ event: Event, _ origin: Coding.Origin, of coder: String, _ currentCode: (String) -> String
  ) -> Bool {
    guard let anchor = event.anchor, let code = event.code, let transcript = event.transcript else { return false }
    let coding = Coding(
      id: event.id, coder: coder, code: code, transcript: transcript, anchor: anchor, origin: origin, note: event.note,
      time: event.time, definition: event.definition)
    if origin != .tag { rejectedHits[place(of: coding, currentCode)] = nil }
    add(coding, currentCode)
    return true
  }

  /// What has lost its words stands on no place, until the text that has them is back.
  mutating func add(_ coding: Coding, _ currentCode: (String) -> String) {
    codings[coding.id] = coding
    let place = place(of: coding, currentCode)
    if coding.gone == nil {
      codedPlaces[place, default: []].append(coding.id)
    } else {
      lostPlaces[place, default: []].append(coding.id)
    }
  }

  mutating func remove(_ coding: Coding, _ currentCode: (String) -> String) {
    codings[coding.id] = nil
    let place = place(of: coding, currentCode)
    for places in [\StandingDecisions.codedPlaces, \.lostPlaces] {
      self[keyPath: places][place]?.removeAll { $0 == coding.id }
      if self[keyPath: places][place]?.isEmpty ?? false { self[keyPath: places][place] = nil }
    }
  }

  private mutating func reject(_ event: Event, _ currentCode: (String) -> String) -> Bool {
    guard let anchor = event.anchor, let code = event.code, let transcript = event.transcript else { return false }
    let place = Place(code: currentCode(code), transcript: transcript, span: anchor.span)
    for accepted in (codedPlaces[place] ?? []).compactMap({ codings[$0] }) where accepted.origin != .tag {
      remove(accepted, currentCode)
    }
    rejectedHits[place] = event.id
    return !isMoved
  }
}
