import StudyDefinition
import StudyIndex

extension [ModelAnalysis] {
  /// Those whose terms are not all in a larger one of the same outcome among them: what a picture of coefficients shows.
  public var largest: [ModelAnalysis] {
    filter { model in
      !contains { other in
        other.definition.outcome == model.definition.outcome
          && Set(model.definition.terms).isStrictSubset(of: other.definition.terms)
      }
    }
  }

  /// Each model against the one before it, where it is nested in this one.
  public var improvements: [(smaller: ModelAnalysis, larger: ModelAnalysis, test: ModelImprovement)] {
    zip(self, dropFirst()).compactMap { smaller, larger in
      larger.improvement(over: smaller).map { (smaller, larger, $0) }
    }
  }
}
