/// Whether printed percentages of one whole can be those of counts.
///
/// Each percentage must be a whole count out of n within half a unit of its last place, and the counts must be able to
/// add up to n: the smallest sum to n or less, the largest to n or more. Without n the percentages must be able to add
/// up to 100 behind their digits. Exact: counts between their smallest and largest can all be had.
public struct ReportedShares: Sendable, Hashable {
  /// As shares, 0 to 1.
  public let shares: [PrintedNumber]
  public let count: Int?

  public init(_ shares: [PrintedNumber], of count: Int?) {
    self.shares = shares
    self.count = count
  }

  /// What the shares can add up to behind their digits, 1 is the whole.
  public var total: Bounds { shares.reduce(.exactly(0)) { $0 + $1.bounds } }

  /// Whether the parts can make up the whole.
  /// - Throws: what `WholeNumberMean` throws.
  public func addUp() throws(StatisticsError) -> Bool {
    guard total.contains(1) else { return false }
    guard let count else { return true }
    var (least, most) = (0, 0)
    for share in shares {
      // A share that no count gives is reported by itself, and here stands for the counts around it.
      let mean = try WholeNumberMean(share, count: count)
      let near = mean.nearestSums
      least += mean.sums?.lowerBound ?? near.min() ?? 0
      most += mean.sums?.upperBound ?? near.max() ?? 0
    }
    return least <= count && count <= most
  }
}
