/// Krippendorff's alpha: agreement beyond chance of any number of coders, some of whose ratings may be missing.
///
/// - alpha = 1 - D_o / D_e over the N ratings of units that two or more coders rated; others have no part. Within a unit
///   of m ratings every ordered pair counts 1 / (m - 1); by chance any two of the N ratings are paired, without
///   putting the first back.
/// - Written here with weights (1 - distance over the largest distance): observed (1 - 1/N) A + 1/N with A the mean
///   agreement of pairs, a unit counting by its ratings; expected from the shares of the categories among the N.
/// - Distances: nominal is `RatingWeights.identity`, interval `.quadratic`, ratio `.ratio`, each with the categories'
///   values; ordinal is `.krippendorffOrdinal(of:)`; sets of codes are `SetDistance.weights(of:)`.
/// - Standard error: Gwet's linearisation, for weights that do not depend on the ratings.
///
/// References: Krippendorff (2004), Content Analysis, 2nd edition, ch. 11; Krippendorff (2011), Computing
/// Krippendorff's Alpha-Reliability; PyPI krippendorff 0.9.0, `alpha`; PyPI irrCAC, `krippendorff`.
enum KrippendorffAlpha: AgreementFormula {
  static var countsSingleRatings: Bool { false }

  static func observed(_ sums: AgreementSums) -> Double {
    let once = 1 / sums.pairedRatings
    return (1 - once) * sums.ratedAgreement / sums.pairedRatings + once
  }

  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double {
    weights.chance(shares(sums))
  }

  static func expectedShare(
    _ sums: AgreementSums, _ weights: PairWeights, expected: Double
  ) -> (RowTally) -> Double {
    let shares = shares(sums)
    let chances = shares.indices.map { weights.mean($0, over: shares) }
    let usual = sums.pairedRatings / sums.pairedUnits
    return { row in
      let chance = row.present.reduce(0) { $0 + Double($1.number) * chances[$1.category] }
      return chance / usual - expected * (Double(row.raters) - usual) / usual
    }
  }

  static func influence(
    _ sums: AgreementSums, _ weights: PairWeights, observed: Double, expected: Double
  ) -> (RowTally) -> Double {
    let share = expectedShare(sums, weights, expected: expected)
    let usual = sums.pairedRatings / sums.pairedUnits
    let plain = (sums.ratedAgreement / sums.pairedRatings - expected) / (1 - expected)
    return { row in
      let more = (Double(row.raters) - usual) / usual
      let agreed = row.agreement * Double(row.raters) / usual - observed * more
      return (agreed - expected) / (1 - expected) - 2 * (1 - plain) * (share(row) - expected) / (1 - expected)
    }
  }

  private static func shares(_ sums: AgreementSums) -> [Double] {
    (0..<sums.categories).map { sums.paired($0) / sums.pairedRatings }
  }
}
