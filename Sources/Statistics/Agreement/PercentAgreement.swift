/// The (weighted) share of pairs of coders that agree on a unit, over the units that two or more rated. Nothing is taken
/// off for chance.
///
/// Reference: Gwet (2014), ch. 2; PyPI irrCAC, `pa2`.
enum PercentAgreement: AgreementFormula {
  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double { 0 }

  static func expectedShare(
    _ sums: AgreementSums, _ weights: PairWeights, expected: Double
  ) -> (RowTally) -> Double {
    { _ in 0 }
  }
}
