import Basics
import Statistics
public import StudyDefinition

/// Divides transcripts among coders: a random share of each stratum is read by several, the rest by one; everybody gets
/// about as many words: the difference is at most the longest transcript's.
public struct AssignmentPlan: Sendable {
  public struct Item: Sendable {
    public let transcript: String
    /// The stratum it is drawn from; the same text for all transcripts of one.
    public let stratum: String
    public let words: Int

    public init(transcript: String, stratum: String, words: Int) {
      self.transcript = transcript
      self.stratum = stratum
      self.words = words
    }
  }

  /// What became of a stratum.
  public struct Stratum: Sendable, Equatable {
    public let name: String
    public let transcripts: Int
    /// How many of them several coders read.
    public let double: Int
  }

  public let assignments: Assignments
  public let strata: [Stratum]

  /// - Parameters:
  ///   - items: by name.
  ///   - coders: at least one, each once.
  ///   - double: the share of the items that several read, from 0 to 1. The number is rounded up, and divided among the
  ///     strata by largest remainders.
  ///   - readers: how many coders read each of that share, two at least.
  ///   - seed: the same seed gives the same plan.
  /// - Throws: `Problem` of kind `usage` when there are fewer coders than should read the same.
  public init(_ items: [Item], coders: [String], double: Double, readers: Int = 2, seed: UInt64) throws {
    if double > 0, coders.count < readers { throw Problem.tooFewCoders(coders.count, wanted: readers) }
    var random = SeededRandom(seed: seed)
    let names = Set(items.map(\.stratum)).sorted()
    let sizes = names.map { name in items.count { $0.stratum == name } }
    let shares = Self.shares(of: (double * Double(items.count) - 1e-9).rounded(.up), sizes: sizes)
    var load = Dictionary(uniqueKeysWithValues: coders.map { ($0, 0) })
    var chosen: [String: [String]] = [:]
    var doubles: [Item] = []
    var singles: [Item] = []
    for (name, share) in zip(names, shares) {
      var drawn = items.filter { $0.stratum == name }
      random.shuffle(&drawn)
      doubles += drawn.prefix(share)
      singles += drawn.dropFirst(share)
    }
    // As they were drawn, each to whoever has the fewest words so far.
    let order = Dictionary(uniqueKeysWithValues: coders.enumerated().map { ($1, $0) })
    for (item, count) in doubles.map({ ($0, readers) }) + singles.map({ ($0, 1) }) {
      let least = coders.sorted { (load[$0] ?? 0, order[$0] ?? 0) < (load[$1] ?? 0, order[$1] ?? 0) }.prefix(count)
      for coder in least { load[coder, default: 0] += item.words }
      chosen[item.transcript] = coders.filter(least.contains)
    }
    assignments = Assignments(
      entries: items.map { Assignments.Entry(transcript: $0.transcript, coders: chosen[$0.transcript] ?? []) })
    strata = zip(names, zip(sizes, shares)).map { Stratum(name: $0, transcripts: $1.0, double: $1.1) }
  }

  /// `total` divided in proportion to `sizes`: the whole parts, then one each by the largest remainder, earlier strata
  /// first where remainders are equal.
  private static func shares(of total: Double, sizes: [Int]) -> [Int] {
    let all = sizes.reduce(0, +)
    if all == 0 { return sizes.map { _ in 0 } }
    let exact = sizes.map { total * Double($0) / Double(all) }
    var shares = exact.map { Int($0.rounded(.down)) }
    let order = exact.indices.sorted { a, b in
      let (x, y) = (exact[a] - Double(shares[a]), exact[b] - Double(shares[b]))
      return x != y ? x > y : a < b
    }
    for index in order.prefix(Int(total) - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}
