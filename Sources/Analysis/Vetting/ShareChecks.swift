import Statistics

/// Percentages of one whole: each a count of n, all together the whole.
struct PercentageChecks {
  let percentages: PrintedPercentages

  func run(_ log: inout VettingLog) {
    for (name, percent) in percentages.parts {
      PercentOfCount.check(percent, of: percentages.count, as: "\(percentages.name): \(name)", &log)
    }
    guard percentages.isWhole, !percentages.parts.isEmpty else { return }
    let shares = percentages.parts.compactMap { try? $0.percent.number.asShare() }
    let together = ReportedShares(shares, of: percentages.count)
    guard shares.count == percentages.parts.count, let addUp = try? together.addUp() else { return }
    log.checked(.percentSum)
    if addUp { return }
    log.report(
      .percentSum, percentages.name, line: percentages.line,
      .percentSum(percentages.parts.map(\.percent), total: together.total, count: percentages.count))
  }
}

/// One percentage as a count of n.
enum PercentOfCount {
  static func check(_ percent: PrintedFigure, of count: Int?, as subject: String, _ log: inout VettingLog) {
    guard let count, let share = try? percent.number.asShare(),
      let whole = try? WholeNumberMean(share, count: count)
    else { return }
    log.checked(.percentOfCount)
    if whole.isPossible { return }
    log.report(
      .percentOfCount, subject, line: percent.line, .percent(percent, nearest: whole.nearestSums, count: count))
  }
}

/// Shares in the text against the mean of the same variable in a table.
struct CodingChecks {
  let place: PrintedPlace
  let lookup: VettingLookup

  func run(_ log: inout VettingLog) {
    for share in place.shares {
      let rows = lookup.variables(share.variable)
      let count = rows.lazy.compactMap(\.variable.count).first
      PercentOfCount.check(share.percent, of: count, as: "\(share.variable): \(share.level)", &log)
      for (table, variable) in rows { check(share, variable, table, &log) }
    }
  }

  /// With two levels the mean is the share of the upper one, (mean - lower) / (upper - lower).
  private func check(
    _ share: PrintedShare, _ variable: PrintedVariable, _ table: String, _ log: inout VettingLog
  ) {
    guard let mean = variable.mean, variable.levels.count == 2,
      let index = variable.levels.firstIndex(where: { $0.label == share.level })
    else { return }
    let (lower, upper) = (Double(variable.levels[0].value), Double(variable.levels[1].value))
    let ofUpper = (mean.bounds - .exactly(lower)) / (upper - lower)
    let ofLower = .exactly(1) - ofUpper
    let (own, other) = index == 1 ? (ofUpper, ofLower) : (ofLower, ofUpper)
    let said = share.percent.bounds / 100
    log.checked(.coding)
    if own.overlaps(said) { return }
    log.report(
      .coding, "\(share.variable): \(share.level)", line: share.line,
      .coding(
        share, mean: mean, table: table, upper: variable.levels[1], possible: own,
        otherLevel: other.overlaps(said) ? variable.levels[1 - index].label : nil))
  }
}
