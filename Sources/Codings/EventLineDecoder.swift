import Basics
import Foundation
import Transcripts

/// What is wrong with a line, without any of its words.
enum EventLineFault: Error, Equatable {
  /// Not one whole JSON object in UTF-8: torn, or never a line of a journal.
  case notAnObject
  case missing(key: String)
  /// The key holds another type of value than it should.
  case type(key: String)
  /// The key holds a value that cannot be, for the reason given.
  case value(key: String, reason: String)
  /// A kind that this version does not have; `nil` when the word is not fit to be shown.
  case kind(String?)
}

/// Turns lines into events. Keep one for many lines.
struct EventLineDecoder {
  private let json = JSONDecoder()

  /// - Throws: `EventLineFault`.
  func event(_ line: Data) throws(EventLineFault) -> Event {
    try record(line).event()
  }

  private func record(_ line: Data) throws(EventLineFault) -> EventRecord {
    do {
      return try json.decode(EventRecord.self, from: line)
    } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
      throw .type(key: context.codingPath[0].stringValue)
    } catch {
      throw secondOpinion(line)
    }
  }

  /// The decoder calls a fraction in the place of a whole number invalid JSON. Such a line is wrong, but whole.
  private func secondOpinion(_ line: Data) -> EventLineFault {
    guard let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any] else { return .notAnObject }
    let fractional = ["start", "end"].first { key in
      guard let number = object[key] as? NSNumber else { return false }
      return Int(exactly: number.doubleValue) == nil
    }
    return fractional.map(EventLineFault.type) ?? .notAnObject
  }
}

/// The keys of a line as JSON has them, before they are checked.
private struct EventRecord: Decodable {
  let id: String?
  let time: String?
  let kind: String?
  let decision: String?
  let target: String?
  let transcript: String?
  let start: Int?
  let end: Int?
  let quote: String?
  let before: String?
  let after: String?
  let hash: String?
  let code: String?
  let note: String?
  let by: String?
  let codes: [String]?
  let definition: String?
  let about: [String]?
  let silent: [String]?
  let outcome: String?
  let votes: [String]?
  let to: String?
  let suggestion: String?
  let participant: String?
  let on: String?
  let links: [String]?

  /// No transcript is longer; offsets below it can be added to without care.
  private static let mostScalars = 1 << 40

  func event() throws(EventLineFault) -> Event {
    let written = try required(kind, "kind")
    guard let kind = Event.Kind(rawValue: written) else { throw .kind(showable(written)) }
    let id = try uuid(try required(id, "id"), "id")
    guard let time = Timestamp.date(try required(time, "time")) else {
      throw .value(key: "time", reason: "is not a time in UTC such as 2026-03-04T09:15:30.250Z")
    }
    let reading = kind == .read ? try reading() : nil
    let anchor = kind == .read ? nil : try anchor()
    switch kind {
    case .tag, .accept, .reject:
      _ = try required(transcript, "transcript")
      _ = try required(code, "code")
      _ = try required(start, "start")
    case .move:
      _ = try required(target, "target")
      _ = try required(transcript, "transcript")
      _ = try required(start, "start")
    case .untag, .undo:
      _ = try required(target, "target")
    case .read: _ = try required(transcript, "transcript")
    case .resolve:
      _ = try required(transcript, "transcript")
      _ = try required(code, "code")
    case .recode:
      _ = try required(target, "target")
      _ = try required(code, "code")
    case .rename:
      _ = try required(transcript, "transcript")
      _ = try required(to, "to")
    case .remove: break
    case .memo:
      _ = try required(note, "note")
      if let on, on != "study" { throw .value(key: "on", reason: "is not `study`") }
      if target == nil, code == nil, participant == nil, on == nil { _ = try required(transcript, "transcript") }
    }
    if anchor != nil { _ = try required(transcript, "transcript") }
    return Event(
      id: id, time: time, kind: kind, decision: try decision.map(uuid(key: "decision")),
      target: try target.map(uuid(key: "target")), transcript: transcript, anchor: anchor, code: code, note: note,
      by: by, reading: reading, ruling: kind == .resolve ? try ruling() : nil, newName: kind == .rename ? to : nil,
      suggestion: kind == .accept || kind == .reject ? suggestion : nil, definition: definition,
      participant: kind == .memo ? participant : nil, isOnStudy: kind == .memo && on != nil,
      links: kind == .memo ? try memoLinks() : [])
  }

