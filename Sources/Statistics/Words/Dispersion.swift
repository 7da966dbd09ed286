/// How evenly a word is spread over parts of a corpus (people, texts).
///
/// - Gries's DP: half the sum over parts of |v - s|, where v is the part's share of the word's occurrences and s its share
///   of all words. 0: spread as the words are; near 1: all in a small part. Reference: Gries (2008), International Journal
///   of Corpus Linguistics 13(4), 403-437.
/// - Normalised: DP / (1 - the smallest s), so that 1 can be reached. Reference: Lijffijt & Gries (2012), IJCL 17(1),
///   147-149.
/// - Juilland's D: 1 - V / sqrt(n - 1), V the coefficient of variation (population formula) of the n parts' relative
///   frequencies, which allows for parts of different sizes. 1: equally frequent in all. Reference: Juilland & Chang-Rodríguez
///   (1964); for parts of different sizes Gries (2008), 2.3.
public struct Dispersion: Sendable, Hashable {
  public let deviation: Double
  /// NaN for one part.
  public let normalisedDeviation: Double
  /// NaN for one part.
  public let juilland: Double

  /// - Parameters:
  ///   - occurrences: parts in which the word occurs, each once, and how often.
  ///   - sizes: words of every part, each above zero.
  /// - Throws: `StatisticsError.badCount` for a size or a number of occurrences that is not above zero,
  ///   `.badCategory` for a part that is not there, `.emptyTable` without an occurrence.
  public init(_ occurrences: [(part: Int, count: Int)], sizes: [Int]) throws(StatisticsError) {
    if let bad = sizes.firstIndex(where: { $0 <= 0 }) { throw .badCount(index: bad) }
    if let bad = occurrences.firstIndex(where: { $0.count <= 0 }) { throw .badCount(index: bad) }
    if let bad = occurrences.firstIndex(where: { !sizes.indices.contains($0.part) }) { throw .badCategory(index: bad) }
    guard !occurrences.isEmpty, let least = sizes.min() else { throw .emptyTable }
    let words = Double(sizes.reduce(0, +))
    let total = Double(occurrences.reduce(0) { $0 + $1.count })
    let parts = Double(sizes.count)

    // Parts without the word are not visited: their shares are what the others leave.
    var distance = 0.0
    var visited = 0
    var rates = 0.0
    for (part, count) in occurrences {
      visited += sizes[part]
      distance += abs(Double(count) / total - Double(sizes[part]) / words)
      rates += Double(count) / Double(sizes[part])
    }
    deviation = (distance + (words - Double(visited)) / words) / 2
    let rest = 1 - Double(least) / words
    normalisedDeviation = rest > 0 ? deviation / rest : .nan
    let mean = rates / parts
    var squares = (parts - Double(occurrences.count)) * mean * mean
    for (part, count) in occurrences {
      let difference = Double(count) / Double(sizes[part]) - mean
      squares += difference * difference
    }
    juilland = sizes.count > 1 ? 1 - (squares / parts).squareRoot() / mean / (parts - 1).squareRoot() : .nan
  }
}
