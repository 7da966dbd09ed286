/// A row of a table, 0-based, with what people decided about it.
public struct LabelledRow: Sendable, Hashable {
  public let row: Int
  public let isPositive: Bool
  /// Whose it is, 0-based: rows of one cluster (a person) are never parted in cross-validation.
  public let cluster: Int

  public init(row: Int, isPositive: Bool, cluster: Int) {
    self.row = row
    self.isPositive = isPositive
    self.cluster = cluster
  }
}
