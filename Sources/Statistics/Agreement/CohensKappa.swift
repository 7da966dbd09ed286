/// Cohen's kappa: agreement of two coders beyond chance, chance being the product of each coder's own shares of the
/// categories. Conger's kappa of the units that both rated.
///
/// - Weighted by any weights; the large-sample standard error is that of Fleiss, Cohen & Everitt (1969), Psychological
///   Bulletin 72: 323-327.
///
/// References: Cohen (1960), Educational and Psychological Measurement 20: 37-46; Cohen (1968), Psychological Bulletin
/// 70: 213-220; statsmodels cohens_kappa; psych::cohen.kappa; PyPI irrCAC, `table.CAC.cohen`.
enum CohensKappa: AgreementFormula {
  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double {
    CongersKappa.expected(sums, weights)
  }

  static func expectedShare(
    _ sums: AgreementSums, _ weights: PairWeights, expected: Double
  ) -> (RowTally) -> Double {
    CongersKappa.expectedShare(sums, weights, expected: expected)
  }
}
