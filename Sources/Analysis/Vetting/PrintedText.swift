import Basics
import Statistics

/// Reads figures as they are printed: `.159`, `−0.172*`, `0.355* (0.205)`, `< 0.1`, `t(28) = 2.20, p = .036`.
struct PrintedText {
  let entry: YAMLEntry
  let name: String
  let text: String

  /// - Parameter name: what it is, for what is reported.
  init?(_ entry: YAMLEntry, _ name: String) {
    guard let text = entry.text(name) else { return nil }
    self.entry = entry
    self.name = name
    self.text = text
  }

  private func report(_ problem: (YAMLPlace) -> Problem) { entry.findings.report(problem(entry.place)) }

  /// The whole text as one number.
  func figure() -> PrintedFigure? {
    if let figure = figure(of: text[...]) { return figure }
    report { .notAFigure(text, of: name, $0) }
    return nil
  }

  /// A number with or without a percent sign.
  func percentage() -> PrintedFigure? {
    let bare = text.hasSuffix("%") ? String(text.dropLast()).trimmingWhitespace() : text
    guard let figure = figure(of: bare[...]), (0...100).contains(figure.number.value) else {
      report { .notAPercentage(text, $0) }
      return nil
    }
    return figure
  }

  /// `1 to 5`.
  func range() -> PrintedRange? {
    let parts = text.split(separator: " to ").map { figure(of: String($0).trimmingWhitespace()[...]) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low.number.value < high.number.value else {
      report { .notARange(text, $0) }
      return nil
    }
    return PrintedRange(low: low, high: high)
  }

  /// `< 0.1`, `= .036`, `.036`, also with `p` before it.
  func probability() -> PrintedProbability? {
    guard let found = probability(of: text[...]) else {
      report { .notAProbability(text, $0) }
      return nil
    }
    return found
  }

  /// `0.355* (0.205)`: the estimate, its marks, and what is in parentheses.
  func cell() -> (estimate: PrintedFigure, marks: String, inside: PrintedFigure?)? {
    var rest = Substring(text)
    let opening = rest.firstIndex { $0 == "(" || $0 == "[" }
    var inside: PrintedFigure?
    if let opening {
      let bracketed = String(rest[opening...]).trimmingWhitespace()
      let closing: Character = bracketed.first == "(" ? ")" : "]"
      guard bracketed.last == closing, let figure = figure(of: bracketed.dropFirst().dropLast()) else {
        report { .notACell(text, $0) }
        return nil
      }
      inside = figure
      rest = rest[..<opening]
    }
    let head = String(rest).trimmingWhitespace()
    let number = head.prefix { $0.isASCII && ($0.isNumber || ".+-".contains($0)) || "−–".contains($0) }
    guard let estimate = figure(of: number) else {
      report { .notACell(text, $0) }
      return nil
    }
    return (estimate, String(head[number.endIndex...]).trimmingWhitespace(), inside)
  }

  /// A test as it is written in running text; `nil`, and reported, when it is none.
  func test() -> (subject: PrintedTest.Subject, probability: PrintedProbability)? {
    let pattern =
      /(?<name>[A-Za-zχ]+[2²]?)\s*(?:\(\s*(?<first>[0-9.]+)\s*(?:,\s*(?:N\s*=\s*)?(?<second>[0-9.]+)\s*)?\))?\s*=\s*(?<value>[-+−–.0-9]+)\s*,\s*(?<p>p\s*[<=>]\s*[.0-9]+)(?<one>\s*,?\s*one-(?:tailed|sided))?/
    guard let match = text.wholeMatch(of: pattern), let statistic = figure(of: match.value),
      let probability = probability(of: match.p),
      let reference = Self.reference(
        String(match.name), match.first.flatMap { Double($0) }, match.second.flatMap { Double($0) })
    else {
      report { .notATest(text, $0) }
      return nil
    }
    return (.statistic(statistic, reference, oneSided: match.one != nil), probability)
  }

  private static func reference(
    _ name: String, _ first: Double?, _ second: Double?
  ) -> ReportedProbability.Reference? {
    switch (name, first, second) {
    case ("z", nil, nil), ("Z", nil, nil): .normal
    case ("t", let degrees?, nil) where degrees > 0: .studentT(degrees: degrees)
    case ("r", let degrees?, nil) where degrees > 0: .correlation(degrees: degrees)
    case ("F", let numerator?, let denominator?) where numerator > 0 && denominator > 0:
      .fisherF(numerator: numerator, denominator: denominator)
    // The second number of chi-squared is the number of people.
    case ("χ2", let degrees?, _), ("χ²", let degrees?, _), ("chi2", let degrees?, _), ("X2", let degrees?, _):
      degrees > 0 ? .chiSquared(degrees: degrees) : nil
    default: nil
    }
  }

  private func probability(of text: Substring) -> PrintedProbability? {
    var rest = String(text).trimmingWhitespace()[...]
    if rest.first == "p" || rest.first == "P" { rest = String(rest.dropFirst()).trimmingWhitespace()[...] }
    var relation = PrintedProbability.Relation.equal
    if let first = rest.first, let known = PrintedProbability.Relation(rawValue: String(first)) {
      relation = known
      rest = String(rest.dropFirst()).trimmingWhitespace()[...]
    }
    guard let figure = figure(of: rest), (0...1).contains(figure.number.value) else { return nil }
    return PrintedProbability(relation: relation, figure: figure)
  }

  /// Digits with at most one point, and a sign: ASCII's, the minus sign, or the dash that journals print.
  private func figure(of text: Substring) -> PrintedFigure? {
    var digits: Substring.UnicodeScalarView = text.unicodeScalars[...]
    var sign = 1
    if let first = digits.first, "-+−–".unicodeScalars.contains(first) {
      sign = first == "+" ? 1 : -1
      digits.removeFirst()
    }
    var units = 0
    var places = 0
    var hasPoint = false
    var hasDigit = false
    for scalar in digits {
      if scalar == ".", !hasPoint {
        hasPoint = true
        continue
      }
      guard ("0"..."9").contains(scalar), units < PrintedText.mostUnits else { return nil }
      units = units * 10 + Int(scalar.value - 48)
      hasDigit = true
      if hasPoint { places += 1 }
    }
    guard hasDigit, let number = try? PrintedNumber(units: sign * units, places: places) else { return nil }
    return PrintedFigure(text: String(text), number: number, line: entry.place.line)
  }

  private static let mostUnits = 100_000_000_000
}
