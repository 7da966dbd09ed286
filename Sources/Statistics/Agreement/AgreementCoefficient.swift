/// The coefficients of agreement that are computed from units rated by several coders. Each has a file of its own with
/// its formula and reference.
public enum AgreementCoefficient: String, Sendable, Hashable, CaseIterable {
  /// The share of pairs of coders that agree, without a correction for chance.
  case percent
  /// Two coders only.
  case cohen
  /// Two coders only.
  case scott
  case conger
  case fleiss
  case krippendorff
  case gwet
  case brennanPrediger

  var formula: any AgreementFormula.Type {
    switch self {
    case .percent: PercentAgreement.self
    case .cohen: CohensKappa.self
    case .scott: ScottsPi.self
    case .conger: CongersKappa.self
    case .fleiss: FleissKappa.self
    case .krippendorff: KrippendorffAlpha.self
    case .gwet: GwetsAC.self
    case .brennanPrediger: BrennanPrediger.self
    }
  }

  /// True for those that are defined for two coders only.
  public var needsTwoCoders: Bool { self == .cohen || self == .scott }
}

/// (observed - expected) / (1 - expected), and how each unit moves it.
protocol AgreementFormula {
  static func observed(_ sums: AgreementSums) -> Double
  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double
  /// What a unit contributes to the expected agreement: the mean over units is the expected agreement.
  static func expectedShare(_ sums: AgreementSums, _ weights: PairWeights, expected: Double) -> (RowTally) -> Double
  /// The linearised value of a unit: the mean over units is the estimate, the variance of the mean that of the estimate.
  static func influence(
    _ sums: AgreementSums, _ weights: PairWeights, observed: Double, expected: Double
  ) -> (RowTally) -> Double
  /// Whether units with a single rating take part in the variance.
  static var countsSingleRatings: Bool { get }
}

extension AgreementFormula {
  static var countsSingleRatings: Bool { true }

  static func observed(_ sums: AgreementSums) -> Double { sums.agreement / sums.pairedUnits }

  /// Gwet's linearisation: (n / n') (a_i - e) / (1 - e) - 2 (1 - estimate) (e_i - e) / (1 - e), where n' are the units
  /// with two ratings and the first part is 0 for others.
  static func influence(
    _ sums: AgreementSums, _ weights: PairWeights, observed: Double, expected: Double
  ) -> (RowTally) -> Double {
    let estimate = (observed - expected) / (1 - expected)
    let share = expectedShare(sums, weights, expected: expected)
    let inflation = sums.units / sums.pairedUnits
    return { row in
      let agreed = row.raters > 1 ? inflation * (row.agreement - expected) / (1 - expected) : 0
      return agreed - 2 * (1 - estimate) * (share(row) - expected) / (1 - expected)
    }
  }
}
