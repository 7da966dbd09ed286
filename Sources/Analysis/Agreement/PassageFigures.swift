public import Statistics

/// How far coders agree about the passages of one code, or of all codes together.
public struct PassageFigures: Sendable {
  /// Index in `Codebook.codes`; `nil` for all codes together.
  public let code: Int?
  /// |u-alpha: the same as u-alpha for one code.
  public let relevance: UnitizedFigure
  /// u-alpha; of all codes together.
  public let all: UnitizedFigure?
  /// cu-alpha; of all codes together.
  public let coding: UnitizedFigure?
  /// (k)u-alpha: this code against the others where passages meet; `nil` where codes overlap or there is one.
  public let against: Result<UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy>?
  /// Passages of all coders, those of a coder counted once.
  public let passages: Int
  /// Pairs of coders who have read something together, in the order of the coders.
  public let pairs: [PassagePair]
  /// Scalars that two or more coders have read.
  public let length: Int

  /// The mean over pairs of coders of whom one has passages; `nil` when nobody has.
  public var f1: Double? { pairs.meanF1 }
  /// Length marked by both of a pair over that marked by either, summed over pairs.
  public var overlap: Double? { pairs.overlap }
}

/// Krippendorff's unitized alpha of one measure, or why there is none, with its interval of the bootstrap over clusters.
public struct UnitizedFigure: Sendable {
  public let outcome: Result<UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy>
  public let interval: ClusterBootstrap.Outcome

  public var value: Double? { try? outcome.get().value }
  public var bounds: Interval? { try? interval.get() }
}

/// Two coders' passages of all codes together.
public struct PassagePair: Sendable {
  /// Indices of the coders, the smaller first.
  public let first: Int
  public let second: Int
  public let agreement: PassageAgreement
}

extension [PassagePair] {
  /// The mean F1 over pairs of which one has passages; `nil` where none has.
  var meanF1: Double? {
    let values = compactMap(\.agreement.f1)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// Length marked by both of a pair over that marked by either, summed over pairs.
  var overlap: Double? {
    var (both, either) = (0, 0)
    for pair in self {
      both += pair.agreement.bothLength
      either += pair.agreement.firstLength + pair.agreement.secondLength - pair.agreement.bothLength
    }
    return either > 0 ? Double(both) / Double(either) : nil
  }
}
