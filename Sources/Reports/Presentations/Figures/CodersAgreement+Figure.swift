import Analysis
import Codebooks
import Statistics
import StudyIndex

extension CodersAgreement {
  /// Codes down, agreement with its interval across; levels of a group as series. `nil` when no code has a value.
  func codesPlot() -> Figure? {
    let terms = view.codes.compactMap { code -> CoefficientPlot.Term? in
      let estimates = parts.enumerated().compactMap { series, part in estimate(of: code, part, series: series) }
      return estimates.isEmpty
        ? nil
        : CoefficientPlot.Term(
          label: view.codebook.codes[code].name, estimates: estimates, colour: view.codebook.codes[code].colour)
    }
    if terms.isEmpty { return nil }
    let labels = parts.map { $0.level?.label ?? "all people" }
    let left = view.codes.count - terms.count
    let name = material.unit == .characters ? "|u-alpha" : "Krippendorff's alpha"
    let plot = CoefficientPlot(
      series: labels, shortNames: labels, terms: terms, axisTitle: "\(name), by \(material.unit.rawValue)", holding: [1]
    )
    let undefined =
      left == 0 ? "" : " Without a value: \(counted(left, "code")) that nobody used in what was compared."
    return plot.figure(
      name: Figure.fileName(["agree", "codes"]), title: "Agreement by code, with its intervals",
      caption:
        "\(coders.joined(separator: ", ")); \(settings.intervalWords(clusters: clusterNoun)). Filled marks: the interval "
        + "is above 0.\(undefined)")
  }

  private func estimate(of code: Int, _ part: Part, series: Int) -> CoefficientPlot.Estimate? {
    if material.unit == .characters {
      guard let figure = part.passages.first(where: { $0.code == code })?.relevance, let value = figure.value else {
        return nil
      }
      return Self.estimate(value, figure.bounds, series: series)
    }
    guard let figure = part.codes.first(where: { $0.code == code })?[.krippendorff], let value = figure.value else {
      return nil
    }
    return Self.estimate(value, figure.bounds, series: series)
  }

  private static func estimate(_ value: Double, _ bounds: Interval?, series: Int) -> CoefficientPlot.Estimate {
    let interval = bounds.map {
      " [\(Numbers.fixed($0.low, places: 2)), \(Numbers.fixed($0.high, places: 2))]"
    }
    return CoefficientPlot.Estimate(
      series: series, value: value, low: bounds?.low ?? .nan, high: bounds?.high ?? .nan,
      text: Numbers.fixed(value, places: 2) + (interval ?? " (no interval)"), isClear: (bounds?.low ?? 0) > 0)
  }

  /// So many coders fit a page.
  private static let mostCoders = 24

  /// Coders by coders: kappa of each pair, or F1 of their passages. `nil` for two coders, for whom it says nothing more.
  func pairsMatrix() -> Figure? {
    guard coders.count > 2, let part = parts.first else { return nil }
    let values = pairValues(part)
    let shown = mostConnected(values.map(\.pair))
    guard shown.count > 2 else { return nil }
    var cells: [[Int]: Double] = [:]
    for (pair, value) in values { cells[[pair.first, pair.second]] = value }
    let rows = shown.map { row in
      HeatMap.Row(
        label: coders[row],
        cells: shown.map { column in
          guard row != column else { return HeatMap.Cell(shade: nil, text: "") }
          guard let value = cells[[min(row, column), max(row, column)]] else {
            return HeatMap.Cell(shade: nil, text: Numbers.missing)
          }
          return HeatMap.Cell(shade: min(max(value, 0), 1), text: Numbers.fixed(value, places: 2))
        })
    }
    let what = material.unit == .characters ? "F1 of passages" : "Cohen's kappa by \(material.unit.rawValue)"
    let rest = shown.count < coders.count ? " The \(shown.count) coders with most in common; the table has all." : ""
    return HeatMap(columns: shown.map { HeatMap.Column(label: coders[$0]) }, rows: rows).figure(
      name: Figure.fileName(["agree", "coders"]), title: "Agreement of each two coders",
      caption: "\(what), all codes together, in what both have read. A dash: nothing was read by both, or there is no "
        + "value.\(rest)")
  }

  private struct Pair {
    let first: Int
    let second: Int
    /// What they have in common.
    let size: Int
  }

  private func pairValues(_ part: Part) -> [(pair: Pair, value: Double?)] {
    if let passages = part.allPassages {
      return passages.pairs.map { pair in
        (Pair(first: pair.first, second: pair.second, size: pair.agreement.length), pair.agreement.f1)
      }
    }
    return part.pairs.map { (Pair(first: $0.first, second: $0.second, size: $0.units), try? $0.kappa.get().value) }
  }

  /// Coders in their order; of more than fit a page those who have read most with others.
  private func mostConnected(_ pairs: [Pair]) -> [Int] {
    var sizes = [Int](repeating: 0, count: coders.count)
    for pair in pairs {
      sizes[pair.first] += pair.size
      sizes[pair.second] += pair.size
    }
    return coders.indices.filter { sizes[$0] > 0 }.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
      .prefix(Self.mostCoders).sorted()
  }
}
