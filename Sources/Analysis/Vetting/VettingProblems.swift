import Basics

/// The wording of what can be wrong with a file of published tables.
extension Problem {
  static func notAFigure(_ text: String, of name: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "`\(text)` is not a number that `\(name)` can have",
      remedy: "Write the digits as printed, with a point and without separators of thousands: `0.560`.")
  }

  static func notAPercentage(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a percentage", remedy: "Write a number from 0 to 100: `45.7`.")
  }

  static func notARange(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` is not a range", remedy: "Write the smallest and the largest value: `1 to 5`.")
  }

  static func notAProbability(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(text)` says nothing about p", remedy: "Write `< 0.05`, `= .036` or `> 0.1`, in quotes.")
  }

  static func notACell(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "`\(text)` is not a cell of a regression table",
      remedy: "Write the estimate with its stars, then the other figure in parentheses: `\"0.355* (0.205)\"`.")
  }

  static func notATest(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "`\(text)` is not a test that can be read",
      remedy: "Write t(df), F(df, df), r(df), chi2(df) or z: `\"t(28) = 2.20, p = .036\"`.")
  }

  static func vettingNeeds(_ key: String, of name: String, _ place: YAMLPlace) -> Problem {
    bad(place, "\(name) has no `\(key)`", remedy: "Add it.")
  }

  static func figureOutside(_ text: String, of name: String, _ possible: String, _ place: YAMLPlace) -> Problem {
    bad(place, "`\(name)` is \(text)", remedy: "It is \(possible): compare it with the publication.")
  }

  static func markWithoutLegend(_ marks: String, _ place: YAMLPlace) -> Problem {
    bad(
      place, "the table's `stars` do not say what `\(marks)` means",
      remedy: "Add it: `stars: {\"*\": 0.05, \"**\": 0.01}`.")
  }

  static func levelNotWhole(_ text: String, _ place: YAMLPlace) -> Problem {
    bad(place, "the level `\(text)` is not a whole number", remedy: "Write value and label: `{0: female, 1: male}`.")
  }

  static func modelTwice(_ name: String, first: Int, _ file: String, _ line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "there is a model `\(name)` already (line \(first))",
      remedy: "Give each model a name of its own.")
  }

  static func unknownName(
    _ name: String, noun: String, known: [String], _ file: String, _ line: Int
  ) -> Problem {
    Problem(
      .badData, file: file, line: line, "there is no \(noun) `\(name)` in the tables",
      remedy: Suggestion.sentence(for: name, among: known, noun: noun))
  }

  static func tooFewForModel(_ name: String, count: Int, coefficients: Int, _ place: YAMLPlace) -> Problem {
    bad(
      place, "the model `\(name)` has \(coefficients) coefficients and n = \(count)",
      remedy: "Check n; a linear model needs more observations than coefficients.")
  }
}
