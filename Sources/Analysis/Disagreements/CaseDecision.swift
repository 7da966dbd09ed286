public import Basics
public import Codebooks
public import Codings
public import Deciding
import StudyDefinition
import StudyIndex
import Transcripts

/// What somebody decides about a case, in the words of a table: `take lin`, `take` (what all coded alike), `merge`,
/// `recode CODE`, `leave out`, `postpone`.
public enum CaseDecision: Sendable, Equatable {
  /// `nil`: what everybody has coded alike.
  case take(String?)
  case merge
  case recode(String)
  case leaveOut
  case postpone

  /// - Throws: `Problem` of kind `usage` for other words.
  public init(parsing text: String) throws {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    switch (words.first?.lowercased(), words.count) {
    case ("take", 1): self = .take(nil)
    case ("take", 2): self = .take(words[1])
    case ("merge", 1): self = .merge
    case ("recode", 2): self = .recode(words[1])
    case ("leave", 2) where words[1].lowercased() == "out": self = .leaveOut
    case ("postpone", 1): self = .postpone
    default: throw Problem.noDecision(text)
    }
  }

  /// The decision as it is written into the consensus journal.
  /// - Throws: `Problem` when it does not fit the case: nobody's coding to take, an unknown code.
  public func request(
    on one: DisagreementCase, reason: String?, votes: [String], codebook: Codebook
  ) throws -> ResolveRequest {
    var code = one.code
    let spans: [Span]
    let outcome: Ruling.Outcome
    switch self {
    case .take(let coder):
      guard let taken = coder ?? (one.kind == .alike ? one.codings[0].coder : nil) else {
        throw Problem.takeWhose(one.id, coders: one.coders)
      }
      spans = one.codings.filter { $0.coder == taken }.map(\.span)
      if spans.isEmpty { throw Problem.nothingToTake(one.id, from: taken, coders: one.coders) }
      outcome = .take
    case .merge:
      spans = [one.span]
      outcome = .merge
    case .recode(let id):
      guard let known = codebook[id] else { throw Problem.unknownCode(id, known: codebook.codes.map(\.id)) }
      code = known.id
      spans = [one.span]
      outcome = .recode
    case .leaveOut:
      spans = []
      outcome = .leaveOut
    case .postpone:
      spans = []
      outcome = .postpone
    }
    return ResolveRequest(
      transcript: one.transcript, code: one.code,
      ruling: Ruling(about: one.codings.map(\.id), outcome: outcome, votes: votes),
      codings: spans.map { ($0, code) }, reason: reason)
  }
}

extension Problem {
  static func noDecision(_ text: String) -> Problem {
    Problem(
      .usage, "`\(text)` is no decision",
      remedy: "Write `take CODER`, `merge`, `recode CODE`, `leave out` or `postpone`.")
  }

  static func takeWhose(_ id: String, coders: [String]) -> Problem {
    Problem(
      .usage, "the coders do not agree on the case \(id)",
      remedy: "Say whose codings hold (`take \(coders[0])`), or `merge`.")
  }

  static func nothingToTake(_ id: String, from coder: String, coders: [String]) -> Problem {
    Problem(
      .usage, "\(coder) has no coding in the case \(id)",
      remedy: "Take one of \(coders.joined(separator: ", ")), or `leave out`.")
  }
}
