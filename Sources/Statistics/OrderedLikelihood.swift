import Foundation

/// The likelihood of the proportional odds model with its derivatives, and its maximum by Newton's method.
struct OrderedLikelihood {
  let outcome: [Int]
  let weights: [Double]
  let x: Matrix
  let categories: Int

  private var cuts: Int { categories - 1 }

  private func logistic(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

  /// The two ends of an observation's stretch of the latent scale.
  private func ends(_ row: Int, _ parameters: [Double]) -> (low: Double, high: Double) {
    var shift = 0.0
    for column in 0..<x.columns { shift += x[row, column] * parameters[cuts + column] }
    let k = outcome[row]
    return (
      k == 0 ? -.infinity : parameters[k - 1] - shift, k == categories - 1 ? .infinity : parameters[k] - shift
    )
  }

  /// P(low < Z <= high) from the side on which both tails are small.
  private func probability(_ low: Double, _ high: Double) -> Double {
    low > 0 ? logistic(-low) - logistic(-high) : logistic(high) - logistic(low)
  }

  /// Minus infinity when thresholds cross.
  func value(_ parameters: [Double]) -> Double {
    var sum = ExactSum()
    for row in outcome.indices {
      let (low, high) = ends(row, parameters)
      let p = probability(low, high)
      guard p > 0 else { return -.infinity }
      sum.add(weights[row] * log(p))
    }
    return sum.value
  }

  /// Each observation's gradient, weight included: observations by parameters.
  func scores(_ parameters: [Double]) -> Matrix {
    var result = Matrix(rows: outcome.count, columns: parameters.count)
    func density(_ z: Double) -> Double { z.isInfinite ? 0 : logistic(z) * logistic(-z) }
    for row in outcome.indices {
      let (low, high) = ends(row, parameters)
      let factor = weights[row] / probability(low, high)
      let (up, down) = (density(high) * factor, density(low) * factor)
      let k = outcome[row]
      if k < cuts { result[row, k] += up }
      if k > 0 { result[row, k - 1] -= down }
      for column in 0..<x.columns { result[row, cuts + column] = (down - up) * x[row, column] }
    }
    return result
  }

  /// The gradient and the negative Hessian.
  private func derivatives(_ parameters: [Double]) -> (gradient: [Double], information: Matrix) {
    let size = parameters.count
    var gradient = [ExactSum](repeating: ExactSum(), count: size)
    var information = Matrix(rows: size, columns: size)
    for row in outcome.indices {
      let (low, high) = ends(row, parameters)
      let p = probability(low, high)
      func density(_ z: Double) -> Double { z.isInfinite ? 0 : logistic(z) * logistic(-z) }
      func slope(_ z: Double) -> Double { z.isInfinite ? 0 : density(z) * (logistic(-z) - logistic(z)) }
      let up = density(high) / p
      let down = -density(low) / p
      let second = [
        slope(high) / p - up * up,
        -slope(low) / p - down * down,
        -up * down,
      ]
      // How the two ends move with the parameters that touch this observation.
      var places: [(index: Int, high: Double, low: Double)] = []
      let k = outcome[row]
      if k < cuts { places.append((k, 1, 0)) }
      if k > 0 { places.append((k - 1, 0, 1)) }
      for column in 0..<x.columns { places.append((cuts + column, -x[row, column], -x[row, column])) }
      let w = weights[row]
      for a in places {
        gradient[a.index].add(w * (up * a.high + down * a.low))
        for b in places {
          information[a.index, b.index] -=
            w
            * (second[0] * a.high * b.high + second[1] * a.low * b.low + second[2] * (a.high * b.low + a.low * b.high))
        }
      }
    }
    return (gradient.map(\.value), information)
  }

  func maximum(from start: [Double]) throws(StatisticsError) -> (
    parameters: [Double], covariance: Matrix, value: Double, iterations: Int
  ) {
    var parameters = start
    var current = value(parameters)
    var settled = false
    for round in 1...80 {
      let (gradient, information) = derivatives(parameters)
      let inverse: Matrix
      do {
        inverse = try LinearAlgebra.invertPositive(information).inverse
      } catch {
        throw .noConvergence(iterations: round)
      }
      let step = try inverse.times(try Matrix(columns: [gradient])).values
      let largest = step.reduce(0) { max($0, abs($1)) }
      if round >= 12, largest > 0.1, let found = certificate(step) { throw found }
      var share = 1.0
      var next = parameters
      var better = -Double.infinity
      for _ in 0..<40 {
        next = zip(parameters, step).map { $0 + share * $1 }
        better = value(next)
        if better >= current - 1e-12 * abs(current) { break }
        share /= 2
      }
      parameters = next
      current = better
      if settled { return (parameters, inverse, current, round) }
      settled = largest < 1e-8
    }
    throw .noConvergence(iterations: 80)
  }

  /// The separation that a step proves: every end moves outwards or stays, and some move.
  private func certificate(_ step: [Double]) -> StatisticsError? {
    var moves: [Double] = []
    for row in outcome.indices {
      let (low, high) = ends(row, step)
      let k = outcome[row]
      let outward = k == 0 ? high : (k == categories - 1 ? -low : min(high, -low))
      let most = k == 0 ? high : (k == categories - 1 ? -low : max(high, -low))
      moves.append(outward < 0 ? outward : most)
    }
    let largest = moves.reduce(0) { max($0, abs($1)) }
    guard largest > 0, moves.allSatisfy({ $0 >= -1e-6 * largest }) else { return nil }
    let separated = moves.indices.filter { moves[$0] > 1e-3 * largest }
    let columns = (0..<x.columns).filter { abs(step[cuts + $0]) > 1e-3 * largest }
    return .separation(columns: columns, observations: separated, complete: separated.count == outcome.count)
  }
}
