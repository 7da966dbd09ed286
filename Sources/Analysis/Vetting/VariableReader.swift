import Basics
import Statistics

/// Values that every part of the file is made of.
extension YAMLEntry {
  func figure(_ name: String) -> PrintedFigure? { PrintedText(self, name)?.figure() }

  /// A figure that lies between two limits.
  func figure(_ name: String, _ low: Double, _ high: Double, saying possible: String) -> PrintedFigure? {
    guard let figure = figure(name) else { return nil }
    if (low...high).contains(figure.number.value) { return figure }
    findings.report(.figureOutside(figure.text, of: name, possible, place))
    return nil
  }

  /// How many people, or answers.
  func count(_ name: String) -> Int? { whole(name, in: 1...WholeNumberMean.mostAnswers) }
}

/// Rows of descriptive statistics, percentages and names.
struct VariableReader {
  private static let keys = [
    "mean", "sd", "range", "levels", "values", "items", "n", "vif", "standardised",
  ]

  func variable(_ name: String, _ place: YAMLPlace, _ entry: YAMLEntry, count: Int?) -> PrintedVariable? {
    guard let values = entry.mapping("a variable", known: Self.keys) else { return nil }
    let levels = values["levels"].map(levels) ?? []
    let whole = values["values"]?.choice("values", [("whole", true), ("any", false)])
    var range = values["range"].flatMap { PrintedText($0, "range")?.range() }
    if range == nil, let low = levels.first, let high = levels.last, low.value < high.value {
      range = Self.range(low.value, high.value, line: place.line)
    }
    return PrintedVariable(
      name: name, line: place.line, count: values["n"]?.count("n") ?? count, mean: values["mean"]?.figure("mean"),
      deviation: values["sd"]?.figure("sd", 0, .infinity, saying: "0 or more"), range: range, levels: levels,
      isWhole: whole ?? (!levels.isEmpty || values["items"] != nil),
      items: values["items"]?.whole("items", in: 1...1000) ?? 1,
      inflation: values["vif"]?.figure("vif", 1, .infinity, saying: "1 or more"),
      isStandardised: values["standardised"]?.flag("standardised") ?? false)
  }

  /// In the order of the values.
  private func levels(_ entry: YAMLEntry) -> [PrintedVariable.Level] {
    entry.named("levels").compactMap { name, place, value in
      guard let label = value.text("a label") else { return nil }
      guard let number = Int(name) else {
        entry.findings.report(.levelNotWhole(name, place))
        return nil
      }
      return PrintedVariable.Level(value: number, label: label)
    }.sorted { $0.value < $1.value }
  }

  private static func range(_ low: Int, _ high: Int, line: Int) -> PrintedRange? {
    guard let first = try? PrintedNumber(units: low, places: 0), let last = try? PrintedNumber(units: high, places: 0)
    else { return nil }
    return PrintedRange(
      low: PrintedFigure(text: String(low), number: first, line: line),
      high: PrintedFigure(text: String(high), number: last, line: line))
  }

  /// `name: {part: percent}`, or `name: {n: …, parts: {…}, several: yes}`.
  func percentages(_ name: String, _ place: YAMLPlace, _ entry: YAMLEntry, count: Int?) -> PrintedPercentages? {
    guard let values = entry.mapping("percentages", known: ["n", "parts", "several"]) else { return nil }
    guard let parts = values["parts"] else {
      entry.findings.report(.vettingNeeds("parts", of: "`\(name)`", place))
      return nil
    }
    return PrintedPercentages(
      name: name, line: place.line, count: values["n"]?.count("n") ?? count,
      parts: parts.named("parts").compactMap { part, _, value in
        PrintedText(value, part)?.percentage().map { (part, $0) }
      },
      isWhole: !(values["several"]?.flag("several") ?? false))
  }

  func names(_ kind: String, _ place: YAMLPlace, _ entry: YAMLEntry) -> PrintedNames {
    PrintedNames(kind: kind, names: entry.texts(kind), line: place.line)
  }
}
