import Analysis
import Basics
import Codebooks
import Codings
import Foundation
import StudyIndex
import Transcripts

/// What is coded in a transcript, for scripts: `/api/transcript`.
struct TranscriptState: Encodable, Sendable {
  /// A coding, or a rule's hit that is not accepted.
  struct Passage: Encodable, Sendable {
    /// A UUID for a coding; of a hit `h…`.
    let id: String
    /// `coding` or `hit`.
    let kind: String
    /// Id of the code, and its place in the codebook; `nil` where the codebook does not have it.
    let code: String
    let place: Int?
    let name: String
    let coder: String?
    let isMine: Bool
    /// Of a coding `tag`, `accepted` or `suggested`; of a hit `unreviewed` or `rejected`.
    let state: String
    let note: String?
    let time: Double?
    let pieces: [TurnPiece]
    let memos: [MemoText]
  }

  struct MemoText: Encodable, Sendable {
    let coder: String
    let text: String
    let time: Double
    /// What it is on, where that is not the transcript or words of it.
    let on: String?
    let refersTo: [Name]
    let referredToBy: [Name]

    struct Name: Encodable, Sendable {
      let words: String
      let address: String?

      init(_ name: MemoPart.Name) { (words, address) = (name.words, name.address) }
    }
  }

  /// A memo on words that have no code.
  struct PassageMemo: Encodable, Sendable {
    let memo: MemoText
    let pieces: [TurnPiece]
  }

  let transcript: String
  let hash: String
  let passages: [Passage]
  let memos: [MemoText]
  let passageMemos: [PassageMemo]
  /// Turns that the coder has marked as read for the whole codebook: first and last, 1-based.
  let read: [[Int]]
  /// Codings that have lost their place in the changed text.
  let displaced: Int

  init(_ study: Study, _ name: String, coder: String) throws {
    let record = try study.transcript(named: name)
    let turns = try study.turns(of: record)
    let offsets = TurnOffsets(turns)
    let all = try MemosByPlace(study, record)
    let codebook = study.codebook
    let codings = try study.codings(in: record).map { coding in
      Passage(
        id: coding.id.uuidString.lowercased(), kind: "coding", code: coding.code,
        place: codebook.position(of: coding.code), name: codebook[coding.code]?.name ?? coding.code,
        coder: coding.coder, isMine: coding.coder == coder, state: coding.origin.rawValue, note: coding.note,
        time: coding.time.timeIntervalSince1970, pieces: offsets.pieces(of: coding.span),
        memos: all.onCoding[coding.id] ?? [])
    }
    let hits = try study.hits(in: record).filter { $0.state != .accepted }.map { hit in
      Passage(
        id: hit.id, kind: "hit", code: hit.code, place: codebook.position(of: hit.code),
        name: codebook[hit.code]?.name ?? hit.code, coder: nil, isMine: false,
        state: hit.state == .rejected ? "rejected" : "unreviewed", note: nil, time: nil,
        pieces: offsets.pieces(of: hit.span), memos: [])
    }
    transcript = record.name
    hash = record.hash
    passages = codings + hits
    memos = all.onTranscript
    passageMemos = all.onPassages.map { PassageMemo(memo: $0.memo, pieces: offsets.pieces(of: $0.span)) }
    displaced = try study.changedCodings().filter { $0.transcript == record.name }.reduce(0) { $0 + $1.count }
    let marks = try study.readMarks()
    var read = turns.map(\.number)
    for code in codebook.codes {
      let ranges = marks.turns(readBy: coder, in: record.name, for: code.id)
      read.removeAll { turn in !ranges.contains { $0.contains(turn) } }
    }
    self.read = codebook.codes.isEmpty ? [] : Self.ranges(read)
  }

  /// `1, 2, 3, 7` as `1-3, 7-7`.
  private static func ranges(_ numbers: [Int]) -> [[Int]] {
    numbers.reduce(into: []) { ranges, number in
      if let last = ranges.last, last[1] == number - 1 {
        ranges[ranges.count - 1][1] = number
      } else {
        ranges.append([number, number])
      }
    }
  }
}

/// The memos of a transcript by what they are on.
private struct MemosByPlace {
  var onCoding: [UUID: [TranscriptState.MemoText]] = [:]
  var onTranscript: [TranscriptState.MemoText] = []
  var onPassages: [(span: Span, memo: TranscriptState.MemoText)] = []

  init(_ study: Study, _ record: TranscriptRecord) throws {
    let listing = try MemoListing(study)
    let part = MemoPart(listing)
    for memo in listing.memos {
      let isOther = memo.subject.transcript != record.name
      if isOther, !memo.links.contains(.transcript(record.name)) { continue }
      let text = TranscriptState.MemoText(
        coder: memo.memo.coder, text: memo.memo.text, time: memo.memo.time.timeIntervalSince1970,
        on: isOther ? part.subject(of: memo).words : nil,
        refersTo: memo.links.compactMap(part.name).map(TranscriptState.MemoText.Name.init),
        referredToBy: listing.referring(to: .memo(memo.memo.id)).map { .init(part.name(of: $0)) })
      if isOther {
        onTranscript.append(text)
        continue
      }
      switch memo.subject {
      case .passage(record.name, let anchor, _):
        if let target = memo.memo.target {
          onCoding[target, default: []].append(text)
        } else if anchor.hash.hexadecimal == record.hash {
          onPassages.append((anchor.span, text))
        }
      case .transcript(record.name): onTranscript.append(text)
      case .passage, .transcript, .code, .participant, .study, .gone: continue
      }
    }
  }
}
