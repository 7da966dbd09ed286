import Analysis
import Statistics
import StudyDefinition
import StudyIndex

/// What is under a table of models: how they were fitted, on whom, what was left out, what improves on what.
struct ModelNotes {
  let models: [ModelAnalysis]
  let view: SurveyView

  init(_ models: [ModelAnalysis], _ view: SurveyView) {
    self.models = models
    self.view = view
  }

  var lines: [String] {
    methods + weights + leftOut + improvements + [
      "AIC as Stata counts (coefficients) and as R does (and the error variance)."
    ]
  }

  private var methods: [String] {
    let kinds = Set(models.map(\.definition.kind))
    var sentences = kinds.contains(.linear) ? ["Ordinary least squares."] : []
    if kinds.contains(.logistic) { sentences.append("Logistic regression by maximum likelihood: log odds.") }
    if kinds.contains(.ordered) {
      sentences.append(
        "Ordered logistic regression (proportional odds) by maximum likelihood: log odds of a higher answer.")
    }
    let stars = ModelTable.starsExplained
    let events = models.filter { $0.definition.kind == .logistic }.map {
      "\($0.definition.name): the odds of \($0.definition.outcome) being \($0.categories.last ?? "")."
    }
    return [(sentences + ["Standard errors in parentheses: \(errors).", stars]).joined(separator: " ")] + events
  }

  private var errors: String {
    var seen: Set<String> = []
    return models.map { model in
      switch model.definition.errors {
      case .cluster: "clustered by \(model.definition.cluster ?? "") (CR1, \(counted(model.clusters ?? 0, "cluster")))"
      case .classical, .hc0, .hc1, .hc2, .hc3: model.definition.errors.words
      }
    }.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  private var weights: [String] {
    guard let name = models.first?.weights else { return [] }
    let isClassical = models.contains { $0.definition.errors == .classical }
    return [
      "Weighted by \(name)."
        + (isClassical
          ? " Classical errors take weights for precisions; for sampling weights ask for `errors: hc1` or `cluster`."
          : "")
    ]
  }

  private var leftOut: [String] {
    models.filter { $0.deletion.dropped > 0 }.map { model in
      // A factor's columns are missing together: its name once.
      var named: Set<String> = []
      let causes = zip(model.columns, model.deletion.missing).filter { $0.1 > 0 }
        .map { ($0.0.prefix { $0 != "=" }, $0.1) }.filter { named.insert(String($0.0)).inserted }
        .map { "\($0.0) \($0.1)" }
      return
        "\(model.definition.name): \(model.deletion.dropped) of \(model.deletion.count) respondents left out for missing values (\(causes.joined(separator: ", ")))."
    }
      + models.filter { !$0.dropped.isEmpty }.map {
        "\($0.definition.name): left out because they follow from other terms: \($0.dropped.joined(separator: ", "))."
      }
  }

  private var improvements: [String] {
    models.improvements.map { smaller, larger, improvement in
      let (statistic, p): (String, Double) =
        switch improvement {
        case .variance(let test):
          (
            "F(\(Int(test.numeratorDegrees)), \(Int(test.denominatorDegrees))) = \(Numbers.fixed(test.statistic, places: 2))",
            test.pValue
          )
        case .likelihood(let test):
          ("χ²(\(Int(test.degreesOfFreedom))) = \(Numbers.fixed(test.statistic, places: 2))", test.pValue)
        }
      return
        "\(larger.definition.name) against \(smaller.definition.name): \(statistic), p \(ModelTable.comparison(p))."
    }
  }
}

extension ModelDefinition.Errors {
  /// Before "standard errors".
  var words: String {
    switch self {
    case .classical: "classical"
    case .cluster: "clustered (CR1)"
    case .hc0, .hc1, .hc2, .hc3: "heteroskedasticity-consistent (\(rawValue.uppercased()))"
    }
  }
}
