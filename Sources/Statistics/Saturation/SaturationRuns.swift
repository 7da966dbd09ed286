/// When new interviews bring (almost) no new codes: base, run and threshold.
///
/// - Base: codes of the first `base` interviews. Run: `run` interviews after one another, the first right after the
///   base, each next one an interview later. New information of a run: its new codes over the base's codes.
/// - Saturation: the first run whose new information is not above the threshold. It is written `5+2`: reached after
///   five interviews, as the two after them show.
///
/// Reference: Guest, Namey & Chen (2020), A simple method to assess and report thematic saturation in qualitative
/// research, PLoS ONE 15(5), e0232076.
public struct SaturationRuns: Sendable, Hashable {
  public struct Run: Sendable, Hashable {
    /// First interview of the run, 1-based.
    public let first: Int
    public let newCodes: Int
    /// Over the base's codes.
    public let share: Double
  }

  public let base: Int
  public let length: Int
  public let threshold: Double
  /// Codes of the base.
  public let baseCodes: Int
  public let runs: [Run]

  /// The first run that is at or below the threshold.
  public var reached: Run? { runs.first { $0.share <= threshold } }
  /// Interviews before that run.
  public var interviews: Int? { reached.map { $0.first - 1 } }
  /// `5+2`.
  public var notation: String? { interviews.map { "\($0)+\(length)" } }

  /// - Parameter newCodes: by interview, in the order in which they were held.
  /// - Throws: `StatisticsError.badSetting` for a base or run below 1; `.badLevel` for a threshold that is not from 0
  ///   to 1; `.badCount`; `.tooFewObservations` where there is no whole run after the base; `.emptyTable` where the
  ///   base has no code.
  public init(newCodes: [Int], base: Int, run: Int, threshold: Double) throws(StatisticsError) {
    guard base > 0 else { throw .badSetting(base) }
    guard run > 0 else { throw .badSetting(run) }
    guard (0...1).contains(threshold) else { throw .badLevel(threshold) }
    if let bad = newCodes.firstIndex(where: { $0 < 0 }) { throw .badCount(index: bad) }
    guard newCodes.count >= base + run else {
      throw .tooFewObservations(needed: base + run, given: newCodes.count)
    }
    let codes = newCodes.prefix(base).reduce(0, +)
    guard codes > 0 else { throw .emptyTable }
    self.base = base
    length = run
    self.threshold = threshold
    baseCodes = codes
    runs = (base...(newCodes.count - run)).map { start in
      let new = newCodes[start..<(start + run)].reduce(0, +)
      return Run(first: start + 1, newCodes: new, share: Double(new) / Double(codes))
    }
  }
}
