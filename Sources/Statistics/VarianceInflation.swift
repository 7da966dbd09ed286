import Foundation

/// Variance inflation of the terms of a linear regression: how much larger the variance of their coefficients is than if
/// they were uncorrelated with the others.
///
/// - A term of one column: VIF = 1 / (1 - R^2 of the column on the others). A term of several (a factor's): Fox &
///   Monette's (1992) generalised VIF, det(C11) det(C22) / det(C) of the correlations of the coefficients without the
///   constant; `adjusted` is GVIF^(1 / (2 columns)), comparable between terms.
///
/// Reference: R car::vif.
public struct VarianceInflation: Sendable, Hashable {
  public struct Term: Sendable, Hashable {
    /// The design's columns of the term that were kept.
    public let columns: [Int]
    /// VIF, or GVIF for several columns.
    public let factor: Double
    /// GVIF^(1 / (2 columns)).
    public var adjusted: Double { pow(factor, 1 / (2 * Double(columns.count))) }
  }

  public let terms: [Term]

  /// - Parameter terms: the design's columns of each term; without it every kept column is its own.
  /// - Throws: `StatisticsError.tooFewItems` for fewer than two kept columns, `.rankDeficient` when none of a term's
  ///   columns was kept, `.notPositiveDefinite`.
  public init(_ regression: LinearRegression, terms given: [[Int]]? = nil) throws(StatisticsError) {
    guard regression.columns.count > 1 else { throw .tooFewItems(needed: 2, given: regression.columns.count) }
    let covariance = try regression.covariance()
    let shift = regression.hasConstant ? 1 : 0
    var correlations = Matrix(rows: regression.columns.count, columns: regression.columns.count)
    for a in 0..<correlations.columns {
      for b in 0..<correlations.columns {
        correlations[a, b] =
          covariance[a + shift, b + shift]
          / (covariance[a + shift, a + shift] * covariance[b + shift, b + shift]).squareRoot()
      }
    }
    func logDeterminant(_ chosen: [Int]) throws(StatisticsError) -> Double {
      try LinearAlgebra.invertPositive(correlations.selecting(columns: chosen).selecting(rows: chosen)).logDeterminant
    }
    let all = try logDeterminant(Array(0..<correlations.columns))
    var result: [Term] = []
    for term in given ?? regression.columns.map({ [$0] }) {
      let places = regression.columns.indices.filter { term.contains(regression.columns[$0]) }
      guard !places.isEmpty else { throw .rankDeficient(columns: term) }
      let others = regression.columns.indices.filter { !places.contains($0) }
      let factor = exp(try logDeterminant(places) + logDeterminant(others) - all)
      result.append(Term(columns: places.map { regression.columns[$0] }, factor: factor))
    }
    self.terms = result
  }
}
