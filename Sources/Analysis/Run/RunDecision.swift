/// Whether a step has to be made again, and why.
public enum RunDecision: Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// Nothing was made of it yet.
    case new
    /// `--force`.
    case forced
    /// Another version of the program made it.
    case program(String)
    /// What study.yaml, or a setting of the run, says of it has changed.
    case definition
    /// These inputs are new, gone or different.
    case inputs([String])
    /// These outputs are not there.
    case missing([String])
    /// It could not be made the last time.
    case failedBefore
  }

  case make(Reason)
  case keep

  /// - Parameters:
  ///   - now: the entry as it would be written, without outputs.
  ///   - last: the entry of the last run; `nil` when there is none.
  ///   - isThere: whether an output is on disk.
  public init(now: RunManifest.Entry, last: RunManifest.Entry?, force: Bool, isThere: (String) -> Bool) {
    guard let last else {
      self = .make(.new)
      return
    }
    if force {
      self = .make(.forced)
    } else if last.error != nil {
      self = .make(.failedBefore)
    } else if last.version != now.version {
      self = .make(.program(last.version))
    } else if last.definition != now.definition || last.seed != now.seed {
      self = .make(.definition)
    } else if last.inputs != now.inputs {
      let paths = Set(last.inputs.keys).union(now.inputs.keys)
      self = .make(.inputs(paths.filter { last.inputs[$0] != now.inputs[$0] }.sorted()))
    } else {
      let missing = last.outputs.map(\.path).filter { !isThere($0) }
      self = missing.isEmpty ? .keep : .make(.missing(missing))
    }
  }
}
