public import Analysis
public import Basics

/// What happened to a step of a run.
public struct StepOutcome: Sendable {
  public enum State: Sendable, Equatable {
    case made(RunDecision.Reason)
    case kept
    case failed([Problem])
    /// With `--dry-run`: it would be made.
    case wouldMake(RunDecision.Reason)
    case wouldKeep
  }

  public let name: String
  public let state: State
  /// Its outputs as the manifest has them, relative to the study.
  public let outputs: [String]
  /// Outputs that were changed by hand and were left as they are.
  public let edited: [String]
  /// Files of other hands that were in the way, and the names they have now.
  public let setAside: [(path: String, kept: String)]
}

/// What a run did.
public struct RunOutcome: Sendable {
  public let study: String
  public let steps: [StepOutcome]
  /// Names and files of analyses that study.yaml lists no more.
  public let dropped: [(name: String, files: [String])]
  /// Whether figures are SVG alone because there is no tool for other forms.
  public let lacksConverter: Bool
  public let isDry: Bool
  public let inputs: [(path: String, sha256: String)]

  public var failed: Int {
    steps.count { if case .failed = $0.state { true } else { false } }
  }

  public var made: Int {
    steps.count {
      switch $0.state {
      case .made, .wouldMake: true
      case .kept, .failed, .wouldKeep: false
      }
    }
  }

  public var kept: Int { steps.count - made - failed }
}
