import Analysis
import Statistics

/// Findings about several models at once, and how numbers are written in all of them.
extension VettingWording {
  static func aicWords(_ cases: [VettingFinding.AICCase]) -> Words {
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

  static func counts(_ cases: [VettingFinding.AICCase]) -> String {
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

  static func countWords(_ cases: [VettingFinding.AICCase], _ possible: String) -> Words {
    (
      cases.map { "\($0.model): AIC \($0.figure.text)" }.joined(separator: "; "), possible,
      cases.flatMap { one in
        one.possible.filter { one.counts.contains($0.count) }.map {
          FigureRow(name: "\(one.model), \($0.count.rawValue)", one.figure, $0.bounds)
        }
      }
    )
  }

  static func meansWords(_ cases: [VettingFinding.MeansCase], _ remedies: [VettingFinding.ScaleRemedy]) -> Words {
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

  static func errorWords(_ cases: [VettingFinding.StandardErrorCase], _ scale: Double?) -> Words {
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
  static func common(_ all: [Bounds]) -> Bounds? {
    all.reduce(all.first) { $0?.intersection($1) }
  }

  static func fraction(_ sum: Int, _ count: Int, places: Int) -> String {
    "\(sum)/\(count) = \(Numbers.fixed(Double(sum) / Double(count), places: places))"
  }

  static func percentage(_ figure: PrintedFigure) -> String {
    figure.text.hasSuffix("%") ? figure.text : figure.text + "%"
  }

  /// With one digit more than the printed figure has.
  static func text(_ bounds: Bounds, near figure: PrintedFigure) -> String {
    range(bounds, places: figure.number.places + 1)
  }

  /// `0.105 to 0.107`, `at least 0.021`, one number where both ends read the same.
  static func range(_ bounds: Bounds, places: Int) -> String {
    let (low, high) = (Numbers.fixed(bounds.low, places: places), Numbers.fixed(bounds.high, places: places))
    if bounds.high == .infinity { return "at least \(low)" }
    if bounds.low == -.infinity { return "at most \(high)" }
    return low == high ? low : "\(low) to \(high)"
  }

  static func probability(_ bounds: Bounds) -> String {
    if bounds.high < 0.001 { return "< 0.001" }
    let low = bounds.low < 0.001 ? "0.000" : Numbers.fixed(bounds.low, places: 4)
    return "\(low) to \(Numbers.fixed(bounds.high, places: 4))"
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
