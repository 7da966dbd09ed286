/// What several coders made of the same units: for each unit the category each coder chose, or none.
///
/// Units with the same ratings are held once with their number, so that a table of a hundred thousand units of which
/// few are coded stays small. Categories and coders are numbered from 0; a unit belongs to a cluster (a transcript, a
/// person), also numbered from 0, within which units are not independent.
public struct RatingTable: Sendable, Hashable {
  /// How many coders, whether or not they rated anything.
  public let coders: Int
  /// How many categories there are to choose from, used or not.
  public let categories: Int
  /// Row after row, a category for each coder; `missing` where a coder gave none.
  public private(set) var ratings: [Int32] = []
  /// How many units have the ratings of each row.
  public private(set) var counts: [Int] = []
  /// The cluster of each row's units.
  public private(set) var clusters: [Int] = []

  /// Stands for a rating that was not given.
  public static let missing: Int32 = -1

  public var rows: Int { counts.count }

  /// A table without units.
  /// - Throws: `StatisticsError.tooFewItems` without coders, `.tooFewGroups` below two categories.
  public init(coders: Int, categories: Int) throws(StatisticsError) {
    guard coders > 0 else { throw .tooFewItems(needed: 1, given: coders) }
    guard categories > 1 else { throw .tooFewGroups(needed: 2, given: categories) }
    self.coders = coders
    self.categories = categories
  }

  /// - Parameters:
  ///   - units: for each unit one rating a coder, `nil` where there is none.
  ///   - clusters: of each unit; `nil` when every unit is a cluster of its own.
  /// - Throws: `StatisticsError.lengthsDiffer`, `.badCategory` with the index of a unit, what `init(coders:categories:)`
  ///   throws.
  public init(units: [[Int?]], categories: Int, clusters: [Int]? = nil) throws(StatisticsError) {
    try self.init(coders: units.first?.count ?? 0, categories: categories)
    if let clusters, clusters.count != units.count { throw .lengthsDiffer(units.count, clusters.count) }
    for (index, unit) in units.enumerated() {
      guard unit.count == coders else { throw .lengthsDiffer(coders, unit.count) }
      if unit.contains(where: { $0.map { !(0..<categories).contains($0) } ?? false }) {
        throw .badCategory(index: index)
      }
      append(unit.map { $0.map(Int32.init) ?? Self.missing }, count: 1, cluster: clusters?[index] ?? index)
    }
  }

  /// Two coders' square table: the first coder's categories are the rows. All units are one cluster each.
  /// - Throws: `StatisticsError.wrongShape` unless square.
  public init(square table: ContingencyTable) throws(StatisticsError) {
    guard table.rows == table.columns else { throw .wrongShape(rows: table.rows, columns: table.columns) }
    try self.init(coders: 2, categories: table.rows)
    var cluster = 0
    for (first, row) in table.counts.enumerated() {
      for (second, count) in row.enumerated() where count > 0 {
        append([Int32(first), Int32(second)], count: count, cluster: cluster)
        cluster += 1
      }
    }
  }

  /// Adds `count` units with these ratings, one a coder, each a category from 0 or `missing`. Rows without a rating and
  /// counts of 0 are left out.
  public mutating func append(_ row: some Collection<Int32>, count: Int = 1, cluster: Int) {
    precondition(row.count == coders && cluster >= 0, "a row has one rating a coder")
    guard count > 0, row.contains(where: { $0 != Self.missing }) else { return }
    ratings.append(contentsOf: row)
    counts.append(count)
    clusters.append(cluster)
  }

  /// Adds all units of another table of the same coders and categories; their clusters are the same.
  public mutating func append(_ other: RatingTable) {
    precondition(other.coders == coders && other.categories == categories, "tables of the same shape")
    ratings += other.ratings
    counts += other.counts
    clusters += other.clusters
  }

  /// Takes one unit off a row.
  public mutating func remove(one index: Int) {
    counts[index] -= 1
    guard counts[index] == 0 else { return }
    counts.remove(at: index)
    clusters.remove(at: index)
    ratings.removeSubrange((index * coders)..<((index + 1) * coders))
  }

  mutating func removeAllRows() {
    ratings.removeAll()
    counts.removeAll()
    clusters.removeAll()
  }

  /// The ratings of a row, coder after coder.
  public func row(_ index: Int) -> ArraySlice<Int32> {
    ratings[(index * coders)..<((index + 1) * coders)]
  }

  /// How many coders rated the units of a row.
  public func raters(_ index: Int) -> Int {
    row(index).count { $0 != Self.missing }
  }

  /// Units with a rating.
  public var units: Int { counts.reduce(0, +) }
  /// Units that two or more coders rated: those that agreement is about.
  public var pairedUnits: Int {
    (0..<rows).reduce(0) { $0 + (raters($1) > 1 ? counts[$1] : 0) }
  }
  /// One more than the largest cluster.
  public var clusterCount: Int { (clusters.max() ?? -1) + 1 }
}
