import Foundation

/// How much more often a word occurs in one corpus (the target) than in another (the reference), words taken for
/// independent draws, which they are not: people repeat themselves. `KeynessPermutation` has people as its unit.
///
/// - Statistic: G2 = 2 * sum(O ln(O / E)) over the four cells of word or not, target or reference. Reference: Dunning
///   (1993), Computational Linguistics 19(1), 61-74; quanteda.textstats `textstat_keyness(measure = "lr")` has it with
///   a sign.
/// - p: upper tail of chi-squared with one degree of freedom.
/// - Effect: the log ratio, log2 of the relative frequency in the target over that in the reference; a frequency of
///   zero is taken as 0.5. Each step is a doubling. Reference: Hardie (2014), "Log Ratio: an informal introduction".
public struct LogLikelihoodKeyness: Sendable, Hashable {
  public let statistic: Double
  public let logRatio: Double
  public var pValue: Double { ChiSquared(degrees: 1).upper(statistic) }

  /// - Parameters:
  ///   - count, size: occurrences of the word and number of words in the target.
  ///   - otherCount, otherSize: the same in the reference.
  /// - Throws: `StatisticsError.badCount` for numbers below zero or counts above sizes (index of the argument);
  ///   `.emptyMargin` where a corpus has no words or the word does not occur.
  public init(count: Int, size: Int, otherCount: Int, otherSize: Int) throws(StatisticsError) {
    if count < 0 || count > size { throw .badCount(index: 0) }
    if otherCount < 0 || otherCount > otherSize { throw .badCount(index: 2) }
    guard size > 0, otherSize > 0 else { throw .emptyMargin(row: nil, column: size > 0 ? 1 : 0) }
    guard count + otherCount > 0 else { throw .emptyMargin(row: 0, column: nil) }
    let all = Double(size) + Double(otherSize)
    let both = Double(count) + Double(otherCount)
    func part(_ observed: Int, row: Double, column: Int) -> Double {
      observed == 0 ? 0 : Double(observed) * log(Double(observed) * all / (row * Double(column)))
    }
    let sum =
      part(count, row: both, column: size) + part(otherCount, row: both, column: otherSize)
      + part(size - count, row: all - both, column: size)
      + part(otherSize - otherCount, row: all - both, column: otherSize)
    statistic = max(0, 2 * sum)
    logRatio = Self.logRatio(count: Double(count), size: Double(size), Double(otherCount), Double(otherSize))
  }

  /// log2 of the ratio of the relative frequencies, zero taken as 0.5.
  public static func logRatio(count: Double, size: Double, _ otherCount: Double, _ otherSize: Double) -> Double {
    log2((count == 0 ? 0.5 : count) / size) - log2((otherCount == 0 ? 0.5 : otherCount) / otherSize)
  }
}
