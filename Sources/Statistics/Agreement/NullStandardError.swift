/// Standard errors of kappa under the null that coders agree by chance alone, for the z that other programs print. They
/// say nothing about how precise the estimate is.
public enum NullStandardError {
  /// Cohen's kappa of two coders: Fleiss, Cohen & Everitt (1969). Units that only one coder rated are left out.
  ///
  /// Reference: statsmodels cohens_kappa, `std_kappa0`; R irr::kappa2.
  /// - Throws: `StatisticsError.tooFewItems` unless there are two coders, `.emptyTable`, `.constantValues` when chance
  ///   agreement is 1, what `RatingWeights.matrix(categories:values:)` throws.
  public static func cohen(
    _ table: RatingTable, weights: RatingWeights = .identity
  ) throws(StatisticsError) -> Double {
    let cells = try table.contingencyTable()
    let pair = PairWeights(try weights.matrix(categories: table.categories))
    let n = Double(cells.total)
    let rows = cells.rowTotals.map { Double($0) / n }
    let columns = cells.columnTotals.map { Double($0) / n }
    let places = 0..<table.categories
    let rowMeans = places.map { a in places.reduce(0) { $0 + pair.directed(a, $1) * columns[$1] } }
    let columnMeans = places.map { b in places.reduce(0) { $0 + pair.directed($1, b) * rows[$1] } }
    let chance = places.reduce(0) { $0 + rows[$1] * rowMeans[$1] }
    guard chance < 1 else { throw .constantValues }
    var spread = ExactSum()
    for a in places {
      for b in places {
        let deviation = pair.directed(a, b) - rowMeans[a] - columnMeans[b]
        spread.add(rows[a] * columns[b] * deviation * deviation)
      }
    }
    return (max(0, spread.value - chance * chance) / n).squareRoot() / (1 - chance)
  }

  /// Fleiss's kappa, every unit rated by the same number of coders: Fleiss, Nee & Landis (1979), Psychological Bulletin
  /// 86: 974-977.
  ///
  /// Reference: R irr::kappam.fleiss.
  /// - Throws: `StatisticsError.badCount` with the index of a row with another number of ratings than the first,
  ///   `.tooFewItems` below two, `.emptyTable`, `.constantValues` when all ratings are one category.
  public static func fleiss(_ table: RatingTable) throws(StatisticsError) -> Double {
    guard table.rows > 0 else { throw .emptyTable }
    let number = table.raters(0)
    guard number > 1 else { throw .tooFewItems(needed: 2, given: number) }
    if let bad = (0..<table.rows).first(where: { table.raters($0) != number }) { throw .badCount(index: bad) }
    let shares = AgreementSums.total(
      table, PairWeights(try RatingWeights.identity.matrix(categories: table.categories))
    )
    .shares
    let spread = shares.reduce(0) { $0 + $1 * (1 - $1) }
    guard spread > 0 else { throw .constantValues }
    let skew = shares.reduce(0) { $0 + $1 * (1 - $1) * (1 - 2 * $1) }
    let (n, m) = (Double(table.units), Double(number))
    return (2 * (spread * spread - skew)).squareRoot() / (spread * (n * m * (m - 1)).squareRoot())
  }
}
