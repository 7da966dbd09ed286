/// Agreement about one category: of the cases in which a coder chose it, how often another coder of the same unit did
/// so too. For a code that is used or not: positive agreement (used) and negative agreement (not used).
///
/// - Of two coders with a units chosen by both, b and c by one: 2a / (2a + b + c), which is the F1 of one coder against
///   the other.
/// - Of more: the sum over units of m (m - 1) over that of m (r - 1), m who chose it of r who rated.
///
/// References: Dice (1945); Spitzer & Fleiss (1974), British Journal of Psychiatry 125: 341-347; Cicchetti & Feinstein
/// (1990), Journal of Clinical Epidemiology 43: 551-558.
public struct SpecificAgreement: Sendable, Hashable {
  public let category: Int
  /// Ordered pairs of coders of the same unit, the first of whom chose the category.
  public let chosenPairs: Int
  /// Those in which the second chose it too.
  public let agreedPairs: Int

  public init(_ table: RatingTable, category: Int) {
    var chosen = 0
    var agreed = 0
    for index in 0..<table.rows {
      let raters = table.raters(index)
      let number = table.row(index).count { $0 == Int32(category) }
      chosen += table.counts[index] * number * (raters - 1)
      agreed += table.counts[index] * number * (number - 1)
    }
    self.category = category
    chosenPairs = chosen
    agreedPairs = agreed
  }

  /// `nil` when nobody chose the category in a unit that another coder rated.
  public var value: Double? { chosenPairs > 0 ? Double(agreedPairs) / Double(chosenPairs) : nil }
}

/// How rare a code is and how differently two coders use it: what makes kappa low although coders agree on most units.
///
/// - Prevalence index: |a - d| / n, a units chosen by both, d by neither; bias index: |b - c| / n.
/// - For more than two coders prevalence is |2p - 1|, p the mean share of choosing it, and there is no bias index.
///
/// Reference: Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46: 423-429.
public struct PrevalenceAndBias: Sendable, Hashable {
  /// The mean share of a unit's ratings that are category 1.
  public let prevalence: Double
  public let prevalenceIndex: Double
  /// Two coders only.
  public let biasIndex: Double?

  /// - Throws: `StatisticsError.wrongShape` unless there are two categories, `.tooFewObservations` when no unit was rated
  ///   by two coders.
  public init(_ table: RatingTable) throws(StatisticsError) {
    guard table.categories == 2 else { throw .wrongShape(rows: table.categories, columns: table.categories) }
    let paired = table.paired
    let units = Double(paired.units)
    guard units > 0 else { throw .tooFewObservations(needed: 1, given: 0) }
    var share = 0.0
    var first = 0
    var second = 0
    for index in 0..<paired.rows {
      let row = paired.row(index)
      let number = row.count { $0 == 1 }
      share += Double(paired.counts[index] * number) / Double(paired.raters(index))
      guard paired.coders == 2, number == 1 else { continue }
      if row.first == 1 { first += paired.counts[index] } else { second += paired.counts[index] }
    }
    prevalence = share / units
    prevalenceIndex = abs(2 * share - units) / units
    biasIndex = paired.coders == 2 ? Double(abs(first - second)) / units : nil
  }
}
