import Basics
import Codebooks
import Codings
import Deciding
import Foundation
import StudyIndex
import Transcripts

/// What pages may ask to be decided. Each request is one decision in the coder's journal, all or nothing.
enum DecisionRequest {
  /// `POST /api/code`
  struct Code: Decodable {
    let transcript: String
    let hash: String
    let passage: TextPassage
    let codes: [String]
    let note: String?
  }

  /// `POST /api/untag`
  struct Untag: Decodable {
    let ids: [UUID]
  }

  /// `POST /api/judge`
  struct Judge: Decodable {
    let ids: [String]
    let accept: Bool
  }

  /// `POST /api/adjust`: another passage for a coding or a hit, and further codes on it.
  struct Adjust: Decodable {
    /// Of the coding (a UUID) or of the hit.
    let id: String
    let transcript: String
    let hash: String
    let passage: TextPassage
    let codes: [String]?
  }

  /// `POST /api/memo`: on exactly one thing.
  struct Memo: Decodable {
    let text: String
    let coding: UUID?
    let code: String?
    let transcript: String?
    let hash: String?
    let passage: TextPassage?
    /// `study`, or a thing as `MemoLink` writes it; in place of the others.
    let on: String?
    /// What it refers to, as `MemoLink` writes it.
    let links: [String]?
  }

  /// `POST /api/read`: a transcript or some of its turns were read.
  struct Read: Decodable {
    let transcript: String
    /// First and last, 1-based; `nil` for all.
    let turns: [Int]?
    let codes: [String]?
  }

  /// `POST /api/undo`
  struct Undo: Decodable {
    let decision: UUID
    /// Whether it is in the consensus's journal, and not in the coder's.
    let consensus: Bool?
  }
}

/// What became of a decision.
struct DecisionAnswer: Encodable, Sendable {
  /// Takes it back; `nil` where nothing was recorded, because the same had been decided before.
  let decision: UUID?
  /// Ids of the codings that were made, or that were there already, in the order of the codes.
  let codings: [String]
  /// A sentence for the person.
  let message: String

  init(decision: UUID?, codings: [UUID] = [], message: String) {
    self.decision = decision
    // As everywhere else in the study.
    self.codings = codings.map { $0.uuidString.lowercased() }
    self.message = message
  }
}

extension CodingSession {
  func decide(_ request: DecisionRequest.Code) throws -> DecisionAnswer {
    if request.codes.isEmpty { throw Problem.requestUnreadable("it names no code") }
    let span = try transcript(request.transcript, hash: request.hash).span(of: request.passage)
    let answers = try tag(
      request.codes.map { code in
        var tag = TagRequest(
          transcript: request.transcript, code: code, place: .characters(span.start..<span.end), note: request.note)
        tag.hash = request.hash
        return tag
      })
    let made = answers.filter { !$0.alreadyThere }
    let names = made.map { codebook[$0.code]?.name ?? $0.code }.joined(separator: ", ")
    var message = made.isEmpty ? "You have coded this passage so already." : "Coded: \(names)."
    if let part = answers.first?.interviewer, part != TagAnswer.InterviewerPart.none {
      message += " Words of an interviewer are never counted."
    }
    return DecisionAnswer(decision: made.first?.id, codings: answers.map(\.id), message: message)
  }

  func decide(_ request: DecisionRequest.Untag) throws -> DecisionAnswer {
    let events: [Event]
    do {
      events = try decide { try $0.untag(request.ids) }
    } catch is Problems {
      // Whose it is, is worth a look at all journals; they cannot be read while one's own is held.
      let all = try ledger().codings
      events = try decide { try $0.untag(request.ids, others: all) }
    }
    return DecisionAnswer(
      decision: events.first?.decision,
      message: events.count == 1 ? "The code is taken off." : "\(events.count) codes are taken off.")
  }

  func decide(_ request: DecisionRequest.Judge, hits: [HitRecord]) throws -> DecisionAnswer {
    let answers = try judge(hits, request.accept ? .accept : .reject)
    let made = answers.first { !$0.alreadyThere }
    let word = request.accept ? "Accepted" : "Rejected"
    return DecisionAnswer(
      decision: made?.id, codings: request.accept ? answers.map(\.id) : [],
      message: made == nil ? "You have said so already." : "\(word).")
  }

