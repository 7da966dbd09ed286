import Foundation
import Statistics

/// Models against the descriptive statistics of their variables: the regression goes through the means, and standard
/// errors follow from the regressors' SDs. Both tell when a variable was entered on another scale than is described.
struct ScaleChecks {
  let place: PrintedPlace
  let lookup: VettingLookup

  /// Powers of ten that variables are rescaled by.
  static let factors = [1000.0, 100, 10, 0.1, 0.01, 0.001]

  func run(_ log: inout VettingLog) {
    checkMeans(&log)
    checkErrors(&log)
  }

  // MARK: Through the means

  private struct ThroughMeans {
    let model: PrintedModel
    let line: FittedAtMeans
    let outcome: Bounds

    var holds: Bool { line.fitted.overlaps(outcome) }

    func holds(scaling term: String, by factor: Double) -> Bool {
      guard let index = model.regressors.firstIndex(where: { $0.name == term }) else { return holds }
      return line.fitted(scaling: index, by: factor).overlaps(outcome)
    }
  }

  private func checkMeans(_ log: inout VettingLog) {
    let models = place.models.compactMap(throughMeans)
    log.checked(.means, times: models.count)
    let wrong = models.filter { !$0.holds }
    guard let first = wrong.first else { return }
    var remedies: [VettingFinding.ScaleRemedy] = []
    for term in Self.unique(wrong.flatMap { $0.model.regressors.map(\.name) }) {
      for factor in Self.factors where models.allSatisfy({ $0.holds(scaling: term, by: factor) }) {
        remedies.append(VettingFinding.ScaleRemedy(term: term, factor: factor))
      }
    }
    log.report(
      .means, VettingFinding.together(wrong.map(\.model.name)), line: first.model.line,
      .means(
        wrong.map { VettingFinding.MeansCase(model: $0.model.name, fitted: $0.line.fitted, outcome: $0.outcome) },
        remedies: remedies))
  }

  private func throughMeans(_ model: PrintedModel) -> ThroughMeans? {
    guard model.kind == .linear, model.notShown == 0, let count = model.count,
      let constant = model.constant?.estimate, let outcome = model.outcome.flatMap({ mean($0, count: count) })
    else { return nil }
    var terms: [FittedAtMeans.Term] = []
    for term in model.regressors {
      guard let estimate = term.estimate, let mean = mean(term.name, count: count) else { return nil }
      terms.append(FittedAtMeans.Term(coefficient: estimate.bounds, mean: mean))
    }
    return ThroughMeans(
      model: model, line: FittedAtMeans(constant: constant.bounds, terms: terms), outcome: outcome)
  }

  private func mean(_ name: String, count: Int) -> Bounds? {
    if lookup.variable(name, where: \.isStandardised) != nil { return .exactly(0) }
    return lookup.variable(name, where: { $0.mean != nil && $0.count == count })?.mean?.bounds
  }

  // MARK: Standard errors

  private func checkErrors(_ log: inout VettingLog) {
    let models = place.models.filter { $0.kind == .linear && $0.errors == .classical }
    for term in Self.unique(models.flatMap { $0.regressors.map(\.name) }) {
      let cases = models.compactMap { checked(term, in: $0) }
      log.checked(.standardError, times: cases.count)
      let wrong = cases.compactMap(\.finding)
      guard let first = wrong.first else { continue }
      let scale = Self.factors.first { factor in
        cases.allSatisfy { one in one.possible.contains { ($0 / factor).overlaps(one.figure.bounds) } }
      }
      log.report(
        .standardError, term, line: first.figure.line, .standardErrors(wrong, scale: scale))
    }
  }

  private struct CheckedError {
    let figure: PrintedFigure
    /// From each source of the residual standard error.
    let possible: [Bounds]
    let finding: VettingFinding.StandardErrorCase?
  }

  private func checked(_ name: String, in model: PrintedModel) -> CheckedError? {
    guard let term = model.regressors.first(where: { $0.name == name }), let figure = term.standardError,
      let count = model.count, let deviation = lookup.deviation(name, count: count), deviation.low > 0
    else { return nil }
    let (inflation, isPrinted) = inflation(name, in: model)
    let errors = residuals(model).compactMap {
      try? ReportedStandardError(
        residualDeviation: $0, regressorDeviation: deviation, inflation: inflation, count: count)
    }
    guard let first = errors.first else { return nil }
    let possible = errors.map(\.bounds)
    if possible.contains(where: { $0.overlaps(figure.bounds) }) {
      return CheckedError(figure: figure, possible: possible, finding: nil)
    }
    let all = errors.dropFirst().reduce((first.bounds, implied(first, figure))) { sum, error in
      let more = implied(error, figure)
      return (sum.0.union(error.bounds), (sum.1.0.union(more.0), sum.1.1.union(more.1)))
    }
    return CheckedError(
      figure: figure, possible: possible,
      finding: VettingFinding.StandardErrorCase(
        model: model.name, figure: figure, possible: all.0, impliedDeviation: all.1.0, impliedInflation: all.1.1,
        isInflationPrinted: isPrinted))
  }

  private func implied(_ error: ReportedStandardError, _ figure: PrintedFigure) -> (Bounds, Bounds) {
    (error.impliedDeviation(standardError: figure.bounds), error.impliedInflation(standardError: figure.bounds))
  }

  /// The residual standard error from R squared and the outcome's SD, and from AIC by the counts of Stata and R: where
  /// these contradict one another, which is reported by itself, each may be the right one.
  private func residuals(_ model: PrintedModel) -> [Bounds] {
    guard let fit = model.fit else { return [] }
    var found: [Bounds] = []
    if let rSquared = model.rSquaredBounds, let outcome = lookup.outcomeDeviation(model) {
      found.append(fit.residualDeviation(rSquared: rSquared, outcomeDeviation: outcome))
    }
    if let aic = model.aic {
      found += [AICCount.stata, .r].map { fit.residualDeviation(aic: aic.bounds, by: $0) }
    }
    return found
  }

  /// A table's VIFs are those of the model with exactly these regressors; with fewer of them VIF is not larger; in any
  /// other model it is 1 or more.
  private func inflation(_ name: String, in model: PrintedModel) -> (bounds: Bounds, isPrinted: Bool) {
    let open = (Bounds(1, .infinity), false)
    guard model.notShown == 0, let count = model.count,
      let figure = lookup.variable(name, where: { $0.inflation != nil && $0.count == count })?.inflation,
      let set = lookup.inflationSets.first(where: { $0.contains(name) })
    else { return open }
    let regressors = Set(model.regressors.map(\.name))
    if regressors == set { return (figure.bounds, true) }
    if regressors.isStrictSubset(of: set) { return (Bounds(1, figure.bounds.high), true) }
    return open
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
