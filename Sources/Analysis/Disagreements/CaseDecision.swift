import Basics
public import Codebooks
import Codings
public import Deciding
import StudyDefinition
import StudyIndex
import Transcripts

/// What somebody decides about a case, in the words of a table: `take lin`, `take all`, `merge`, `recode CODE`,
/// `leave out`, `postpone`.
public enum CaseDecision: Sendable, Equatable {
  /// The codings of one coder hold.
  case take(String)
  /// Everybody's hold, each for itself.
  case takeAll
  /// One coding over all that somebody coded.
  case merge
  /// Another code for all of it.
  case recode(String)
  case leaveOut
  case postpone

  /// - Throws: `Problem` of kind `usage` for other words.
  public init(parsing text: String) throws {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    switch (words.first?.lowercased(), words.count) {
    case ("take", 2): self = ["all", "both"].contains(words[1].lowercased()) ? .takeAll : .take(words[1])
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
    on one: DisagreementCase, reason: String? = nil, votes: [String] = [], codebook: Codebook
  ) throws -> ResolveRequest {
    let (outcome, spans, code) = try outcome(of: one, codebook)
    return ResolveRequest(
      transcript: one.transcript, code: one.code,
      ruling: Ruling(about: one.codings.map(\.id), silent: one.silent, outcome: outcome, votes: votes),
      codings: spans.map { ($0, code) }, reason: reason)
  }

  /// What holds from now on: the spans, and the code that they have.
  private func outcome(
    of one: DisagreementCase, _ codebook: Codebook
  ) throws -> (Ruling.Outcome, [Span], code: String) {
    switch self {
    case .take(let coder):
      let spans = one.codings.filter { $0.coder == coder }.map(\.span)
      if spans.isEmpty { throw Problem.nothingToTake(one.id, from: coder, coders: one.coders) }
      return (.take, Self.distinct(spans), one.code)
    case .takeAll: return (.take, Self.distinct(one.codings.map(\.span)), one.code)
    case .merge: return (.merge, [one.span], one.code)
    case .recode(let id):
      guard let known = codebook[id] else { throw Problem.unknownCode(id, known: codebook.codes.map(\.id)) }
      return (.recode, [one.span], known.id)
    case .leaveOut: return (.leaveOut, [], one.code)
    case .postpone: return (.postpone, [], one.code)
    }
  }

  private static func distinct(_ spans: [Span]) -> [Span] {
    spans.reduce(into: []) { all, span in if !all.contains(span) { all.append(span) } }
  }
}
