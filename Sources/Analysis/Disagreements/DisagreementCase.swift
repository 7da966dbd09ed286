import Basics
public import Codings
import Foundation
public import StudyIndex
public import Transcripts

/// Codings of one code that overlap each other, in a passage that coders have read for that code.
public struct DisagreementCase: Sendable {
  public enum Kind: String, Sendable {
    /// Everybody who read it has coded exactly the same words.
    case alike
    /// Everybody who read it has coded it, with other boundaries.
    case boundaries
    /// Somebody who read it has not coded it.
    case notAll = "not_all"
    /// Only one coder has read it: nobody can disagree.
    case single
  }

  public enum State: Sendable {
    case open
    /// Decided before. Since then a coder has changed her codings, or somebody else has read it and not coded it.
    case reopened(RulingMark)
    case postponed(RulingMark)
    case decided(RulingMark)

    public var word: String {
      switch self {
      case .open: "open"
      case .reopened: "reopened"
      case .postponed: "postponed"
      case .decided: "decided"
      }
    }

    /// Whether somebody has to decide.
    public var isOpen: Bool { if case .decided = self { false } else { true } }

    /// What holds, where something was decided or postponed.
    public var ruling: RulingMark? {
      switch self {
      case .open, .reopened: nil
      case .postponed(let mark), .decided(let mark): mark
      }
    }
  }

  /// `k` and seven hexadecimal digits, made of the ids of the codings: another set of codings is another case.
  public let id: String
  public let transcript: String
  /// The turns that it runs over, 1-based, both included.
  public let turns: ClosedRange<Int>
  /// Id of the code.
  public let code: String
  /// By place, then by coder.
  public let codings: [StandingCoding]
  /// Who has read all of its turns for the code and has none of the codings, by name.
  public let silent: [String]
  public let kind: Kind
  public let state: State
  /// Codings of other codes on the same words.
  public let beside: [StandingCoding]
  /// What holds since it was decided, in the consensus: by place. Empty where the code was left out, and in open cases.
  public let held: [StandingCoding]

  /// All that somebody coded.
  public var span: Span { codings.dropFirst().reduce(codings[0].span) { $0.union($1.span) } }

  /// Who has coded it, each once, by name.
  public var coders: [String] { Set(codings.map(\.coder)).sorted() }

  /// Whether coders differ and nobody has decided it.
  public var isOpenDisagreement: Bool { state.isOpen && (kind == .boundaries || kind == .notAll) }

  static func id(of codings: [StandingCoding]) -> String {
    let ids = codings.map { $0.id.uuidString.lowercased() }.sorted()
    return "k" + ContentHash(of: Array(ids.joined(separator: " ").utf8)).hexadecimal.prefix(7)
  }
}
