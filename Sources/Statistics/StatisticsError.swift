/// Why a statistic cannot be computed from the numbers given; data only, worded by the floors that know the names.
///
/// Every index is 0-based and counts in the argument as it was given.
public enum StatisticsError: Error, Sendable, Hashable {
  /// Two arguments that belong together have different lengths.
  case lengthsDiffer(Int, Int)
  /// Fewer observations than the statistic needs.
  case tooFewObservations(needed: Int, given: Int)
  /// Fewer groups (or categories) than the statistic needs.
  case tooFewGroups(needed: Int, given: Int)
  /// Fewer items or columns than the statistic needs.
  case tooFewItems(needed: Int, given: Int)
  /// Fewer observations in one group than the statistic needs.
  case groupTooSmall(group: Int, needed: Int, given: Int)
  /// A value is NaN or infinite where a finite one is needed.
  case notFinite(index: Int)
  /// A value of a matrix is NaN or infinite.
  case notFiniteInMatrix(row: Int, column: Int)
  /// All values are equal, so that there is no variance to divide by.
  case constantValues
  /// All values of one column are equal.
  case constantColumn(Int)
  /// Two columns hold the same values, or one is a linear function of the other.
  case duplicateColumns(Int, Int)
  /// Columns that are linear combinations of those before them, at the tolerance in force.
  case rankDeficient(columns: [Int])
  /// A weight is negative, NaN or infinite.
  case badWeight(index: Int)
  /// The weights sum to zero.
  case zeroTotalWeight
  /// A count is negative or no whole number, or counts are too large to be exact.
  case badCount(index: Int)
  /// A table without rows, columns or counts.
  case emptyTable
  /// A row or column of a table is empty but zeros.
  case emptyMargin(row: Int?, column: Int?)
  /// The table has another shape than the statistic needs.
  case wrongShape(rows: Int, columns: Int)
  /// A probability or level that is not between 0 and 1, exclusive.
  case badLevel(Double)
  /// A setting (replicates, components, reference level) outside what the data allow.
  case badSetting(Int)
  /// An outcome that is neither 0 nor 1, or a category outside the declared ones.
  case badCategory(index: Int)
  /// The outcome takes one value only.
  case outcomeConstant
  /// The models are not nested: the smaller has not fewer parameters, or other observations.
  case notNested
  /// Some combination of the columns predicts the outcome perfectly, so that no finite estimate exists.
  /// `columns` take part in it; `observations` are those it predicts; `complete` says that it predicts all.
  case separation(columns: [Int], observations: [Int], complete: Bool)
  /// A correlation matrix that is not positive definite.
  case notPositiveDefinite
  /// A factor solution with a communality of 1 or more (a Heywood case) for these columns.
  case improperSolution(columns: [Int])
  /// An iteration that did not settle.
  case noConvergence(iterations: Int)
  /// LAPACK reported `info`.
  case linearAlgebra(info: Int)
}
