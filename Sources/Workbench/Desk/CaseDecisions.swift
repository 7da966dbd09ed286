import Analysis
import Basics
import Codebooks
import Codings
import Deciding
import Foundation
import StudyDefinition
import StudyIndex

/// `POST /api/resolve`: what is decided about a case in which coders differ.
struct CaseRequest: Decodable {
  /// The case's id.
  let id: String
  /// In the words of a table of decisions: `take lin`, `merge`, `recode CODE`, `leave out` …
  let decision: String
  let reason: String?
  let votes: [String]?

  /// - Throws: `Problem` for a case that is another one by now, and a decision that does not fit it.
  func resolved(_ study: Study) throws -> ResolveRequest {
    let cases = try DisagreementCases(study, consensus: study.consensusName())
    return try CaseDecision(parsing: decision).request(
      on: cases.named(id), reason: reason.flatMap { $0.isEmpty ? nil : $0 }, votes: votes ?? [],
      codebook: study.codebook)
  }
}

extension Study {
  /// The journal that gets decisions about cases.
  func consensusName() throws -> String {
    try Coders.consensus(option: nil, study: configuration.analysisCoder).text
  }
}

extension CodingSession {
  func decide(_ request: ResolveRequest) throws -> DecisionAnswer {
    let ids = try resolve([request])
    return DecisionAnswer(decision: ids.first, message: "Decided, in the journal of \(coder.text).")
  }
}

/// `POST /api/summary`: what is said of a person under a code, in the framework matrix.
struct SummaryRequest: Decodable {
  let person: String
  let code: String
  let summary: String
  /// What the page showed in its place.
  let seen: String
}

/// `POST /api/pin`: the quote that stands for a person under a code.
struct PinRequest: Decodable {
  let person: String
  let code: String
  /// Id of a coding or hit; empty to unpin.
  let quote: String
  /// What the page showed as pinned; empty for nothing.
  let seen: String
}

extension CodingSession {
  func decide(_ request: PinRequest) throws -> DecisionAnswer {
    let code = try code(request.code)
    try SummariesFile(folder).write(
      request.quote, as: .quote, person: request.person, code: code.id, among: [code.id] + code.was,
      seen: request.seen)
    let words =
      request.quote.isEmpty
      ? "The quote is unpinned."
      : request.seen.isEmpty ? "The quote is pinned." : "This quote is pinned now, in place of another."
    return DecisionAnswer(decision: nil, message: "\(words) That is in framework.csv.")
  }
}

extension CodingSession {
  func decide(_ request: SummaryRequest) throws -> DecisionAnswer {
    let code = try code(request.code)
    try SummariesFile(folder).write(
      request.summary, person: request.person, code: code.id, among: [code.id] + code.was, seen: request.seen)
    return DecisionAnswer(decision: nil, message: "The summary is in framework.csv.")
  }
}
