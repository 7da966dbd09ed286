import Codebooks
import Codings
import Exchange
import Foundation
import TestSupport
import Transcripts

/// Studies made at random: odd words, overlapping and nested codings, memos, a tree of codes with equal names.
struct RandomStudy {
  /// Emoji of several code points, combining marks that have no composed form, ideographs, right-to-left, XML's own
  /// characters.
  private static let words = [
    "we", "helped", "每天", "排练", "👩‍👩‍👧", "سلام", "e\u{301}\u{323}", "<b>", "&amp;", "\"quoted\"", "ﬁne", "it’s", "שלום",
    "🙂",
    "a\u{300}la", "don't", "]]>", "1998",
  ]
  private static let codebook = """
    codes:
      - id: work
        name: "Work"
        colour: "#aa0011"
        include: ["What is done in twos."]
        rules:
          - any: [helped]
        codes:
          - id: work.a
            name: "Together"
      - id: other
        name: "Together"

    """

  private(set) var contents: StudyContents
  private var random: SeededGenerator

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    contents = StudyContents(
      name: "Random \(seed)", version: "0.2.0",
      codebook: try Codebook.read(files: [(path: "codebook/codes.yaml", bytes: Array(Self.codebook.utf8))]).codebook,
      codebookFiles: [("codes.yaml", Self.codebook)], transcripts: [], codings: [], memos: [],
      participants: PeopleRows(
        columns: ["id", "age", "place"], rows: [["P1", "41", "上海"], ["P2", "", "A, \"B\""], ["P3", "7", "x"]]),
      levels: [.init(group: "age", level: "old", transcripts: ["T1"])])
    for number in 1...3 {
      let transcript = try transcript(number)
      contents.transcripts.append(
        .init(transcript: transcript, frontMatter: transcript.frontMatter.yaml, participants: ["P\(number)"]))
      for _ in 0..<Int.random(in: 0...5, using: &random) { code(transcript) }
    }
    let before = contents.memos.map(\.id)
    let time = Date(timeIntervalSince1970: 1_710_000_000)
    contents.memos.append(
      Memo(
        id: identifier(), coder: "Anna", target: nil, transcript: nil, anchor: nil, code: nil, text: "tired & kind",
        time: time, participant: "P2",
        links: [.code("work"), .transcript("T1"), .participant("P3")] + before.prefix(2).map(MemoLink.memo)))
    contents.memos.append(
      Memo(
        id: identifier(), coder: "bo", target: nil, transcript: nil, anchor: nil, code: nil, text: "all in all",
        time: time, isOnStudy: true, links: [.memo(contents.memos[contents.memos.count - 1].id)]))
  }

  private mutating func transcript(_ number: Int) throws -> Transcript {
    var body = ""
    for turn in 0..<Int.random(in: 2...6, using: &random) {
      let words = (0..<Int.random(in: 1...9, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? ""
      }
      body += "\(turn % 2 == 0 ? "Mo" : "P\(number)"): \(words.joined(separator: " "))\n\n"
    }
    let file = "---\ninterviewer: Mo\nparticipants:\n  P\(number): P\(number)\n---\n\n\(body)"
    return try Transcript.read(
      name: "T\(number)", file: "t", bytes: try CanonicalText.bytes(from: Array(file.utf8)), defaultLanguage: "en")
  }

  /// A coding on a stretch of a turn that begins and ends with a word, often with a note, and a memo beside it.
  private mutating func code(_ transcript: Transcript) {
    let text = transcript.text
    guard let turn = transcript.turns.randomElement(using: &random), turn.span.count > 2 else { return }
    let start = Int.random(in: turn.span.start..<turn.span.end - 1, using: &random)
    let span = Span(start, Int.random(in: start + 1...turn.span.end, using: &random))
    guard let first = text[span].first, let last = text[span].last, !first.isWhitespace, !last.isWhitespace else {
      return
    }
    let anchor = Anchor(span, in: text, hash: text.contentHash)
    let time = Date(timeIntervalSince1970: Double(1_700_000_000 + contents.codings.count))
    let coder = Bool.random(using: &random) ? "Anna" : "bo"
    contents.codings.append(
      Coding(
        id: identifier(), coder: coder, code: contents.codebook.codes.randomElement(using: &random)?.id ?? "work",
        transcript: transcript.name, anchor: anchor, origin: .tag,
        note: Bool.random(using: &random) ? "a note & more" : nil, time: time))
    if Bool.random(using: &random) {
      contents.memos.append(
        Memo(
          id: identifier(), coder: coder, target: nil, transcript: transcript.name, anchor: anchor, code: nil,
          text: "why <this>? \(contents.memos.count)", time: time))
    }
  }

  private mutating func identifier() -> UUID {
    let (a, b) = (random.next(), random.next())
    return withUnsafeBytes(of: (a, b)) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}

/// A coding by what it says.
struct PlacedCoding: Hashable {
  let coder: String
  let code: String
  let transcript: String
  let span: Span
  let quote: String
  let note: String?

  init(_ coding: Coding) {
    (coder, code, transcript, note) = (coding.coder, coding.code, coding.transcript, coding.note)
    (span, quote) = (coding.anchor.span, coding.anchor.quote)
  }

  init?(_ event: Event, coder: String) {
    guard event.kind == .tag, let anchor = event.anchor, let code = event.code, let transcript = event.transcript else {
      return nil
    }
    (self.coder, self.code, self.transcript, note) = (coder, code, transcript, event.note)
    (span, quote) = (anchor.span, anchor.quote)
  }
}
