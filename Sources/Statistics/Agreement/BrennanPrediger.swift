/// Brennan and Prediger's coefficient (also S, PABAK for two categories, Bennett's sigma): all categories are equally
/// probable by chance, used or not.
///
/// - Expected: sum of weights / q^2, q categories.
///
/// References: Brennan & Prediger (1981), Educational and Psychological Measurement 41: 687-699; Bennett, Alpert &
/// Goldstein (1954); PyPI irrCAC, `bp`.
enum BrennanPrediger: AgreementFormula {
  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double {
    weights.total / Double(sums.categories * sums.categories)
  }

  static func expectedShare(
    _ sums: AgreementSums, _ weights: PairWeights, expected: Double
  ) -> (RowTally) -> Double {
    { _ in expected }
  }
}
