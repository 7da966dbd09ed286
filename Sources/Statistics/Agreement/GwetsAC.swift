/// Gwet's AC1, and AC2 with weights: chance agreement is the probability that a rating is given at random times that of
/// agreeing then, so that it stays small when nearly all units are of one category.
///
/// - Expected: sum of weights / (q (q - 1)) times the sum over categories of share (1 - share), q categories whether
///   used or not.
///
/// References: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61: 29-48; Gwet (2014), ch. 4;
/// PyPI irrCAC, `gwet`.
enum GwetsAC: AgreementFormula {
  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double {
    let categories = Double(sums.categories)
    let spread = sums.shares.reduce(0) { $0 + $1 * (1 - $1) }
    return weights.total * spread / (categories * (categories - 1))
  }

  static func expectedShare(
    _ sums: AgreementSums, _ weights: PairWeights, expected: Double
  ) -> (RowTally) -> Double {
    let categories = Double(sums.categories)
    let shares = sums.shares
    let scale = weights.total / (categories * (categories - 1))
    return { row in
      scale * row.present.reduce(0) { $0 + Double($1.number) * (1 - shares[$1.category]) } / Double(row.raters)
    }
  }
}
