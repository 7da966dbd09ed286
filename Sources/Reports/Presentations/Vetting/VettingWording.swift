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

  private typealias Words = (printed: String, possible: String, figures: [FigureRow])

  private static func words(_ detail: VettingFinding.Detail) -> Words {
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
          ? "no \(count ?? 0) people can be parted so"
          : "behind the digits they add up to \(range(sum, places: places)) %",
        parts.map { FigureRow(name: "percent", $0, nil) }
      )
    default: return modelWords(detail)
    }
  }

  private static func modelWords(_ detail: VettingFinding.Detail) -> Words {
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

  // MARK: Several models

  private static func aicWords(_ cases: [VettingFinding.AICCase]) -> Words {
    let shown: [AICCount] = [.stata, .r]
    return (
      cases.map { "\($0.model): AIC \($0.figure.text)" }.joined(separator: "; "),
      cases.map { one in
        let counts = one.possible.filter { shown.contains($0.count) }.map {
          "\(text($0.bounds, near: one.figure)) by \($0.count.title)"
        }
        return
          "\(one.model): \(counts.joined(separator: ", ")), or an outcome of SD \(range(one.impliedDeviation, places: 3))"
      }.joined(separator: "; "),
      cases.flatMap { one in
        one.possible.map { FigureRow(name: "\(one.model), \($0.count.rawValue)", one.figure, $0.bounds) }
      }
    )
  }

  private static func counts(_ cases: [VettingFinding.AICCase]) -> String {
    var groups: [(counts: [AICCount], models: [String])] = []
    for one in cases {
      if let index = groups.firstIndex(where: { $0.counts == one.counts }) {
        groups[index].models.append(one.model)
      } else {
        groups.append((one.counts, [one.model]))
      }
    }
    return groups.map { group in
      "\(group.counts.map(\.title).joined(separator: " or ")) in \(VettingFinding.together(group.models))"
    }.joined(separator: "; ")
  }

  private static func countWords(_ cases: [VettingFinding.AICCase], _ possible: String) -> Words {
    (
      cases.map { "\($0.model): AIC \($0.figure.text)" }.joined(separator: "; "), possible,
      cases.flatMap { one in
        one.possible.filter { one.counts.contains($0.count) }.map {
          FigureRow(name: "\(one.model), \($0.count.rawValue)", one.figure, $0.bounds)
        }
      }
    )
  }

  private static func meansWords(_ cases: [VettingFinding.MeansCase], _ remedies: [VettingFinding.ScaleRemedy]) -> Words
  {
    let targets = Set(cases.map { range($0.outcome, places: 3) })
    let target = targets.count == 1 ? targets.first ?? "" : "that of its outcome"
    let help = remedies.map { "\($0.term) times \(Numbers.full($0.factor))" }
    let remedy =
      help.isEmpty
      ? "" : "; with \(help.joined(separator: ", or ")) the models go through the means"
    return (
      "at the regressors' means the models give "
        + cases.map { "\($0.model): \(range($0.fitted, places: 3))" }.joined(separator: "; "),
      "the outcome's mean, \(target)\(remedy)",
      cases.map { FigureRow(name: $0.model, printed: range($0.fitted, places: 3), bounds: $0.outcome) }
    )
  }

  private static func errorWords(_ cases: [VettingFinding.StandardErrorCase], _ scale: Double?) -> Words {
    var help = ""
    if let deviation = common(cases.map(\.impliedDeviation)) {
      help = "; an SD of \(range(deviation, places: 3)) would do"
      if let scale {
        help += ": the variable was entered times \(Numbers.full(scale))"
      } else if let inflation = common(cases.map(\.impliedInflation)), inflation.high >= 1 {
        help += ", or a VIF of \(range(inflation, places: 2))"
      }
    }
    return (
      cases.map { "\($0.model): SE \($0.figure.text)" }.joined(separator: "; "),
      cases.map { "\($0.model): \(text($0.possible, near: $0.figure))" }.joined(separator: "; ") + help,
      cases.map { FigureRow(name: $0.model, $0.figure, $0.possible) }
    )
  }

  // MARK: Numbers

  /// What all allow.
  private static func common(_ all: [Bounds]) -> Bounds? {
    all.reduce(all.first) { $0?.intersection($1) }
  }

  private static func fraction(_ sum: Int, _ count: Int, places: Int) -> String {
    "\(sum)/\(count) = \(Numbers.fixed(Double(sum) / Double(count), places: places))"
  }

  private static func percentage(_ figure: PrintedFigure) -> String {
    figure.text.hasSuffix("%") ? figure.text : figure.text + "%"
  }

  /// With one digit more than the printed figure has.
  private static func text(_ bounds: Bounds, near figure: PrintedFigure) -> String {
    range(bounds, places: figure.number.places + 1)
  }

  /// `0.105 to 0.107`, `at least 0.021`, one number where both ends read the same.
  private static func range(_ bounds: Bounds, places: Int) -> String {
    let (low, high) = (Numbers.fixed(bounds.low, places: places), Numbers.fixed(bounds.high, places: places))
    if bounds.high == .infinity { return "at least \(low)" }
    if bounds.low == -.infinity { return "at most \(high)" }
    return low == high ? low : "\(low) to \(high)"
  }

  private static func probability(_ bounds: Bounds) -> String {
    if bounds.high < 0.001 { return "< 0.001" }
    let low = bounds.low < 0.001 ? "0.000" : Numbers.fixed(bounds.low, places: 4)
    return "\(low) to \(Numbers.fixed(bounds.high, places: 4))"
  }
}

extension VettingWording.FigureRow {
  fileprivate init(name: String, _ figure: PrintedFigure, _ bounds: Bounds?) {
    self.init(name: name, printed: figure.text, bounds: bounds)
  }
}

extension AICCount {
  fileprivate var title: String {
    switch self {
    case .stata: "Stata's count"
    case .r: "R's count"
    case .sas: "SAS's count"
    case .eviews: "EViews's count"
    }
  }
}
