/// Scott's pi: agreement of two coders beyond chance, chance being the coders' common shares of the categories. Fleiss's
/// kappa of the units that both rated.
///
/// References: Scott (1955), Public Opinion Quarterly 19: 321-325; PyPI irrCAC, `table.CAC.scott`.
enum ScottsPi: AgreementFormula {
  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double {
    FleissKappa.expected(sums, weights)
  }

  static func expectedShare(
    _ sums: AgreementSums, _ weights: PairWeights, expected: Double
  ) -> (RowTally) -> Double {
    FleissKappa.expectedShare(sums, weights, expected: expected)
  }
}
