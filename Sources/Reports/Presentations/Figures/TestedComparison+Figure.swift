public import Analysis
import Codebooks
import Statistics
import StudyIndex

extension TestedComparison {
  /// Codes by levels as a heat map: the comparison's table at a glance. Cells that the table marks are framed; each cell
  /// links to its quotes.
  public func heatMap() -> Figure {
    let level = comparison.levels.map { HeatMap.Column(label: $0.level.label, note: note(of: $0)) }
    let greatest = comparison.rows.flatMap { row in shades(row).compactMap { $0 } }.max() ?? 0
    // Shares of people have an end of their own; rates go by the greatest.
    let full = unit == .people ? 1 : greatest
    let rows = zip(comparison.rows, rows).map { row, tests -> HeatMap.Row in
      let code = comparison.view.codebook.codes[row.code]
      let shades = shades(row)
      let cells = comparison.levels.indices.map { index in
        HeatMap.Cell(
          shade: shades[index].map { full > 0 ? $0 / full : 0 },
          text: text(row.cells[index], comparison.levels[index]),
          isMarked: isFramed(tests, level: index),
          link: link(code.id, level: index, row.cells[index]))
      }
      return HeatMap.Row(
        label: code.name, depth: code.depth, cells: cells, remark: remark(tests.overall), colour: code.colour)
    }
    return HeatMap(columns: level, rows: rows, remarkHeading: testedCodes > 0 ? probabilityHeading : "").figure(
      name: fileName(kind: ""), title: subject, caption: heatMapCaption
    ).saying(comparison.reviewCounts)
  }

  /// Above this a row's own test, adjusted, says nothing, and no cell of it is framed.
  private static let significance = 0.05

  /// What stands out in a row whose test says that the levels differ.
  private func isFramed(_ tests: Row, level: Int) -> Bool {
    guard let test = tests.overall.test, test.adjustedPValue < Self.significance else { return false }
    return Self.mark(tests.residuals[level], of: comparison.levels[level]) != nil
  }

  /// The levels of a group against each other: for each code the differences with their intervals; `nil` where there are
  /// none. Of more than three levels each against the first alone.
  public func differences() -> Figure? {
    var pairs: [(first: Int, second: Int)] = []
    for pair in rows.flatMap(\.pairs) where !pairs.contains(where: { $0 == (pair.first, pair.second) }) {
      pairs.append((pair.first, pair.second))
    }
    if pairs.count > 3, let first = pairs.first?.first { pairs.removeAll { $0.first != first } }
    let terms = zip(comparison.rows, rows).compactMap { row, tests -> CoefficientPlot.Term? in
      let code = comparison.view.codebook.codes[row.code]
      let estimates = pairs.enumerated().compactMap { series, pair in
        tests.pairs.first { ($0.first, $0.second) == pair }?.difference.map { estimate($0, series: series) }
      }
      return estimates.isEmpty
        ? nil : CoefficientPlot.Term(label: code.name, estimates: estimates, colour: code.colour)
    }
    if terms.isEmpty { return nil }
    let names = pairs.map { "\(comparison.levels[$0.first].level.label) – \(comparison.levels[$0.second].level.label)" }
    let method =
      unit == .people
      ? "Newcombe's 95% intervals"
      : "95% percentile intervals of the bootstrap over people (seed \(settings.seed))"
    return CoefficientPlot(
      series: pairs.count > 1 ? names.enumerated().map { "\(Self.letter($0)): \($1)" } : names,
      shortNames: pairs.count > 1 ? pairs.indices.map(Self.letter) : [""],
      terms: terms, axisTitle: "difference: \(axisTitle)", areShares: unit == .people || unit == .words
    ).figure(
      name: fileName(kind: "differences"),
      title: "Differences between groups, \(subject.prefix(1).lowercased() + subject.dropFirst())",
      caption: (pairs.count > 1 ? "The first group less the second. " : "\(names[0]): the first less the second. ")
        + "Lines: \(method), not adjusted for the number of codes. A filled mark: the interval does not include zero."
    ).saying(comparison.reviewCounts)
  }

