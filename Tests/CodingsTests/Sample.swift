import Basics
import Codings
import Foundation
import TestSupport
import Transcripts

/// Events, anchors and journals for the tests of this floor.
enum Sample {
  static let noon = Date(timeIntervalSince1970: 1_772_625_600)

  /// A moment some milliseconds after noon.
  static func time(_ milliseconds: Int) -> Date {
    Date(timeIntervalSince1970: (noon.timeIntervalSince1970 * 1000 + Double(milliseconds)) / 1000)
  }

  /// The UUID that ends in `number`.
  static func id(_ number: Int) -> UUID {
    let hexadecimal = String(number, radix: 16)
    let text = String(repeating: "0", count: 12 - hexadecimal.count) + hexadecimal
    return UUID(uuidString: "a1b2c3d4-0000-4000-8000-\(text)") ?? UUID()
  }

  /// The first marked passage of a text.
  static func anchor(_ marked: String = "when we moved, «they helped us carry it all» and stayed") -> Anchor {
    let marked = MarkedText(marked)
    let text = TranscriptText(marked.text)
    return Anchor(marked.spans[0], in: text, hash: text.contentHash)
  }

  static func tag(
    _ number: Int, at milliseconds: Int? = nil, code: String = "norms", transcript: String = "HC-P1",
    anchor: Anchor = anchor(), decision: UUID? = nil
  ) -> Event {
    judgement(.tag, number, at: milliseconds, code: code, transcript: transcript, anchor: anchor, decision: decision)
  }

  static func judgement(
    _ kind: Event.Kind, _ number: Int, at milliseconds: Int? = nil, code: String = "norms",
    transcript: String = "HC-P1", anchor: Anchor = anchor(), decision: UUID? = nil
  ) -> Event {
    Event(
      id: id(number), time: time(milliseconds ?? number), kind: kind, decision: decision, transcript: transcript,
      anchor: anchor, code: code)
  }

  static func about(_ kind: Event.Kind, _ number: Int, target: Int, at milliseconds: Int? = nil) -> Event {
    Event(id: id(number), time: time(milliseconds ?? number), kind: kind, target: id(target), note: "a note")
  }

  static func journal(_ folder: TemporaryFolder, coder: String = "anna") -> Journal {
    Journal(
      url: folder.url.appendingPathComponent("codings/\(coder).jsonl"), coder: coder,
      shownAs: "codings/\(coder).jsonl")
  }

  /// The file that the events make.
  static func lines(_ events: [Event]) -> [UInt8] {
    events.flatMap { EventLine.encode($0) + [0x0A] }
  }

  /// Any event that a journal may hold, odd text included.
  static func event(using generator: inout SeededGenerator) -> Event {
    let kind = Event.Kind.allCases.randomElement(using: &generator) ?? .tag
    let id = uuid(using: &generator)
    let hasPlace = [.tag, .accept, .reject, .move].contains(kind) || kind == .memo && Bool.random(using: &generator)
    let isOnPerson = kind == .memo && !hasPlace && Bool.random(using: &generator)
    let isOnStudy = kind == .memo && !hasPlace && !isOnPerson && Bool.random(using: &generator)
    let hasTarget =
      [.untag, .undo, .move, .recode].contains(kind) || kind == .memo && !hasPlace && !isOnPerson && !isOnStudy
    let hasCode = [.tag, .accept, .reject, .resolve, .recode].contains(kind)
    return Event(
      id: id, time: time(Int.random(in: -2_000_000_000...2_000_000_000, using: &generator)), kind: kind,
      decision: Bool.random(using: &generator) ? nil : uuid(using: &generator),
      target: hasTarget ? uuid(using: &generator) : nil,
      transcript: hasPlace || [.read, .resolve, .rename].contains(kind) ? "采访 3" : nil,
      anchor: hasPlace ? anchor(using: &generator) : nil,
      code: hasCode ? "norms.informal" : nil,
      note: kind == .memo || Bool.random(using: &generator) ? text(using: &generator) : nil,
      reading: kind == .read ? reading(using: &generator) : nil,
      ruling: kind == .resolve ? ruling(using: &generator) : nil,
      newName: kind == .rename ? "p1" : nil,
      definition: hasCode && Bool.random(using: &generator) ? "0123456789abcdef" : nil,
      participant: isOnPerson ? "杨 \"大姐\"/P1" : nil, isOnStudy: isOnStudy,
      links: kind == .memo && Bool.random(using: &generator)
        ? [
          .memo(uuid(using: &generator)), .code("norms.informal"), .transcript("采访: 3"), .participant("采访: 3/杨"),
        ] : [])
  }

  static func ruling(using generator: inout SeededGenerator) -> Ruling {
    var about: [UUID] = []
    for _ in 0...Int.random(in: 0...3, using: &generator) { about.append(uuid(using: &generator)) }
    return Ruling(
      about: about, silent: Bool.random(using: &generator) ? [] : ["lin", "张伟"],
      outcome: Ruling.Outcome.allCases.randomElement(using: &generator) ?? .take,
      votes: Bool.random(using: &generator) ? [] : [text(using: &generator), "lin: take"])
  }

  static func reading(using generator: inout SeededGenerator) -> Reading {
    let start = Int.random(in: 0...5000, using: &generator)
    let codes = ["norms", "norms.informal", "规矩", "ties"].shuffled(using: &generator)
    return Reading(
      span: Bool.random(using: &generator) ? nil : Span(start, start + Int.random(in: 1...900, using: &generator)),
      hash: anchor(using: &generator).hash, codes: Array(codes.prefix(Int.random(in: 1...4, using: &generator))))
  }

  static func uuid(using generator: inout SeededGenerator) -> UUID {
    func byte() -> UInt8 { UInt8.random(in: 0...255, using: &generator) }
    return UUID(
      uuid: (
        byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(),
        byte(), byte()
      ))
  }

  static func anchor(using generator: inout SeededGenerator) -> Anchor {
    let quote = text(using: &generator)
    let start = Int.random(in: 0...5000, using: &generator)
    return Anchor(
      span: Span(start, start + quote.unicodeScalars.count), quote: quote, before: text(using: &generator),
      after: text(using: &generator), hash: ContentHash(of: Array(quote.utf8)))
  }

  /// Emoji with joiners, combining marks, right-to-left, CJK, line breaks, U+FEFF, controls, quotes, backslashes.
  static func text(using generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", " ", "é", "e\u{301}", "👩‍👩‍👧", "互助", "：", "שלום", "\r\n", "\n", "\t", "\u{FEFF}", "\u{0}", "\u{1F}", "\"", "\\",
      "\\u0041", "/", "\u{2028}", "\u{7F}", "\u{1F9D1}", "{", "}", ",", "\u{10FFFF}",
    ]
    let count = Int.random(in: 0...12, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }
}

/// The problems that a closure throws; empty when it throws none.
func problems(_ body: () throws -> Void) -> [Problem] {
  do {
    try body()
    return []
  } catch let problem as Problem {
    return [problem]
  } catch let problems as Problems {
    return problems.all
  } catch {
    return [Problem(.usage, "not a problem: \(error)")]
  }
}
