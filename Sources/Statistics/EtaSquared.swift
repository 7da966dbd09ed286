/// How much of the variance lies between groups, from a one-way analysis of variance.
///
/// - Eta squared: SS between / SS total. Omega squared and epsilon squared correct its upward bias.
/// - Interval of eta squared: the noncentral F distributions that have the observed F at their tails, with lambda turned
///   into lambda / (lambda + df1 + df2 + 1) (Steiger 2004); both limits at `level`, two-sided.
///
/// Reference: R effectsize::eta_squared, omega_squared, epsilon_squared; the interval as MBESS::ci.pvaf (effectsize divides
/// by lambda + df2 instead, which is a little larger).
public struct EtaSquared: Sendable, Hashable {
  public let estimate: Double
  public let omegaSquared: Double
  public let epsilonSquared: Double
  let statistic: Double
  let degreesBetween: Double
  let degreesWithin: Double

  public init(_ anova: OneWayANOVA) {
    let total = anova.sumBetween + anova.sumWithin
    let chance = anova.degreesBetween * anova.meanSquareWithin
    estimate = anova.sumBetween / total
    omegaSquared = max(0, (anova.sumBetween - chance) / (total + anova.meanSquareWithin))
    epsilonSquared = max(0, (anova.sumBetween - chance) / total)
    statistic = anova.statistic
    degreesBetween = anova.degreesBetween
    degreesWithin = anova.degreesWithin
  }

  /// - Throws: `StatisticsError.badLevel`, or `.noConvergence` when F is too large for the noncentral distribution.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> Interval {
    let outside = try tail(outside: level)
    func share(_ lambda: Double) -> Double { lambda / (lambda + degreesBetween + degreesWithin + 1) }
    func upper(_ lambda: Double) -> Double {
      lambda == 0
        ? FisherF(numerator: degreesBetween, denominator: degreesWithin).upper(statistic)
        : NoncentralF(numerator: degreesBetween, denominator: degreesWithin, noncentrality: lambda).upper(statistic)
    }
    func lambda(where probability: Double) throws(StatisticsError) -> Double {
      if upper(0) >= probability { return 0 }
      var high = max(1, statistic * degreesBetween)
      for _ in 0..<60 where upper(high) < probability { high *= 2 }
      guard let found = root(of: { upper($0) - probability }, from: 0, to: high) else {
        throw .noConvergence(iterations: 60)
      }
      return found
    }
    return Interval(low: share(try lambda(where: outside)), high: share(try lambda(where: 1 - outside)))
  }
}