  /// `A` for the first pair; `A2` for the twenty-seventh.
  private static func letter(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number % 26)))
    return number < 26 ? letter : "\(letter)\(number / 26 + 1)"
  }

  private func estimate(_ difference: IntervalEstimate, series: Int) -> CoefficientPlot.Estimate {
    func text(_ value: Double) -> String {
      unit == .people || unit == .words
        ? Numbers.percent(value, places: unit == .words ? 1 : 0) : Numbers.fixed(value, places: 1)
    }
    let bounds = difference.interval
    return CoefficientPlot.Estimate(
      series: series, value: difference.value, low: bounds?.low ?? .nan, high: bounds?.high ?? .nan,
      text: text(difference.value) + (bounds.map { " [\(text($0.low)), \(text($0.high))]" } ?? ""),
      isClear: bounds.map { $0.low > 0 || $0.high < 0 } ?? false)
  }

  /// What a figure shows, of whom: `People who mention each code, by community`.
  var subject: String {
    let what =
      switch unit {
      case .people: "People who mention each code"
      case .segments: "Segments of each code per 1,000 words"
      case .codings: "Codings of each code per 1,000 words"
      case .words: "Share of words under each code"
      case .transcripts: "Transcripts with each code"
      }
    let restriction = comparison.view.restriction.map { " (\($0))" } ?? ""
    return "\(what), by \(comparison.grouping.label)\(restriction)"
  }

  /// Shares of people or rates as bars with their 95% intervals; `nil` for transcripts, which have no intervals.
  public func bars() -> Figure? {
    guard unit != .transcripts else { return nil }
    let categories = zip(comparison.rows, rows).map { row, tests -> GroupedBars.Category in
      let code = comparison.view.codebook.codes[row.code]
      let shades = shades(row)
      let bars = comparison.levels.indices.map { index in
        GroupedBars.Bar(
          value: shades[index], low: tests.intervals[index]?.low, high: tests.intervals[index]?.high,
          text: shades[index].map(number) ?? Numbers.missing)
      }
      return GroupedBars.Category(label: code.name, depth: code.depth, bars: bars, colour: code.colour)
    }
    let interval =
      unit == .people ? "Wilson's" : "percentile intervals of the bootstrap over people (seed \(settings.seed)),"
    return GroupedBars(
      series: comparison.levels.map { "\($0.level.label) (\(note(of: $0)))" }, categories: categories,
      axisTitle: axisTitle, areShares: unit != .segments && unit != .codings
    ).figure(
      name: fileName(kind: "bars"), title: "\(subject), with 95% intervals",
      caption: "Bars: \(axisTitle). Lines: \(interval) 95% intervals."
    ).saying(comparison.reviewCounts)
  }

  private func fileName(kind: String) -> String {
    Figure.fileName(["compare", comparison.grouping.name, unit == .people ? "" : unit.rawValue, kind])
  }

  /// What a cell's shade, and a bar's length, stand for.
  private func shades(_ row: Comparison.Row) -> [Double?] {
    zip(row.cells, comparison.levels).map { cell, level in
      switch unit {
      case .people: cell.shareOfPeople(of: level)
      case .segments: cell.perThousandWords(of: level)
      case .codings: cell.codingsPerThousandWords(of: level)
      case .words: cell.shareOfWords(of: level)
      case .transcripts: level.transcripts == 0 ? nil : Double(cell.transcripts) / Double(level.transcripts)
      }
    }
  }

  private func text(_ cell: Comparison.Cell, _ level: Comparison.Level) -> String {
    switch unit {
    case .people: cell.shareOfPeople(of: level).map { "\(cell.people) (\(number($0)))" } ?? Numbers.missing
    case .segments: cell.perThousandWords(of: level).map(number) ?? Numbers.missing
    case .codings: cell.codingsPerThousandWords(of: level).map(number) ?? Numbers.missing
    case .words: cell.shareOfWords(of: level).map(number) ?? Numbers.missing
    case .transcripts: String(cell.transcripts)
    }
  }

  private func number(_ value: Double) -> String {
    switch unit {
    case .people, .transcripts: Numbers.percent(value, places: 0)
    case .segments, .codings: Numbers.fixed(value, places: 1)
    case .words: Numbers.percent(value, places: 1)
    }
  }

  private func note(of level: Comparison.Level) -> String {
    switch unit {
    case .people: "n = \(level.people)"
    case .segments, .codings, .words: "\(Numbers.grouped(level.words)) words"
    case .transcripts: counted(level.transcripts, "transcript")
    }
  }

  private func link(_ code: String, level: Int, _ cell: Comparison.Cell) -> String? {
    // The report's quotes are those of the whole study.
    guard cell.segments > 0, comparison.view.countsEveryQuote else { return nil }
    return Fragment.quotes(
      code: code, grouping: comparison.grouping.name, level: comparison.levels[level].level.name)
  }

  private func remark(_ outcome: TestOutcome) -> String {
    guard let test = outcome.test else { return "" }
    return Numbers.probability(test.adjustedPValue)
  }

  private var probabilityHeading: String {
    settings.adjustment == .none ? "p" : "p (\(settings.adjustment.name))"
  }

  private var axisTitle: String {
    switch unit {
    case .people: "share of people who mention the code"
    case .segments: "segments per 1,000 words"
    case .codings: "codings per 1,000 words"
    case .words: "share of words"
    case .transcripts: "transcripts"
    }
  }

  private var heatMapCaption: String {
    let what =
      switch unit {
      case .people:
        "People who mention a code, and their share of the people interviewed; the stronger the shade, the greater."
      case .segments: "Segments per 1,000 words that the level's participants speak; the stronger the shade, the more."
      case .codings: "Codings per 1,000 words that the level's participants speak; the stronger the shade, the more."
      case .words: "Share of the words that the level's participants speak; the stronger the shade, the greater."
      case .transcripts:
        "Transcripts with the code; the stronger the shade, the greater their share of the level's transcripts."
      }
    let hasFrames = rows.contains { row in comparison.levels.indices.contains { isFramed(row, level: $0) } }
    let framed =
      hasFrames
      ? " Framed: adjusted residual beyond 1.96, in rows whose \(probabilityHeading) is below 0.05 and levels of five and more "
        + "people."
      : ""
    return what + framed
  }
}

extension Figure {
  /// How much of what is counted nobody has judged: in the figure itself where it is anything, else at the caption's end.
  func saying(_ counts: [Segment.Review: Int]) -> Figure {
    if counts[.unreviewed] ?? 0 > 0 { return noting(counts.sentence) }
    var figure = self
    figure.caption += counts.sentence
    return figure
  }

  /// A file's name of several parts: letters, digits, `.`, `-` and `_` as they are, anything else as a hyphen. Empty
  /// parts are left out.
  static func fileName(_ parts: [String]) -> String {
    let text = parts.filter { !$0.isEmpty }.joined(separator: "-")
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let stays =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "._-".unicodeScalars.contains(scalar)
      name.append(stays ? scalar : "-")
    }
    return String(name)
  }
}
