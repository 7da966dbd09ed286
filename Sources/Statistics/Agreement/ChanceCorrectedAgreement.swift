/// The coefficients of agreement of one table of ratings.
///
/// Coefficients for two coders use the units that both rated; the others use all units, a unit counting with the ratings
/// it has. Every one is undefined when all ratings that can be compared are of one category.
public struct ChanceCorrectedAgreement: Sendable {
  public let table: RatingTable
  let weights: PairWeights
  private let sums: AgreementSums

  /// - Parameter values: of the categories, ascending, for weights that need them; `nil` for 1, 2, 3 …
  /// - Throws: what `RatingWeights.matrix(categories:values:)` throws.
  public init(
    _ table: RatingTable, weights: RatingWeights = .identity, values: [Double]? = nil
  ) throws(StatisticsError) {
    self.table = table
    self.weights = PairWeights(try weights.matrix(categories: table.categories, values: values))
    sums = AgreementSums.total(table, self.weights)
  }

  /// How many coders rated a unit or more.
  public var activeCoders: Int { Self.activeCoders(sums) }

  public func outcome(_ coefficient: AgreementCoefficient) -> AgreementOutcome {
    if coefficient.needsTwoCoders, table.rows > 0 {
      let active = activeCoders
      guard active == 2, table.coders == 2 else { return .failure(.needsTwoCoders(given: max(active, table.coders))) }
      let both = table.complete
      if both.rows < table.rows, let agreement = try? Self(both, weights: weights) {
        return agreement.outcome(coefficient)
      }
    }
    return Self.value(coefficient, sums, weights).map { found in
      let influence = coefficient.formula.influence(
        sums, weights, observed: found.observed, expected: found.expected)
      let (units, error) = spread(influence, singles: coefficient.formula.countsSingleRatings)
      return AgreementEstimate(
        coefficient: coefficient, value: found.value, observed: found.observed, expected: found.expected,
        units: units, standardError: error)
    }
  }

  private init(_ table: RatingTable, weights: PairWeights) throws(StatisticsError) {
    self.table = table
    self.weights = weights
    sums = AgreementSums.total(table, weights)
  }

  /// The units and the standard error of the mean of the influences.
  private func spread(_ influence: (RowTally) -> Double, singles: Bool) -> (Int, Double?) {
    var tally = RowTally(categories: table.categories)
    var values: [(value: Double, count: Double)] = []
    for index in 0..<table.rows {
      tally.take(table.row(index), weights)
      guard tally.raters > 1 || singles else { continue }
      values.append((influence(tally), Double(table.counts[index])))
    }
    let units = values.reduce(0) { $0 + $1.count }
    guard units > 1 else { return (Int(units), nil) }
    let mean = exactSum(values.map { $0.value * $0.count }) / units
    let squares = exactSum(values.map { $0.count * ($0.value - mean) * ($0.value - mean) })
    return (Int(units), (squares / (units * (units - 1))).squareRoot())
  }

  // MARK: - From sums

  /// A coefficient from sums alone, as the bootstrap asks for it.
  static func value(
    _ coefficient: AgreementCoefficient, _ sums: AgreementSums, _ weights: PairWeights
  ) -> Result<(value: Double, observed: Double, expected: Double), AgreementDegeneracy> {
    guard sums.pairedUnits > 0 else { return .failure(.noPairedUnits) }
    if let category = sums.onlyCategory { return .failure(.oneCategory(category)) }
    let expected = coefficient.formula.expected(sums, weights)
    // Shares that are rounded may give 1 - 1e-16 where chance is certain.
    guard expected < 1 - 1e-14 else { return .failure(.chanceIsCertain) }
    let observed = coefficient.formula.observed(sums)
    return .success(((observed - expected) / (1 - expected), observed, expected))
  }

  static func activeCoders(_ sums: AgreementSums) -> Int {
    (0..<sums.coders).count { coder in
      (0..<sums.categories).contains { sums.chosen($0, by: coder) > 0 }
    }
  }
}
