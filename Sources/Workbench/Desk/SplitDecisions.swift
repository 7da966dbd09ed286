import Basics
import Codebooks
import Codings
import Deciding
import Foundation

/// `POST /api/split`: codings of a code that are to have other codes, counted before they are written.
struct SplitRequest: Decodable {
  struct Part: Decodable {
    let id: UUID
    let code: String
  }

  /// The code that is split.
  let code: String
  let parts: [Part]
  /// The answer's `hash` that the person has seen and wants; without it nothing is written.
  let seen: String?
}

/// What a split makes of the journals.
struct SplitAnswer: Encodable, Sendable {
  struct Count: Encodable, Sendable {
    let coder: String
    let code: String
    let codings: Int
  }

  /// By the new code, then by coder.
  let counts: [Count]
  /// Codings that are taken off, for their coder has the new code on the same words.
  let takenOff: Int
  let hash: String
  let decision: UUID?
  let message: String
}

extension CodingSession {
  func decide(_ request: SplitRequest) throws -> SplitAnswer {
    let standing = Dictionary(try codings(of: request.code).map { ($0.id, $0) }) { first, _ in first }
    let recodings = try request.parts.map { part in
      guard let coding = standing[part.id] else { throw Problem.splitChanged() }
      return Recoding(coding, to: try code(part.code).id)
    }
    if recodings.isEmpty { throw Problem.requestUnreadable("it names no coding") }
    if Set(recodings.map(\.coding.id)).count < recodings.count {
      throw Problem.requestUnreadable("a coding is in it twice")
    }
    let planned = try recode(recodings, dryRun: true)
    let facts = recodings.map { "\($0.coding.id) \($0.coding.coder) \($0.code)" } + ["\(planned.takenOff)"]
    let hash = ContentHash(of: Array(facts.joined(separator: "\n").utf8)).hexadecimal
    let groups = Dictionary(grouping: recodings) { [$0.code, $0.coding.coder] }
    let counts = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, group in
      SplitAnswer.Count(coder: key[1], code: key[0], codings: group.count)
    }
    guard let seen = request.seen else {
      return SplitAnswer(counts: counts, takenOff: planned.takenOff, hash: hash, decision: nil, message: "")
    }
    guard seen == hash else { throw Problem.splitChanged() }
    let made = try recode(recodings)
    let count = made.recoded + made.takenOff
    return SplitAnswer(
      counts: counts, takenOff: made.takenOff, hash: hash, decision: made.decision,
      message: count == 1 ? "1 coding has another code." : "\(count) codings have another code.")
  }
}

extension Problem {
  fileprivate static func splitChanged() -> Problem {
    Problem(
      .badData, "somebody has changed these codings meanwhile", remedy: "Load the page again; nothing was changed.")
  }
}
