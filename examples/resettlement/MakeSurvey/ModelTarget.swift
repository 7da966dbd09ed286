/// One published model: what the annealing measures its distance from.
struct ModelTarget {
  let slopes: [Double]
  let constant: Double
  let adjustedRSquared: Double
  /// For each slope, the absolute values of t that get the published number of stars.
  let bands: [ClosedRange<Double>]
  let observations: Int

  init(_ model: Published.Model, observations: Int) {
    slopes = model.b.dropLast().compactMap { $0 }
    constant = (model.b.last ?? 0) ?? 0
    adjustedRSquared = model.adj_r2
    self.observations = observations
    bands = zip(model.b.dropLast(), model.se.dropLast()).compactMap { estimate, error in
      guard let estimate, let error else { return nil }
      return Stars.band(Stars.count(estimate / error))
    }
  }

  /// How far a model is from the published one: nothing within what rounding hides, then the square of the distance in
  /// steps of 0.001 for coefficients, 0.01 for t beyond the band of its stars, 0.005 for adjusted R squared.
  /// - Parameters:
  ///   - inverse: of the regressors' covariances, its diagonal.
  ///   - means: of the regressors.
  func distance(_ fitted: [Double], rSquared: Double, inverse: [Double], means: [Double]) -> Double {
    let n = Double(observations)
    let variance = (1 - rSquared) * (n - 1) / (n - Double(slopes.count) - 1)
    var total = square(beyond(1 - variance, adjustedRSquared, 0.002) / 0.005)
    var level = 0.0
    for index in 0..<slopes.count {
      let estimate = fitted[index]
      total += square(beyond(estimate, slopes[index], 0.0004) / 0.001)
      level -= estimate * means[index]
      let t = abs(estimate) / (variance * inverse[index] / (n - 1)).squareRoot()
      let band = bands[index]
      total += square(max(band.lowerBound + 0.003 - t, t - band.upperBound + 0.003, 0) / 0.01)
    }
    return total + square(beyond(level, constant, 0.0004) / 0.001)
  }
}

/// Stars by Student's t, two-sided: three below 0.01, two below 0.05, one below 0.1.
enum Stars {
  /// Critical values with 278 degrees of freedom, those of the even models: R `qt(c(.95, .975, .995), 278)`. With the
  /// odd models' 280 they differ from the fifth digit on.
  private static let critical = [1.650353, 1.968534, 2.593629]

  static func count(_ t: Double) -> Int { critical.filter { abs(t) > $0 }.count }

  static func band(_ stars: Int) -> ClosedRange<Double> {
    (stars == 0 ? -1 : critical[stars - 1])...(stars == 3 ? 1000 : critical[stars])
  }

  static func written(_ stars: Int) -> String { String(repeating: "*", count: stars) }
}

/// How much further than `slack` two numbers are apart.
func beyond(_ value: Double, _ target: Double, _ slack: Double) -> Double { max(abs(value - target) - slack, 0) }

func square(_ number: Double) -> Double { number * number }
