import Analysis
import Codebooks
import Statistics
import StudyIndex

extension TestedComparison {
  /// A row for each code's test of all levels, and below it one for each pair of levels.
  var detailedTable: Table {
    var columns = [
      Column(key: "code", heading: "Code, and pairs of levels", wraps: true, minimumWidth: 18),
      Column(key: "id", heading: "Id", dataOnly: true), Column(key: "first", heading: "First", dataOnly: true),
      Column(key: "second", heading: "Second", dataOnly: true),
      Column(key: "method", heading: "Method", dataOnly: true),
      Column(key: "test", heading: "test", wraps: true, minimumWidth: 7),
      Column(key: "p", heading: "p", alignment: .right),
    ]
    if settings.adjustment != .none {
      columns.append(Column(key: "p_adjusted", heading: "p (\(settings.adjustment.name))", alignment: .right))
    }
    if unit == .people {
      columns.append(Column(key: "cramers_v", heading: "V", alignment: .right))
      columns += estimateColumns("odds_ratio", "odds ratio (95%)")
    }
    columns += estimateColumns("difference", unit == .segments ? "difference per 1,000 (95%)" : "difference (95%)")
    return Table(
      title: "Tests by \(comparison.grouping.label)", columns: columns, rows: rows.flatMap(detailedRows),
      notes: detailedNotes)
  }

  /// An estimate with its interval as people read it, and its bounds for programs.
  func estimateColumns(_ key: String, _ heading: String) -> [Column] {
    [
      Column(key: key, heading: heading, alignment: .right, wraps: true, minimumWidth: 10),
      Column(key: key + "_low", heading: "low", dataOnly: true),
      Column(key: key + "_high", heading: "high", dataOnly: true),
    ]
  }

  private func detailedRows(_ row: Row) -> [Table.Row] {
    let code = comparison.view.codebook.codes[row.code]
    let whole: [Cell] = [.text(code.name, colour: code.colour), .text(code.id), .empty, .empty]
    // With two levels, the pair is the whole table.
    if levels.count == 2, let pair = row.pairs.first {
      return [Table.Row(whole + outcomeCells(row.overall) + effectCells(pair))]
    }
    let pairs = row.overall.test == nil ? [] : row.pairs
    return [Table.Row(whole + outcomeCells(row.overall))]
      + pairs.map { pair in
        let (first, second) = (comparison.levels[pair.first].level, comparison.levels[pair.second].level)
        let head: [Cell] = [
          .text("\(first.label) : \(second.label)"), .text(code.id), .text(first.name), .text(second.name),
        ]
        return Table.Row(head + outcomeCells(pair.outcome) + effectCells(pair), indent: 1)
      }
  }

  private func outcomeCells(_ outcome: TestOutcome) -> [Cell] {
    var cells: [Cell] = [.text(outcome.test?.method.key)]
    switch outcome {
    case .tested(let test):
      cells += [.text(test.method.short), .probability(test.pValue)]
      if settings.adjustment != .none { cells.append(.probability(test.adjustedPValue)) }
      if unit == .people { cells.append(test.cramersV.map { .decimal($0, places: 2) } ?? .empty) }
    case .notTested(let absence):
      cells += [.text("not tested: \(absence.reason)", emphasis: .dim), .probability(.nan)]
      if settings.adjustment != .none { cells.append(.empty) }
      if unit == .people { cells.append(.empty) }
    }
    return cells
  }

  func effectCells(_ pair: PairTest) -> [Cell] {
    var cells: [Cell] = []
    if unit == .people { cells += estimateCells(pair.outcome.test == nil ? nil : pair.oddsRatio, .ratio) }
    let style: EstimateStyle =
      switch unit {
      case .people, .transcripts: .percent(places: 0)
      case .segments, .codings: .decimal(places: 1)
      case .words: .percent(places: 1)
      }
    return cells + estimateCells(pair.outcome.test == nil ? nil : pair.difference, style)
  }

  private func estimateCells(_ estimate: IntervalEstimate?, _ style: EstimateStyle) -> [Cell] {
    guard let estimate else { return [.empty, .empty, .empty] }
    let (low, high) = (estimate.interval?.low, estimate.interval?.high)
    func bound(_ value: Double?) -> Cell {
      value.map { $0.isInfinite ? .text($0 < 0 ? "-Inf" : "Inf") : .decimal($0, places: 3) } ?? .empty
    }
    return [.estimate(estimate.value, low: low, high: high, style), bound(low), bound(high)]
  }

  private var detailedNotes: [String] {
    var notes: [String] = []
    if levels.count > 2 {
      notes.append(
        settings.adjustment == .none
          ? "P-values of codes and of pairs are not adjusted for their number."
          : "p (\(settings.adjustment.name)) of a code is adjusted over the \(counted(testedCodes, "code")) tested, "
            + "that of a pair over the pairs of its code.")
    }
    switch unit {
    case .people:
      notes.append(
        "Odds ratio: odds of mentioning the code in the first level over those in the second, conditional maximum "
          + "likelihood with exact interval. Difference: first share less second, Newcombe's interval.")
    case .segments, .codings, .words:
      notes.append(
        "Difference: first level less second, percentile interval of the bootstrap over people within levels "
          + "(\(settings.resamples) draws, seed \(settings.seed)).")
    case .transcripts: break
    }
    return notes
  }
}
