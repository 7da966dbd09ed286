import Analysis
import Statistics

/// A finding in words: the figures as printed, and what could stand in their place.
struct VettingWording {
  struct FigureRow {
    let name: String
    let printed: String?
    /// What the other figures allow.
    let bounds: Bounds?
  }

  let finding: VettingFinding
  let printed: String
  let possible: String
  let figures: [FigureRow]
  var rule: String { finding.rule.title }

  init(_ finding: VettingFinding) {
    self.finding = finding
    (printed, possible, figures) = Self.words(finding.detail)
  }

  typealias Words = (printed: String, possible: String, figures: [FigureRow])

  static func words(_ detail: VettingFinding.Detail) -> Words {
    switch detail {
    case .meanOutside(let mean, let range):
      let ends = Bounds(range.low.number.value, range.high.number.value)
      return (
        "mean \(mean.text)", "\(range.low.text) to \(range.high.text)", [FigureRow(name: "mean", mean, ends)]
      )
    case .wholeMean(let mean, let nearest, let count, let items, let fewer):
      let of = items > 1 ? " and \(items) items" : ""
      return (
        "mean \(mean.text) with n = \(count)\(of)",
        nearest.map { fraction($0, count * items, places: mean.number.places) }.joined(separator: " or ")
          + (fewer.map { "; \(mean.text) needs another n, as \($0)" } ?? ""),
        [FigureRow(name: "mean", mean, nil)]
      )
    case .deviation(let deviation, let mean, let possible, let range, let isWhole, let count):
      let values = range.map { " for values from \($0.low.text) to \($0.high.text)" } ?? ""
      let whole = isWhole ? (range == nil ? " for whole numbers" : ", whole numbers") : ""
      return (
        "SD \(deviation.text) with mean \(mean.text), n = \(count)",
        "SD \(text(possible, near: deviation))\(values)\(whole)", [FigureRow(name: "sd", deviation, possible)]
      )
    case .wholeDeviation(let deviation, let mean, let nearest, let count):
      let values = nearest.map { Numbers.fixed($0, places: deviation.number.places) }
      return (
        "SD \(deviation.text) with mean \(mean.text), n = \(count)",
        values.isEmpty ? "no SD of whole numbers" : "SD \(values.joined(separator: " or "))",
        [FigureRow(name: "sd", deviation, nil)]
      )
    case .percent(let percent, let nearest, let count):
      let values = nearest.map { sum in
        "\(sum)/\(count) = \(Numbers.fixed(100 * Double(sum) / Double(count), places: percent.number.places))%"
      }
      return (
        "\(percentage(percent)) of n = \(count)", values.joined(separator: " or "),
        [FigureRow(name: "percent", percent, nil)]
      )
    case .percentSum(let parts, let total, let count):
      let sum = total * 100
      let places = (parts.map(\.number.places).max() ?? 0) + 1
      return (
        parts.map(\.text).joined(separator: " + ") + " %",
        sum.contains(100) && count != nil
          ? "no \(count ?? 0) people can be divided so"
          : "behind the digits they add up to \(range(sum, places: places)) %",
        parts.map { FigureRow(name: "percent", $0, nil) }
      )
    default: return modelWords(detail)
    }
  }

  static func modelWords(_ detail: VettingFinding.Detail) -> Words {
    switch detail {
    case .coding(let share, let mean, let table, let upper, let possible, let otherLevel):
      let own = range(possible * 100, places: share.percent.number.places + 1)
      let other = otherLevel.map { "; \(percentage(share.percent)) is the share of “\($0)”" } ?? ""
      return (
        "\(percentage(share.percent)) “\(share.level)”; \(table): mean \(mean.text), \(upper.value) = “\(upper.label)”",
        "by \(table) “\(share.level)” is \(own)%\(other)",
        [FigureRow(name: "percent", share.percent, possible * 100)]
      )
    case .repeated(let here, let other, let place, let what):
      return (
        "\(what) \(here.text), in \(place) \(other.text)", "the same figure at both places",
        [FigureRow(name: what, here, other.bounds)]
      )
    case .names(let here, let there, let place):
      let texts = [(here, "here only"), (there, "in \(place) only")].filter { !$0.0.isEmpty }
      return (
        texts.map { names, where_ in "\(names.map { "“\($0)”" }.joined(separator: ", ")) \(where_)" }
          .joined(separator: "; "),
        "the same names at both places",
        (here + there).map { FigureRow(name: $0, printed: nil, bounds: nil) }
      )
    case .adjusted(let adjusted, let rSquared, let possible, let count, let coefficients):
      return (
        "adjusted R² \(adjusted.text) with R² \(rSquared.text)",
        "adjusted R² \(text(possible, near: adjusted)), n = \(count) and \(coefficients) coefficients",
        [FigureRow(name: "adj_r2", adjusted, possible)]
      )
    case .nested(let smaller, let low, let high):
      return (
        "R² \(range(high, places: 4)), after \(range(low, places: 4)) in \(smaller)",
        "R² at least that of \(smaller), whose terms are all in it",
        [FigureRow(name: "r2", printed: nil, bounds: high), FigureRow(name: smaller, printed: nil, bounds: low)]
      )
    case .aic(let cases): return aicWords(cases)
    case .aicCounts(let cases): return countWords(cases, counts(cases))
    case .aicMixed(let cases):
      return countWords(cases, "one count for all models; these follow " + counts(cases))
    case .means(let cases, let remedies): return meansWords(cases, remedies)
    case .standardErrors(let cases, let scale): return errorWords(cases, scale)
    case .statistic(let statistic, let estimate, let error, let possible):
      return (
        "\(statistic.text) for \(estimate.text) (\(error.text))", text(possible, near: statistic),
        [FigureRow(name: "statistic", statistic, possible)]
      )
    case .probability(let printed, let statistic, let possible):
      let source =
        switch statistic {
        case .printed(let figure): "statistic \(figure.text)"
        case .ratio(let estimate, let error, let bounds):
          "\(estimate.text) (\(error.text)), statistic \(range(bounds, places: 2))"
        }
      return (
        "\(printed) with \(source)", "p \(probability(possible))",
        [FigureRow(name: "p", printed: printed, bounds: possible)]
      )
    default: return ("", "", [])
    }
  }
}

extension VettingWording.FigureRow {
  init(name: String, _ figure: PrintedFigure, _ bounds: Bounds?) {
    self.init(name: name, printed: figure.text, bounds: bounds)
  }
}
