/// Fleiss's kappa: agreement beyond chance of any number of coders, who need not be the same from unit to unit.
///
/// - Expected: the sum over categories (pairs of categories, weighted) of the product of their mean shares, over all
///   units with a rating.
/// - With a missing rating, a unit counts with the ratings it has (Gwet's generalisation).
///
/// References: Fleiss (1971), Psychological Bulletin 76: 378-382; Gwet (2014), ch. 2; PyPI irrCAC, `fleiss`.
enum FleissKappa: AgreementFormula {
  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double {
    weights.chance(sums.shares)
  }

  static func expectedShare(
    _ sums: AgreementSums, _ weights: PairWeights, expected: Double
  ) -> (RowTally) -> Double {
    let shares = sums.shares
    let chances = shares.indices.map { weights.mean($0, over: shares) }
    return { row in
      row.present.reduce(0) { $0 + Double($1.number) * chances[$1.category] } / Double(row.raters)
    }
  }
}
