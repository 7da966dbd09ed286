import Statistics

/// One row of descriptive statistics: mean, SD, range and n against one another.
struct VariableChecks {
  let variable: PrintedVariable

  func run(_ log: inout VettingLog) {
    guard let mean = variable.mean else { return }
    if let range = variable.range { checkRange(mean, range, &log) }
    let whole = wholeMean(mean)
    if let whole { check(whole, mean, &log) }
    guard let deviation = variable.deviation, let count = variable.count else { return }
    guard checkDeviation(deviation, mean, count, &log), let whole else { return }
    check(deviation, whole, mean, &log)
  }

  /// Bounds of the values; a printed end of the range is a value itself, with its own rounding where it has places.
  private var ends: Bounds? { variable.range.map { Bounds(outer($0.low, -1), outer($0.high, 1)) } }

  private func outer(_ end: PrintedFigure, _ side: Double) -> Double {
    if end.number.places == 0 { return end.number.value }
    return side < 0 ? end.bounds.low : end.bounds.high
  }

  private func checkRange(_ mean: PrintedFigure, _ range: PrintedRange, _ log: inout VettingLog) {
    guard let ends else { return }
    log.checked(.meanInRange)
    if !ends.overlaps(mean.bounds) {
      log.report(.meanInRange, variable.name, line: variable.line, .meanOutside(mean, range: range))
    }
  }

  private func wholeMean(_ mean: PrintedFigure) -> WholeNumberMean? {
    guard variable.isWhole, let count = variable.count else { return nil }
    return try? WholeNumberMean(mean.number, count: count, items: variable.items)
  }

  private func check(_ whole: WholeNumberMean, _ mean: PrintedFigure, _ log: inout VettingLog) {
    log.checked(.wholeMean)
    if whole.isPossible { return }
    log.report(
      .wholeMean, variable.name, line: variable.line,
      .wholeMean(mean, nearest: whole.nearestSums, count: whole.count, items: whole.items, fewer: fewer(whole)))
  }

  /// Not everybody answers everything: the n nearest below that the mean could be of.
  private func fewer(_ whole: WholeNumberMean) -> Int? {
    let least = max(1, whole.count - whole.count / 10)
    return (least..<whole.count).last { count in
      (try? WholeNumberMean(whole.mean, count: count, items: whole.items))?.isPossible == true
    }
  }

  /// - Returns: whether the SD is one that mean and range allow, so that the finer test makes sense.
  private func checkDeviation(_ deviation: PrintedFigure, _ mean: PrintedFigure, _ count: Int, _ log: inout VettingLog)
    -> Bool
  {
    let step = variable.isWhole ? 1 / Double(variable.items) : nil
    guard variable.range != nil || step != nil,
      let possible = try? PossibleDeviation(mean: mean.bounds, range: ends, step: step, count: count)
    else { return true }
    log.checked(.possibleDeviation)
    if possible.bounds.overlaps(deviation.bounds) { return true }
    log.report(
      .possibleDeviation, variable.name, line: variable.line,
      .deviation(
        deviation, mean: mean, possible: possible.bounds, range: variable.range, isWhole: variable.isWhole,
        count: count))
    return false
  }

  private func check(
    _ deviation: PrintedFigure, _ whole: WholeNumberMean, _ mean: PrintedFigure, _ log: inout VettingLog
  ) {
    let answers = variable.range.flatMap { range -> ClosedRange<Int>? in
      guard range.low.number.places == 0, range.high.number.places == 0 else { return nil }
      return range.low.number.units...range.high.number.units
    }
    guard let test = try? WholeNumberDeviation(deviation.number, with: whole, answers: answers),
      let isPossible = test.isPossible
    else { return }
    log.checked(.wholeDeviation)
    if isPossible { return }
    log.report(
      .wholeDeviation, variable.name, line: variable.line,
      .wholeDeviation(deviation, mean: mean, nearest: test.nearest ?? [], count: whole.count))
  }
}
