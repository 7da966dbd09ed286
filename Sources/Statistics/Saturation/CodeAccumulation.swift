import Foundation

/// How many different codes the first interviews hold, whatever order they are taken in.
///
/// - Mean over all orders, exact: the sum over codes of 1 - C(n - m, k) / C(n, k), for a code that m of n interviews
///   have, after k of them. Reference: Ugland, Gray & Ellingsen (2003); R vegan::specaccum(method = "exact").
/// - Band: quantiles over orders drawn at random, and how often an order reaches saturation (`SaturationRuns`) after
///   how many interviews.
public struct CodeAccumulation: Sendable {
  public struct Point: Sendable, Hashable {
    public let mean: Double
    public let low: Double
    public let high: Double
  }

  /// After each number of interviews.
  public let points: [Point]
  /// Interviews before the first run at or below the threshold, one an order that reaches it, ascending.
  public let reached: [Int]
  public let orders: Int
  public let seed: UInt64

  /// - Parameters:
  ///   - codes: of each interview, as numbers from 0; each once.
  ///   - level: of the band, such as 0.95.
  /// - Throws: as `SaturationRuns`, but for a base without codes, which some orders may have: it counts as not reached;
  ///   `.badLevel`, `.badSetting`.
  public init(
    _ codes: [[Int]], base: Int, run: Int, threshold: Double, orders: Int, level: Double = 0.95, seed: UInt64
  ) throws(StatisticsError) {
    guard orders > 0 else { throw .badSetting(orders) }
    guard level > 0, level < 1 else { throw .badLevel(level) }
    guard codes.count >= base + run else { throw .tooFewObservations(needed: base + run, given: codes.count) }
    let means = Self.means(codes)
    var random = SeededRandom(seed: seed)
    var order = Array(codes.indices)
    var totals = [[Double]](repeating: [], count: codes.count)
    var reached: [Int] = []
    for _ in 0..<orders {
      random.shuffle(&order)
      let new = Self.newCodes(order.map { codes[$0] })
      var sum = 0
      for (place, count) in new.enumerated() {
        sum += count
        totals[place].append(Double(sum))
      }
      do {
        let runs = try SaturationRuns(newCodes: new, base: base, run: run, threshold: threshold)
        if let interviews = runs.interviews { reached.append(interviews) }
      } catch .emptyTable {
        continue
      }
    }
    let tail = (1 - level) / 2
    points = try zip(means, totals).map { mean, drawn throws(StatisticsError) in
      let quantiles = try Quantile.values(of: drawn, at: [tail, 1 - tail])
      return Point(mean: mean, low: quantiles[0], high: quantiles[1])
    }
    self.reached = reached.sorted()
    self.orders = orders
    self.seed = seed
  }

  /// How many codes of each interview none before it has.
  /// - Parameter codes: as `init` takes them.
  public static func newCodes(_ codes: [[Int]]) -> [Int] {
    var seen = [Bool](repeating: false, count: (codes.lazy.joined().max() ?? -1) + 1)
    return codes.map { own in
      var new = 0
      for code in own where !seen[code] {
        seen[code] = true
        new += 1
      }
      return new
    }
  }

  private static func means(_ codes: [[Int]]) -> [Double] {
    var holders: [Int: Int] = [:]
    for own in codes { for code in own { holders[code, default: 0] += 1 } }
    let number = codes.count
    // Codes that equally many interviews have are one term.
    let terms = Dictionary(grouping: holders.values, by: { $0 }).mapValues(\.count).sorted { $0.key < $1.key }
    // C(n - m, k) / C(n, k) of each term: a product of k factors, one more with each interview.
    var none = [Double](repeating: 1, count: terms.count)
    return (0..<number).map { taken in
      var sum = 0.0
      for (place, term) in terms.enumerated() {
        none[place] *= Double(max(0, number - term.key - taken)) / Double(number - taken)
        sum += Double(term.value) * (1 - none[place])
      }
      return sum
    }
  }
}
