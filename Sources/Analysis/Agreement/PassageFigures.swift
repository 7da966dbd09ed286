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

public struct UnitizedFigure: Sendable {
  public let outcome: Result<UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy>
  public let interval: ClusterBootstrap.Outcome

  public var value: Double? { try? outcome.get().value }
  public var bounds: Interval? { try? interval.get() }
}