  /// All six keys of a place, or none of them.
  private func anchor() throws(EventLineFault) -> Anchor? {
    if start == nil, end == nil, quote == nil, before == nil, after == nil, hash == nil { return nil }
    _ = try required(start, "start")
    _ = try required(end, "end")
    let quote = try required(quote, "quote")
    let span = try span()
    let length = quote.unicodeScalars.count
    guard length == span.count else {
      throw .value(key: "quote", reason: "has \(length) characters where `start` and `end` say \(span.count)")
    }
    return Anchor(
      span: span, quote: quote, before: try required(before, "before"),
      after: try required(after, "after"), hash: try contentHash())
  }

  /// What was read: a part where `start` and `end` are there, else the whole transcript.
  private func reading() throws(EventLineFault) -> Reading {
    let codes = try required(codes, "codes")
    guard !codes.isEmpty else { throw .value(key: "codes", reason: "names no code") }
    let hash = try contentHash()
    if start == nil, end == nil { return Reading(span: nil, hash: hash, codes: codes) }
    return Reading(span: try span(), hash: hash, codes: codes)
  }

  private func memoLinks() throws(EventLineFault) -> [MemoLink] {
    var read: [MemoLink] = []
    for text in links ?? [] {
      guard let link = MemoLink(text) else {
        throw .value(
          key: "links", reason: "names something that is no `memo:`, `code:`, `transcript:` or `participant:`")
      }
      read.append(link)
    }
    return read
  }

  private func ruling() throws(EventLineFault) -> Ruling {
    var about: [UUID] = []
    for text in try required(self.about, "about") { about.append(try uuid(text, "about")) }
    guard let outcome = Ruling.Outcome(rawValue: try required(self.outcome, "outcome")) else {
      let known = Ruling.Outcome.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw .value(key: "outcome", reason: "is none of \(known)")
    }
    return Ruling(about: about, silent: silent ?? [], outcome: outcome, votes: votes ?? [])
  }

  private func span() throws(EventLineFault) -> Span {
    let start = try required(start, "start")
    let end = try required(end, "end")
    guard start >= 0 else { throw .value(key: "start", reason: "is less than 0") }
    guard end >= start else { throw .value(key: "end", reason: "is less than `start`") }
    guard end <= Self.mostScalars else { throw .value(key: "end", reason: "is beyond the end of every transcript") }
    return Span(start, end)
  }

  private func contentHash() throws(EventLineFault) -> ContentHash {
    let hash = try required(hash, "hash")
    guard hash.utf8.count == 64, hash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      throw .value(key: "hash", reason: "is not 64 hexadecimal digits in lower case")
    }
    return ContentHash(stored: hash)
  }

  private func required<Value>(_ value: Value?, _ key: String) throws(EventLineFault) -> Value {
    guard let value else { throw .missing(key: key) }
    return value
  }

  private func uuid(_ text: String, _ key: String) throws(EventLineFault) -> UUID {
    guard let uuid = UUID(uuidString: text) else { throw .value(key: key, reason: "is not a UUID") }
    return uuid
  }

  private func uuid(key: String) -> (String) throws(EventLineFault) -> UUID {
    { (text) throws(EventLineFault) in try uuid(text, key) }
  }

  /// A word that may be a kind of a later version; anything else is kept to itself.
  private func showable(_ kind: String) -> String? {
    (1...20).contains(kind.utf8.count) && kind.utf8.allSatisfy { (97...122).contains($0) } ? kind : nil
  }
}
