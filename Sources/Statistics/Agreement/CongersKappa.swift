/// Conger's kappa: Cohen's for any number of coders.
///
/// - Expected: the mean over pairs of coders of the product of each coder's own shares of the categories, over the units
///   that coder rated.
/// - Coders who rated nothing are left out.
///
/// References: Conger (1980), Psychological Bulletin 88: 322-328; Gwet (2014), ch. 2; PyPI irrCAC, `conger`; R
/// irr::kappam.fleiss(exact = TRUE).
enum CongersKappa: AgreementFormula {
  static func expected(_ sums: AgreementSums, _ weights: PairWeights) -> Double {
    let profiles = Profiles(sums)
    if profiles.isPair {
      var chance = 0.0
      for a in 0..<sums.categories {
        for b in 0..<sums.categories {
          chance += weights.directed(a, b) * profiles.shares[0][a] * profiles.shares[1][b]
        }
      }
      return chance
    }
    let own = profiles.shares.reduce(0) { $0 + weights.chance($1) }
    let number = Double(profiles.shares.count)
    return (weights.chance(profiles.summed) - own) / (number * (number - 1))
  }

  static func expectedShare(
    _ sums: AgreementSums, _ weights: PairWeights, expected: Double
  ) -> (RowTally) -> Double {
    let profiles = Profiles(sums)
    let number = Double(profiles.shares.count)
    // For each coder, what choosing a category adds to agreement by chance with the others, and the mean of that.
    var others = [[Double]](repeating: [], count: sums.coders)
    var means = [Double](repeating: 0, count: sums.coders)
    for (place, coder) in profiles.coders.enumerated() {
      let shares = profiles.shares[place]
      others[coder] = (0..<sums.categories).map { category in
        guard profiles.isPair else {
          return weights.mean(category, over: profiles.summed) - weights.mean(category, over: shares)
        }
        let other = profiles.shares[1 - place]
        return other.indices.reduce(0) {
          $0 + (place == 0 ? weights.directed(category, $1) : weights.directed($1, category)) * other[$1]
        }
      }
      means[coder] = zip(shares, others[coder]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return { row in
      var sum = 0.0
      for (place, coder) in profiles.coders.enumerated() {
        let rating = row.ratings[row.ratings.startIndex + coder]
        let rated = profiles.rated[place]
        let inflation = sums.units / rated
        let isRated: Double = rating == RatingTable.missing ? 0 : 1
        let chosen = rating == RatingTable.missing ? 0 : others[coder][Int(rating)]
        sum += inflation * (chosen - (isRated - rated / sums.units) * means[coder])
      }
      return sum / (number * (number - 1))
    }
  }
}

/// Each coder's shares of the categories, of coders who rated anything.
private struct Profiles {
  let coders: [Int]
  /// How many units each rated.
  let rated: [Double]
  let shares: [[Double]]
  /// The sum of the coders' shares of each category.
  let summed: [Double]

  init(_ sums: AgreementSums) {
    var coders: [Int] = []
    var rated: [Double] = []
    var shares: [[Double]] = []
    var summed = [Double](repeating: 0, count: sums.categories)
    for coder in 0..<sums.coders {
      let number = (0..<sums.categories).reduce(0) { $0 + sums.chosen($1, by: coder) }
      guard number > 0 else { continue }
      coders.append(coder)
      rated.append(number)
      shares.append((0..<sums.categories).map { sums.chosen($0, by: coder) / number })
      for category in 0..<sums.categories { summed[category] += sums.chosen(category, by: coder) / number }
    }
    self.coders = coders
    self.rated = rated
    self.shares = shares
    self.summed = summed
  }

  var isPair: Bool { coders.count == 2 }
}
