public import Statistics

/// A coefficient of one code with its interval over clusters.
public struct AgreementFigure: Sendable {
  public let outcome: AgreementOutcome
  /// `nil` where none is computed, for its cost.
  public let interval: ClusterBootstrap.Outcome?

  /// `nil` where it is undefined.
  public var value: Double? { try? outcome.get().value }
  public var bounds: Interval? { try? interval?.get() }
}

/// How far coders agree about one code, or about all codes together, on units that were coded or not.
public struct CodeAgreement: Sendable {
  /// Index in `Codebook.codes`; `nil` for all codes together, whose units are pairs of a unit and a code.
  public let code: Int?
  public let table: RatingTable
  /// Units that two or more coders have read.
  public let units: Int
  /// Most frequent first.
  public let patterns: [RatingTable.Pattern]
  public let positive: Double?
  public let negative: Double?
  public let indices: PrevalenceAndBias?
  /// Those that the number of coders allows.
  public let figures: [AgreementCoefficient: AgreementFigure]
  /// Codings that were left out, as a unit was not read by two coders or not marked as read.
  public let outside: Int

  public subscript(coefficient: AgreementCoefficient) -> AgreementFigure? { figures[coefficient] }

  /// The coefficients for a number of coders: Cohen's kappa for two, Conger's and Fleiss's for more.
  public static func coefficients(coders: Int) -> [AgreementCoefficient] {
    [.percent] + (coders == 2 ? [.cohen, .scott] : [.conger, .fleiss]) + [.krippendorff, .gwet, .brennanPrediger]
  }

  init(code: Int?, _ table: RatingTable, outside: Int, bootstrap: ClusterBootstrap, level: Double)
    throws(StatisticsError)
  {
    self.code = code
    self.table = table
    self.outside = outside
    units = table.pairedUnits
    patterns = table.patterns
    positive = SpecificAgreement(table, category: 1).value
    negative = SpecificAgreement(table, category: 0).value
    indices = try? PrevalenceAndBias(table)
    let agreement = try ChanceCorrectedAgreement(table)
    let coefficients = Self.coefficients(coders: table.coders)
    let intervals = agreement.intervals(coefficients, bootstrap, level: level)
    var figures: [AgreementCoefficient: AgreementFigure] = [:]
    for (coefficient, interval) in zip(coefficients, intervals) {
      figures[coefficient] = AgreementFigure(outcome: agreement.outcome(coefficient), interval: interval)
    }
    self.figures = figures
  }

  /// Two coders: units that both coded, the first only, the second only, neither.
  public var fourfold: (both: Int, first: Int, second: Int, neither: Int)? {
    guard table.coders == 2 else { return nil }
    func count(_ ratings: [Int?]) -> Int { patterns.first { $0.ratings == ratings }?.units ?? 0 }
    return (count([1, 1]), count([1, 0]), count([0, 1]), count([0, 0]))
  }

  /// More coders: units that all readers coded, some, none.
  public var spread: (all: Int, some: Int, none: Int) {
    var counts = (all: 0, some: 0, none: 0)
    for pattern in patterns {
      let ratings = pattern.ratings.compactMap { $0 }
      let coded = ratings.count { $0 == 1 }
      switch coded {
      case 0: counts.none += pattern.units
      case ratings.count: counts.all += pattern.units
      default: counts.some += pattern.units
      }
    }
    return counts
  }
}
