import Statistics

/// Statistics against their p-values: the cells of regression tables, and tests in the text.
struct TestChecks {
  let place: PrintedPlace
  let lookup: VettingLookup

  func run(_ log: inout VettingLog) {
    for model in place.models {
      for term in model.terms { check(term, of: model, &log) }
    }
    for test in place.tests { check(test, &log) }
  }

  private func check(_ term: PrintedTerm, of model: PrintedModel, _ log: inout VettingLog) {
    let subject = "\(model.name), \(term.name)"
    if let statistic = term.statistic, let estimate = term.estimate, let error = term.standardError {
      let possible = estimate.bounds / Bounds(max(0, error.bounds.low), error.bounds.high)
      log.checked(.statistic)
      if !possible.magnitude.overlaps(statistic.bounds.magnitude) {
        log.report(
          .statistic, subject, line: term.line,
          .statistic(statistic, estimate: estimate, standardError: error, possible: possible))
      }
    }
    if let printed = term.probability {
      check(term, of: model, printed.text, printed.bounds, subject, line: term.line, &log)
    }
    if let marks = term.marks, !place.legend.isEmpty {
      check(
        term, of: model, marks.isEmpty ? "no mark" : marks, allowed(by: marks), subject, line: term.line, &log)
    }
  }

  /// From the threshold of the next mark, which was not reached, to that of this one.
  private func allowed(by marks: String) -> Bounds {
    let thresholds = place.legend.map(\.threshold.number.value)
    guard let index = place.legend.firstIndex(where: { $0.symbol == marks }) else { return Bounds(thresholds[0], 1) }
    return Bounds(index + 1 < thresholds.count ? thresholds[index + 1] : 0, thresholds[index])
  }

  private func check(_ test: PrintedTest, _ log: inout VettingLog) {
    switch test.subject {
    case .statistic(let statistic, let reference, let oneSided):
      let possible = ReportedProbability(statistic.bounds, reference, oneSided: oneSided).bounds
      log.checked(.probability)
      if possible.overlaps(test.probability.bounds) { return }
      log.report(
        .probability, test.text, line: test.line,
        .probability(printed: test.probability.text, statistic: .printed(statistic), possible: possible))
    case .coefficient(let name, let termName):
      guard let model = lookup.model(name)?.model, let term = model.terms.first(where: { $0.name == termName })
      else { return }
      check(
        term, of: model, test.probability.text, test.probability.bounds, "\(name), \(termName)", line: test.line, &log)
    }
  }

  /// Two-sided; by t where n is known and the regression linear, and by the normal distribution: either may be meant.
  private func check(
    _ term: PrintedTerm, of model: PrintedModel, _ printed: String, _ allowed: Bounds, _ subject: String, line: Int,
    _ log: inout VettingLog
  ) {
    guard let (statistic, text) = statistic(of: term) else { return }
    var possible = ReportedProbability(statistic, .normal).bounds
    if let fit = model.fit {
      possible = possible.union(ReportedProbability(statistic, .studentT(degrees: fit.degrees)).bounds)
    }
    log.checked(.probability)
    if possible.overlaps(allowed) { return }
    log.report(
      .probability, subject, line: line, .probability(printed: printed, statistic: text, possible: possible))
  }

  /// The printed statistic, else the estimate divided by its standard error.
  private func statistic(of term: PrintedTerm) -> (Bounds, VettingFinding.StatisticText)? {
    if let printed = term.statistic { return (printed.bounds, .printed(printed)) }
    guard let estimate = term.estimate, let error = term.standardError else { return nil }
    let size = estimate.bounds.magnitude
    // A standard error that prints as 0 leaves the statistic open above.
    let least = size.low / error.bounds.high
    let bounds = error.bounds.low > 0 ? Bounds(least, size.high / error.bounds.low) : Bounds(least, .infinity)
    return (bounds, .ratio(estimate, error, bounds: bounds))
  }
}
