public import Foundation

/// What was decided about a case: codings of one code, by several coders, that are not the same or are not everybody's.
public struct Ruling: Sendable, Hashable {
  public enum Outcome: String, Sendable, CaseIterable {
    /// The codings of one coder hold, or everybody's.
    case take
    /// One coding over all that somebody coded.
    case merge
    /// Another code for the passage.
    case recode
    /// The code does not apply.
    case leaveOut = "leave_out"
    /// Left open; the case comes again.
    case postpone
  }

  /// Ids of the coders' codings that the case consisted of, sorted. Once they are others, the case is open again.
  public let about: [UUID]
  /// Who had read the passage and not coded it, by name. Once somebody else has, the case is open again.
  public let silent: [String]
  public let outcome: Outcome
  /// Who was for what, in the words of whoever recorded it; one entry a vote.
  public let votes: [String]

  public init(about: [UUID], silent: [String] = [], outcome: Outcome, votes: [String] = []) {
    self.about = about.sorted { $0.text < $1.text }
    self.silent = silent.sorted()
    self.outcome = outcome
    self.votes = votes
  }
}

/// A ruling that holds: recorded in a consensus journal and not taken back.
public struct RulingMark: Sendable, Hashable {
  /// Id of the event that made it.
  public let id: UUID
  /// Whose journal it stands in.
  public let coder: String
  /// The decision, which the codings that follow from the ruling share.
  public let decision: UUID
  public let transcript: String
  /// Id of the code as it was called then.
  public let code: String
  public let ruling: Ruling
  /// Why.
  public let reason: String?
  public let time: Date

  public init(
    id: UUID, coder: String, decision: UUID, transcript: String, code: String, ruling: Ruling, reason: String?,
    time: Date
  ) {
    self.id = id
    self.coder = coder
    self.decision = decision
    self.transcript = transcript
    self.code = code
    self.ruling = ruling
    self.reason = reason
    self.time = time
  }
}
