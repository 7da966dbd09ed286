import Statistics

/// R squared, adjusted R squared and AIC of each model of a table.
struct FitChecks {
  let place: PrintedPlace
  let lookup: VettingLookup

  func run(_ log: inout VettingLog) {
    for model in place.models { checkAdjusted(model, &log) }
    checkNested(&log)
    checkAIC(&log)
  }

  private func checkAdjusted(_ model: PrintedModel, _ log: inout VettingLog) {
    guard let fit = model.fit, let rSquared = model.rSquared, let adjusted = model.adjusted else { return }
    let possible = fit.adjusted(from: rSquared.bounds)
    log.checked(.adjustedRSquared)
    if possible.overlaps(adjusted.bounds) { return }
    log.report(
      .adjustedRSquared, model.name, line: model.line,
      .adjusted(
        adjusted, rSquared: rSquared, possible: possible, count: fit.count, coefficients: fit.coefficients))
  }

  /// Models of one outcome and n, of which one has all the terms of the other.
  private func checkNested(_ log: inout VettingLog) {
    for larger in place.models {
      guard let high = larger.rSquaredBounds, larger.notShown == 0 else { continue }
      let terms = Set(larger.regressors.map(\.name))
      for smaller in place.models where smaller.name != larger.name {
        guard let low = smaller.rSquaredBounds, smaller.notShown == 0, smaller.outcome == larger.outcome,
          smaller.outcome != nil, smaller.count == larger.count, smaller.hasConstant == larger.hasConstant,
          Set(smaller.regressors.map(\.name)).isStrictSubset(of: terms)
        else { continue }
        log.checked(.nestedRSquared)
        if high.high >= low.low { continue }
        log.report(.nestedRSquared, larger.name, line: larger.line, .nested(smaller: smaller.name, low, high))
      }
    }
  }

  private func checkAIC(_ log: inout VettingLog) {
    let cases = place.models.compactMap(aicCase)
    if cases.isEmpty { return }
    log.checked(.aic, times: cases.count)
    let line = { (model: String) in lookup.model(model)?.model.line ?? place.line }
    let wrong = cases.filter(\.counts.isEmpty)
    if let first = wrong.first {
      log.report(.aic, VettingFinding.together(wrong.map(\.model)), line: line(first.model), .aic(wrong))
    }
    let right = cases.filter { !$0.counts.isEmpty }
    guard let first = right.first else { return }
    let subject = VettingFinding.together(right.map(\.model))
    log.report(.aic, subject, line: line(first.model), kind: .information, .aicCounts(right))
    if !AICCount.allCases.contains(where: { count in right.allSatisfy { $0.counts.contains(count) } }) {
      log.report(.aic, subject, line: line(first.model), .aicMixed(right))
    }
  }

  private func aicCase(_ model: PrintedModel) -> VettingFinding.AICCase? {
    guard let aic = model.aic, let fit = model.fit, let rSquared = model.rSquaredBounds,
      let outcome = lookup.outcomeDeviation(model)
    else { return nil }
    let residual = fit.residualDeviation(rSquared: rSquared, outcomeDeviation: outcome)
    let unit = fit.residualDeviation(rSquared: rSquared, outcomeDeviation: .exactly(1))
    return VettingFinding.AICCase(
      model: model.name, figure: aic,
      possible: AICCount.allCases.map { ($0, fit.aic(residualDeviation: residual, by: $0)) },
      impliedDeviation: fit.residualDeviation(aic: aic.bounds, by: .stata) / unit)
  }
}

extension PrintedModel {
  /// What ties its figures together, where it is a linear regression with an n.
  var fit: ReportedFit? {
    guard kind == .linear, let count else { return nil }
    return try? ReportedFit(count: count, coefficients: coefficients, hasConstant: hasConstant)
  }

  /// From R squared, adjusted R squared, or what both allow (either, where they contradict one another).
  var rSquaredBounds: Bounds? {
    guard let fit else { return nil }
    let own = rSquared?.bounds
    let fromAdjusted = adjusted.map { fit.rSquared(fromAdjusted: $0.bounds) }
    guard let own, let fromAdjusted else { return own ?? fromAdjusted }
    return own.intersection(fromAdjusted) ?? own.union(fromAdjusted)
  }
}

extension VettingLookup {
  /// The SD (by n - 1) of a model's outcome, where it is printed for the same n, or the outcome is standardised.
  func outcomeDeviation(_ model: PrintedModel) -> Bounds? {
    guard model.hasConstant, let outcome = model.outcome, let count = model.count else { return nil }
    if variable(outcome, where: \.isStandardised) != nil { return Bounds(1, Self.divisors(count)) }
    return deviation(outcome, count: count)
  }

  /// The SD (by n - 1) of a variable, whose printed SD may be by n - 1 or by n.
  func deviation(_ name: String, count: Int) -> Bounds? {
    guard let row = variable(name, where: { $0.deviation != nil && $0.count == count }), let printed = row.deviation
    else { return nil }
    return Bounds(max(0, printed.bounds.low), printed.bounds.high) * Bounds(1, Self.divisors(count))
  }

  /// An SD by n - 1 as a multiple of the one by n.
  private static func divisors(_ count: Int) -> Double {
    count > 1 ? (Double(count) / Double(count - 1)).squareRoot() : 1
  }
}
