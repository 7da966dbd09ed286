/// Whether groups differ in what their people mention: the total inertia of codes by groups, people being the unit.
///
/// - Null: which group a person belongs to has nothing to do with the codes that the person mentions. People are
///   permuted over the groups with all their counts. Chi-squared's own p would take a person's codes for independent.
/// - p = (1 + draws whose inertia is at least as large) / (1 + draws), within 1e-10 relative against rounding.
///
/// Reference: as `ClusterPermutation`.
public struct InertiaPermutation: Sendable, Hashable {
  public let inertia: Double
  public let pValue: Double
  public let draws: Int
  public let seed: UInt64

  /// - Parameters:
  ///   - counts: of each person, one a code.
  ///   - groups: of each person, 0-based.
  /// - Throws: `StatisticsError.lengthsDiffer`, `.tooFewGroups`, `.emptyTable`, `.badSetting`.
  public init(counts: [[Int]], groups: [Int], draws: Int, seed: UInt64) throws(StatisticsError) {
    guard counts.count == groups.count else { throw .lengthsDiffer(counts.count, groups.count) }
    guard draws > 0 else { throw .badSetting(draws) }
    let number = (groups.max() ?? -1) + 1
    guard Set(groups).count > 1 else { throw .tooFewGroups(needed: 2, given: Set(groups).count) }
    let codes = counts.first?.count ?? 0
    if let odd = counts.first(where: { $0.count != codes }) { throw .lengthsDiffer(codes, odd.count) }
    let totals = (0..<codes).map { code in counts.reduce(0) { $0 + $1[code] } }
    let all = Double(totals.reduce(0, +))
    guard all > 0 else { throw .emptyTable }
    // What each person mentions, without the codes that she does not.
    let mentioned = counts.map { own in own.indices.filter { own[$0] > 0 }.map { (code: $0, count: own[$0]) } }
    func inertia(_ labels: [Int]) -> Double {
      var cells = [Int](repeating: 0, count: codes * number)
      var margins = [Int](repeating: 0, count: number)
      for (person, group) in labels.enumerated() {
        for (code, count) in mentioned[person] {
          cells[group * codes + code] += count
          margins[group] += count
        }
      }
      var sum = 0.0
      for group in 0..<number where margins[group] > 0 {
        for code in 0..<codes where totals[code] > 0 {
          let count = Double(cells[group * codes + code])
          sum += count * count / (Double(totals[code]) * Double(margins[group]))
        }
      }
      return max(0, sum - 1)
    }
    self.inertia = inertia(groups)
    let bound = self.inertia * (1 - 1e-10)
    var random = SeededRandom(seed: seed)
    var labels = groups
    var reached = 0
    for _ in 0..<draws {
      random.shuffle(&labels)
      if inertia(labels) >= bound { reached += 1 }
    }
    pValue = Double(reached + 1) / Double(draws + 1)
    self.draws = draws
    self.seed = seed
  }
}
