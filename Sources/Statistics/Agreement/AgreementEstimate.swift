/// A coefficient of agreement and what it was computed from.
public struct AgreementEstimate: Sendable, Hashable {
  public let coefficient: AgreementCoefficient
  /// (observed - expected) / (1 - expected).
  public let value: Double
  /// The (weighted) share of pairs of coders that agree.
  public let observed: Double
  /// What the observed share would be by chance, as this coefficient understands chance; 0 for `percent`.
  public let expected: Double
  /// The units that the coefficient's variance is taken over.
  public let units: Int
  /// Gwet's linearised standard error, squares divided by n - 1: units are taken as independent. `nil` for one unit.
  public let standardError: Double?

  /// The same with squares divided by n: for two coders the large-sample error of Fleiss, Cohen & Everitt (1969).
  public var largeSampleStandardError: Double? {
    standardError.map { $0 * (Double(units - 1) / Double(units)).squareRoot() }
  }

  /// The estimate plus and minus Student's t with n - 1 degrees of freedom times the standard error, at most 1 (Gwet;
  /// irrCAC). Units are taken as independent: where they are clustered in transcripts or people, use `ClusterBootstrap`.
  /// - Throws: `StatisticsError.badLevel`, `.tooFewObservations` for one unit.
  public func interval(level: Double = 0.95, largeSample: Bool = false) throws(StatisticsError) -> Interval {
    guard let error = largeSample ? largeSampleStandardError : standardError else {
      throw .tooFewObservations(needed: 2, given: units)
    }
    let margin = StudentT(degrees: Double(units - 1)).upperQuantile(try tail(outside: level)) * error
    return Interval(low: value - margin, high: min(1, value + margin))
  }
}

/// Why a coefficient of agreement has no value. Perfect agreement about nothing is no agreement: a code that nobody used
/// does not get 1.
public enum AgreementDegeneracy: Error, Sendable, Hashable {
  /// No unit was rated by two coders.
  case noPairedUnits
  /// Every rating of the units that two or more coders rated is this category.
  case oneCategory(Int)
  /// Chance alone explains full agreement with these weights.
  case chanceIsCertain
  /// The coefficient is defined for two coders; this many rated something.
  case needsTwoCoders(given: Int)
}

/// A coefficient, or why it has none.
public typealias AgreementOutcome = Result<AgreementEstimate, AgreementDegeneracy>
