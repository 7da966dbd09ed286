import Basics
import Statistics

/// The columns of a regression table.
struct ModelReader {
  /// What the figure in parentheses is.
  enum Parentheses: String, CaseIterable {
    case standardError = "se"
    case tStatistic = "t"
    case zStatistic = "z"
    case probability = "p"
  }

  let parentheses: Parentheses
  let legend: [PrintedPlace.Mark]
  /// Of the table.
  let count: Int?

  private static let keys = [
    "outcome", "kind", "errors", "n", "r2", "adj_r2", "aic", "constant", "not_shown", "terms",
  ]

  func model(_ name: String, _ place: YAMLPlace, _ entry: YAMLEntry) -> PrintedModel? {
    guard let values = entry.mapping("a model", known: Self.keys) else { return nil }
    guard let terms = values["terms"] else {
      entry.findings.report(.vettingNeeds("terms", of: "the model `\(name)`", place))
      return nil
    }
    let model = PrintedModel(
      name: name, line: place.line, outcome: values["outcome"]?.text("outcome"),
      kind: values["kind"]?.choice("kind", of: PrintedModel.Kind.self) ?? .linear,
      errors: values["errors"]?.choice("errors", of: PrintedModel.Errors.self) ?? .classical,
      count: values["n"]?.count("n") ?? count,
      rSquared: values["r2"]?.figure("r2", 0, 1, saying: "from 0 to 1"),
      adjusted: values["adj_r2"]?.figure("adj_r2", -.infinity, 1, saying: "at most 1"),
      aic: values["aic"]?.figure("aic"), hasConstant: values["constant"]?.flag("constant") ?? true,
      notShown: values["not_shown"]?.whole("not_shown", in: 0...1_000_000) ?? 0,
      terms: terms.named("terms").compactMap(term))
    if model.kind == .linear, let count = model.count, count <= model.coefficients {
      entry.findings.report(.tooFewForModel(name, count: count, coefficients: model.coefficients, place))
    }
    return model
  }

  private func term(_ name: String, _ place: YAMLPlace, _ entry: YAMLEntry) -> PrintedTerm? {
    entry.isMapping ? spelled(name, place, entry) : printed(name, place, entry)
  }

  /// `"0.355* (0.205)"`.
  private func printed(_ name: String, _ place: YAMLPlace, _ entry: YAMLEntry) -> PrintedTerm? {
    guard let cell = PrintedText(entry, name)?.cell() else { return nil }
    check(cell.marks, entry)
    var probability: PrintedProbability?
    if parentheses == .probability, let inside = cell.inside {
      if (0...1).contains(inside.number.value) {
        probability = PrintedProbability(relation: .equal, figure: inside)
      } else {
        entry.findings.report(.notAProbability(inside.text, entry.place))
      }
    }
    let isStatistic = parentheses == .tStatistic || parentheses == .zStatistic
    if parentheses == .standardError, let inside = cell.inside, inside.number.units < 0 {
      entry.findings.report(.figureOutside(inside.text, of: "se", "0 or more", entry.place))
    }
    return PrintedTerm(
      name: name, line: place.line, estimate: cell.estimate,
      standardError: parentheses == .standardError ? cell.inside : nil, statistic: isStatistic ? cell.inside : nil,
      probability: probability, marks: legend.isEmpty ? nil : cell.marks)
  }

  /// `{estimate: …, se: …, t: …, p: …, stars: …}`.
  private func spelled(_ name: String, _ place: YAMLPlace, _ entry: YAMLEntry) -> PrintedTerm? {
    guard let values = entry.mapping("a term", known: ["estimate", "se", "t", "z", "p", "stars"]) else { return nil }
    var marks: String?
    if let stars = values["stars"] { marks = stars.isEmpty ? "" : stars.text("stars").map { $0 == "none" ? "" : $0 } }
    if let marks { check(marks, values["stars"] ?? entry) }
    return PrintedTerm(
      name: name, line: place.line, estimate: values["estimate"]?.figure("estimate"),
      standardError: values["se"]?.figure("se", 0, .infinity, saying: "0 or more"),
      statistic: values["t"]?.figure("t") ?? values["z"]?.figure("z"),
      probability: values["p"].flatMap { PrintedText($0, "p")?.probability() }, marks: marks)
  }

  private func check(_ marks: String, _ entry: YAMLEntry) {
    if !marks.isEmpty, !legend.contains(where: { $0.symbol == marks }) {
      entry.findings.report(.markWithoutLegend(marks, entry.place))
    }
  }
}
