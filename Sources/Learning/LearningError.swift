/// Why nothing can be learnt; data only, worded by the floors that know the names.
public enum LearningError: Error, Sendable, Hashable {
  /// All rows are positive, or none.
  case oneClass
  /// Positive rows come from fewer clusters than are needed to leave some out.
  case tooFewClusters(needed: Int, given: Int)
}
