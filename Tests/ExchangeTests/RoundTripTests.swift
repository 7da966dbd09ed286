import Codebooks
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Random studies through `.qdpx` and back.
struct RoundTripTests {
  /// Odd words: emoji of several code points, combining marks that have no composed form, ideographs, right-to-left,
  /// XML's own characters.
  private static let words = [
    "we", "helped", "每天", "排练", "👩‍👩‍👧", "سلام", "e\u{301}\u{323}", "<b>", "&amp;", "\"quoted\"", "ﬁne", "it’s", "שלום", "🙂",
    "a\u{300}la", "don't", "]]>", "1998",
  ]

  private static func study(seed: UInt64) throws -> StudyContents {
    var random = SeededGenerator(seed: seed)
    let codebookText = """
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
    let files = [(path: "codebook/codes.yaml", bytes: Array(codebookText.utf8))]
    let codebook = try Codebook.read(files: files).codebook
    var transcripts: [StudyContents.TranscriptFile] = []
    var codings: [Coding] = []
    var memos: [Memo] = []
    for number in 1...3 {
      var body = ""
      for turn in 0..<Int.random(in: 2...6, using: &random) {
        let line = (0..<Int.random(in: 1...9, using: &random)).map { _ in words.randomElement(using: &random)! }
        body += "\(turn % 2 == 0 ? "Mo" : "P\(number)"): \(line.joined(separator: " "))\n\n"
      }
      let file = "---\ninterviewer: Mo\nparticipants:\n  P\(number): P\(number)\n---\n\n\(body)"
      let canonical = try CanonicalText.bytes(from: Array(file.utf8))
      let transcript = try Transcript.read(
        name: "t\(number)", file: "t", bytes: canonical, defaultLanguage: "en")
      transcripts.append(.init(transcript: transcript, participants: ["P\(number)"]))
      let text = transcript.text
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        guard let turn = transcript.turns.randomElement(using: &random), turn.span.count > 2 else { continue }
        let start = Int.random(in: turn.span.start..<turn.span.end - 1, using: &random)
        let end = Int.random(in: start + 1...turn.span.end, using: &random)
        guard !text[Span(start, end)].trimmingCharacters(in: .whitespacesAndNewlines).isEmpty,
          text[Span(start, start + 1)] != " ", text[Span(end - 1, end)] != " "
        else { continue }
        let anchor = Anchor(Span(start, end), in: text, hash: text.contentHash)
        let time = Date(timeIntervalSince1970: Double(1_700_000_000 + codings.count))
        let coder = ["anna", "bo"].randomElement(using: &random)!
        let code = codebook.codes.randomElement(using: &random)!.id
        codings.append(
          Coding(
            id: UUID(), coder: coder, code: code, transcript: "t\(number)", anchor: anchor, origin: .tag,
            note: Bool.random(using: &random) ? "a note & more" : nil, time: time))
        if Bool.random(using: &random) {
          memos.append(
            Memo(
              id: UUID(), coder: coder, target: nil, transcript: "t\(number)", anchor: anchor, code: nil,
              text: "why <this>?", time: time))
        }
      }
    }
    return StudyContents(
      name: "Random \(seed)", version: "0.2.0", codebook: codebook, codebookFiles: [("codes.yaml", codebookText)],
      transcripts: transcripts, codings: codings, memos: memos,
      participants: ParticipantRows(
        columns: ["id", "age", "place"], rows: [["P1", "41", "上海"], ["P2", "", "A, \"B\""], ["P3", "7", "x"]]),
      levels: [.init(group: "age", level: "old", transcripts: ["t1"])], rejections: 0,
      events: codings.count + memos.count)
  }

  private struct Placed: Hashable {
    let coder: String
    let code: String
    let transcript: String
    let span: Span
    let quote: String
  }

  @Test(arguments: 1...40) func aStudyComesBackAsItWas(_ seed: Int) throws {
    let study = try Self.study(seed: UInt64(seed))
    let (archive, _) = try REFIProjectWriter.write(study)
    let folder = try TemporaryFolder()
    let back = try ProjectImport.read(
      try folder.write(archive, to: "s.qdpx"), shownAs: "s.qdpx", now: Date(timeIntervalSince1970: 0))
    for (file, read) in zip(study.transcripts, back.transcripts) {
      let again = try Transcript.read(
        name: read.name, file: "t", bytes: Array(read.text.utf8), defaultLanguage: "en")
      #expect(again.text == file.transcript.text)
      #expect(again.speakers == file.transcript.speakers)
    }
    let before = Set(
      study.codings.map {
        Placed(
          coder: $0.coder, code: $0.code, transcript: $0.transcript, span: $0.anchor.span, quote: $0.anchor.quote)
      })
    let tags = back.events.flatMap { coder, events in
      events.filter { $0.kind == .tag }.compactMap { event in
        event.anchor.map { anchor in
          Placed(
            coder: coder, code: event.code ?? "", transcript: event.transcript ?? "", span: anchor.span,
            quote: anchor.quote)
        }
      }
    }
    #expect(Set(tags) == before)
    #expect(back.participants == study.participants)
    #expect(back.codebooks.map(\.text) == study.codebookFiles.map(\.text))
    let memos = back.events.flatMap(\.events).filter { $0.kind == .memo }
    #expect(memos.count == Set(study.memos.map { "\($0.coder) \($0.anchor?.span.start ?? 0) \($0.anchor?.span.end ?? 0)" }).count)
  }

  @Test func theSameStudyGivesTheSameBytes() throws {
    let study = try Self.study(seed: 7)
    #expect(try REFIProjectWriter.write(study).archive == REFIProjectWriter.write(study).archive)
  }
}
