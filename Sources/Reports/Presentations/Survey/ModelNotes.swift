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
    methods + wald + warnings + references + weights + leftOut + improvements + [
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
      guard model.definition.errors == .cluster else { return model.definition.errors.words }
      let factor = model.fit.linear == nil ? "times G/(G − 1), as sandwich::vcovCL and Stata's logit" : "CR1"
      return "clustered by \(model.definition.cluster ?? "") (\(factor); \(counted(model.clusters ?? 0, "cluster")))"
    }.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  private func names(_ isWanted: (ModelAnalysis) -> Bool) -> String? {
    let names = models.filter(isWanted).map(\.definition.name)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// Which tests of all terms go with which errors.
  private var wald: [String] {
    guard let robust = names({ $0.overall?.kind == .wald }) else { return [] }
    let all = models.allSatisfy { $0.overall?.kind == .wald }
    let tested = models.filter { $0.overall?.kind == .wald }
    let signs = [
      tested.contains { $0.fit.linear != nil } ? "F" : nil, tested.contains { $0.fit.linear == nil } ? "χ²" : nil,
    ]
    return [
      "\(signs.compactMap { $0 }.joined(separator: " and "))\(all ? "" : " of \(robust)"): Wald's test that all coefficients but the constant are 0, with the standard "
        + "errors shown."
    ]
  }

  private var warnings: [String] {
    models.flatMap { model -> [String] in
      let name = model.definition.name
      var lines: [String] = []
      if model.isPerfect {
        lines.append(
          "\(name) fits perfectly: it predicts every respondent without error. So it has no standard errors, F or "
            + "p-values. Check whether a term holds the outcome itself.")
      }
      if let clusters = model.clusters, clusters < StandardErrors.fewClusters {
        lines.append(
          "Warning: \(name) has only \(counted(clusters, "cluster")). With fewer than \(StandardErrors.fewClusters), clustered "
            + "standard errors and p-values are too small (Cameron & Miller 2015).")
      }
      if !model.certain.isEmpty {
        let some = model.certain.prefix(5).joined(separator: ", ") + (model.certain.count > 5 ? " and others" : "")
        lines.append(
          "\(name): no standard errors. \(model.definition.errors.rawValue.uppercased()) is not defined, because the model "
            + "predicts \(some) without error (leverage 1). Use `errors: hc1`, or leave out the term that is about them "
            + "alone.")
      } else if model.overall == nil, !model.isPerfect, model.definition.errors != .classical {
        lines.append(
          "\(name): its terms cannot be tested together, because there must be more clusters than coefficients.")
      }
      return lines
    }
  }

  private var references: [String] {
    var seen: Set<String> = []
    let sentences = models.flatMap { model in
      model.references.map { reference in
        reference.insteadOf.map {
          "Reference of \(reference.label): \(reference.category), because no complete respondent of "
            + "\(model.definition.name) is in \($0)."
        } ?? "Reference of \(reference.label): \(reference.category)."
      }
    }.filter { seen.insert($0).inserted }
    return sentences.isEmpty ? [] : [sentences.joined(separator: " ")]
  }

  private var weights: [String] {
    guard let model = models.first, let name = model.weights else { return [] }
    if model.weighting == .frequency {
      return ["\(name) are frequency weights: each row counts as so many respondents, and n is their sum."]
    }
    let isClassical = models.contains { $0.definition.errors == .classical }
    return [
      "Weighted by \(name), sampling weights: n is the number of respondents."
        + (isClassical
          ? " Classical errors take them for precisions; ask for `errors: hc1` or `cluster`, which do not." : "")
    ]
  }

  private var leftOut: [String] {
    models.filter { $0.deletion.dropped > 0 }.map { model in
      let zeros = zip(model.columns, model.deletion.missing).contains { $0 == model.weights && $1 > 0 }
      let causes = zip(model.columns, model.deletion.missing).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
      return
        "\(model.definition.name): \(model.deletion.dropped) of \(model.deletion.count) respondents left out for missing values\(zeros ? " or a weight of 0" : "") (\(causes.joined(separator: ", ")))."
    }
      + models.filter { !$0.dropped.isEmpty }.map {
        "\($0.definition.name): left out because they follow from other terms: \($0.dropped.joined(separator: ", "))."
      }
  }

  private var improvements: [String] {
    models.improvements.map { smaller, larger, improvement in
      let test = NestedModelTest(smaller: smaller, larger: larger, test: improvement).numbers
      let degrees = [test.upper, test.lower].compactMap { $0 }.map { String(Int($0)) }.joined(separator: ", ")
      let name = (test.name == "Wald" ? "Wald's " : "") + (test.lower == nil ? "χ²" : "F")
      return
        "\(larger.definition.name) against \(smaller.definition.name): \(name)(\(degrees)) = "
        + "\(Numbers.fixed(test.statistic, places: 2)), p \(ModelTable.comparison(test.p))."
    }
  }
}

extension ModelDefinition.Errors {
  /// Before "standard errors".
  var words: String {
    switch self {
    case .classical: "classical"
    case .cluster: "clustered"
    case .hc0, .hc1, .hc2, .hc3: "heteroskedasticity-consistent (\(rawValue.uppercased()))"
    }
  }
}
