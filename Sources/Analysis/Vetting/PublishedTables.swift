public import Basics
public import Statistics

/// The figures of a publication as they are printed: what `strand vet` is given instead of data.
public struct PublishedTables: Sendable {
  /// How the publication is cited.
  public let paper: String
  public let doi: String?
  /// Path as the person knows it.
  public let file: String
  public let hash: ContentHash
  /// The tables in the order of the file, the running text last.
  public let places: [PrintedPlace]
}

/// A number with the digits and the line it stands in.
public struct PrintedFigure: Sendable, Hashable {
  /// As written, without what is around it.
  public let text: String
  public let number: PrintedNumber
  /// 1-based.
  public let line: Int

  public var bounds: Bounds { number.bounds }
}

/// A table, or the running text, with all that is printed there.
public struct PrintedPlace: Sendable {
  public let name: String
  public let title: String?
  public let line: Int
  /// In the order of the file, as everything below.
  public let variables: [PrintedVariable]
  public let percentages: [PrintedPercentages]
  public let models: [PrintedModel]
  /// What a star (or another mark) behind an estimate says: p below this; the highest first.
  public let legend: [Mark]
  public let shares: [PrintedShare]
  public let tests: [PrintedTest]
  public let names: [PrintedNames]

  public struct Mark: Sendable, Hashable {
    public let symbol: String
    public let threshold: PrintedFigure
  }
}

/// A row of descriptive statistics.
public struct PrintedVariable: Sendable {
  public let name: String
  public let line: Int
  /// Who answered; from the table or the file where the row says nothing.
  public let count: Int?
  public let mean: PrintedFigure?
  public let deviation: PrintedFigure?
  /// Smallest and largest value that there can be.
  public let range: PrintedRange?
  /// Labels of the values, by value; empty when none are declared.
  public let levels: [Level]
  /// Whether answers are whole numbers.
  public let isWhole: Bool
  /// Items that a person's value is the mean of.
  public let items: Int
  public let inflation: PrintedFigure?
  /// Scores with mean 0 and SD 1 by construction.
  public let isStandardised: Bool

  public struct Level: Sendable, Hashable {
    public let value: Int
    public let label: String
  }
}

/// The lowest and the highest value as a paper prints them.
public struct PrintedRange: Sendable, Hashable {
  public let low: PrintedFigure
  public let high: PrintedFigure
}

/// Percentages of one whole.
public struct PrintedPercentages: Sendable {
  public let name: String
  public let line: Int
  public let count: Int?
  public let parts: [(name: String, percent: PrintedFigure)]
  /// Whether everybody is in one part only, so that the parts make up the whole.
  public let isWhole: Bool
}

/// A sentence that gives the share of one level of a variable.
public struct PrintedShare: Sendable {
  public let variable: String
  public let level: String
  public let percent: PrintedFigure
  public let line: Int
}

/// What is printed about a p-value.
public struct PrintedProbability: Sendable, Hashable {
  public enum Relation: String, Sendable, Hashable {
    case below = "<"
    case equal = "="
    case above = ">"
  }

  public let relation: Relation
  public let figure: PrintedFigure

  public var text: String { "p \(relation.rawValue) \(figure.text)" }
  /// The p-values that it can stand for; a bound counts in, so that rounding up to it is allowed.
  public var bounds: Bounds {
    switch relation {
    case .below: Bounds(0, figure.number.value)
    case .equal: Bounds(max(0, figure.bounds.low), min(1, figure.bounds.high))
    case .above: Bounds(figure.number.value, 1)
    }
  }
}

/// A column of a regression table.
public struct PrintedModel: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case linear
    case other
  }

  /// How the standard errors were computed.
  public enum Errors: String, Sendable, CaseIterable {
    case classical
    case robust
    case clustered
  }

  public let name: String
  public let line: Int
  public let outcome: String?
  public let kind: Kind
  public let errors: Errors
  public let count: Int?
  public let rSquared: PrintedFigure?
  public let adjusted: PrintedFigure?
  public let aic: PrintedFigure?
  public let hasConstant: Bool
  /// Coefficients that were estimated and are not in the table: controls, fixed effects.
  public let notShown: Int
  /// The constant, where it is printed, is called `constant`.
  public let terms: [PrintedTerm]

  public static let constant = "constant"
  public var constant: PrintedTerm? { terms.first { $0.name == Self.constant } }
  public var regressors: [PrintedTerm] { terms.filter { $0.name != Self.constant } }
  public var coefficients: Int { regressors.count + notShown + (hasConstant ? 1 : 0) }
}

/// An estimate with what is printed beside it.
public struct PrintedTerm: Sendable {
  public let name: String
  public let line: Int
  public let estimate: PrintedFigure?
  public let standardError: PrintedFigure?
  /// t or z.
  public let statistic: PrintedFigure?
  public let probability: PrintedProbability?
  /// The marks behind the estimate; `nil` where the table has no legend, empty where there are none.
  public let marks: String?
}

/// A test in the running text: complete in itself, or about a coefficient of a table.
public struct PrintedTest: Sendable {
  public enum Subject: Sendable, Hashable {
    case statistic(PrintedFigure, ReportedProbability.Reference, oneSided: Bool)
    case coefficient(model: String, term: String)
  }

  /// As written.
  public let text: String
  public let subject: Subject
  public let probability: PrintedProbability
  public let line: Int
}

/// What a set of things is called at a place.
public struct PrintedNames: Sendable {
  /// Of what: `communities`.
  public let kind: String
  public let names: [String]
  public let line: Int
}