  /// - Parameter hit: `nil` for a coding.
  func decide(_ request: DecisionRequest.Adjust, hit: HitRecord?) throws -> DecisionAnswer {
    let text = try transcript(request.transcript, hash: request.hash)
    let span = try text.span(of: request.passage)
    let further = try (request.codes ?? []).map { try code($0).id }
    if let hit {
      let made = try adjust(hit, to: span, in: text, further: further)
      return DecisionAnswer(decision: made.decision, codings: made.codings, message: "Coded with the new ends.")
    }
    guard let id = UUID(uuidString: request.id) else { throw Problem.requestUnreadable("it names no coding") }
    let made = try move(id, to: span, in: text, further: further)
    return DecisionAnswer(decision: made.decision, codings: made.codings, message: "The passage has new ends.")
  }

  func decide(_ request: DecisionRequest.Memo) throws -> DecisionAnswer {
    let subject: Decisions.Subject
    if let on = request.on {
      subject = try self.subject(on)
    } else if let coding = request.coding {
      guard try ledger().codings.contains(where: { $0.id == coding }) else {
        throw Problem.requestUnreadable("the coding is no longer there")
      }
      subject = .coding(coding)
    } else if let code = request.code {
      subject = .code(try self.code(code).id)
    } else if let name = request.transcript, let passage = request.passage {
      let text = try transcript(name, hash: request.hash ?? "")
      subject = .passage(
        Anchor(try text.span(of: passage), in: text.text, hash: text.text.contentHash), transcript: text.name)
    } else if let name = request.transcript {
      subject = .transcript(try transcript(named: name).name)
    } else {
      throw Problem.requestUnreadable("it does not say what the memo is on")
    }
    let links = try (request.links ?? []).map(memoLink)
    let event = try decide { try $0.memo(request.text, on: subject, links: links) }
    return DecisionAnswer(decision: event.decision, message: "The memo is recorded.")
  }

  private func subject(_ on: String) throws -> Decisions.Subject {
    if on == "study" { return .study }
    switch try memoLink(on) {
    case .code(let id): return .code(id)
    case .transcript(let name): return .transcript(name)
    case .participant(let id): return .participant(id)
    case .memo: throw Problem.requestUnreadable("a memo is on something else than a memo")
    }
  }

  func decide(_ request: DecisionRequest.Read) throws -> DecisionAnswer {
    let turns = try request.turns.map { turns in
      guard turns.count == 2, turns[0] >= 1, turns[0] <= turns[1] else {
        throw Problem.requestUnreadable("the turns are none")
      }
      return turns[0]...turns[1]
    }
    let answers = try markRead(
      [ReadRequest(transcript: request.transcript, turns: turns, codes: request.codes ?? [])])
    guard let answer = answers.first, !answer.alreadyThere else {
      return DecisionAnswer(decision: nil, message: "This was marked as read before.")
    }
    return DecisionAnswer(
      decision: answer.id,
      message: answer.isWhole
        ? "\(answer.transcript) is marked as read."
        : "Turns \(answer.turns.lowerBound) to "
          + "\(answer.turns.upperBound) are marked as read.")
  }

  func decide(_ request: DecisionRequest.Undo) throws -> DecisionAnswer {
    let events = try undo(request.decision) ?? []
    let what = Set(events.map(\.kind))
    let words: String =
      if what.contains(.tag) { "The coding is taken back." } else if what.contains(.untag) {
        "The code is back."
      } else if what.contains(.memo) { "The memo is taken back." } else if what.contains(.read) {
        "The mark is taken back."
      } else { "Taken back." }
    return DecisionAnswer(decision: nil, message: words)
  }

  /// The transcript as it is on the disk, if it is the text that the page shows.
  private func transcript(_ name: String, hash: String) throws -> Transcript {
    let transcript = try transcript(named: name)
    guard transcript.text.contentHash.hexadecimal == hash else {
      throw Problem.passageOfAnotherText(transcript.name)
    }
    return transcript
  }
}

extension Transcript {
  fileprivate func span(of passage: TextPassage) throws -> Span { try passage.span(in: self) }
}
