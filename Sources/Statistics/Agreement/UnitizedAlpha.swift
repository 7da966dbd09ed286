/// The family of Krippendorff's alpha for text that coders divide into passages themselves (2016): did they mark the
/// same passages, and with the same values?
///
/// What nobody is asked to mark is a gap, a value of its own. With T the text read, once a reader; o[v,w] the lengths on
/// which one coder has v and another w, over ordered pairs of coders, divided by a text's readers less one:
/// - expected coincidences e[v,w] = (o[v] o[w] - (v = w) s[v]) / (T - S / T), s[v] the sum of squared lengths of the
///   passages of v, of the lengths themselves for gaps, S their sum;
/// - `all` (u-alpha) = 1 - sum of o[v,w] d[v,w] over sum of e[v,w] d[v,w], all values and the gap;
/// - `relevance` (|u-alpha): the gap against all values taken together;
/// - `coding` (cu-alpha): only where passages of both coders meet, from the values alone. Expected: as above, of what
///   meets, s[v] the sum over passages and other coders of the square of the length on which the passage meets
///   that coder's passages, over readers less one;
/// - `value(k)` ((k)u-alpha): value k against the others, on the same stretches.
///
/// For more than two coders pairs of coders are summed; other programs join the other coders' passages first (R
/// quallmer), so that their cu-alpha differs. Texts are joined without a passage reaching from one into the next.
///
/// Reference: Krippendorff, Mathet, Bouvry & Widlöcher (2016), Quality & Quantity 50: 2347-2364, and its erratum.
public struct UnitizedAlpha: Sendable {
  public enum Measure: Sendable, Hashable {
    case all
    case relevance
    case coding
    case value(Int)
  }

  public struct Estimate: Sendable, Hashable {
    public let value: Double
    /// The share of the text (for `value(k)`: of what was marked k) that the measure rests on.
    public let coverage: Double
  }

  public enum Degeneracy: Error, Sendable, Hashable {
    /// No text was read by two coders.
    case noPairedText
    /// Nobody marked anything, or nobody used this value.
    case nothingMarked
    /// Everybody marked everything, with one value.
    case oneValue
    /// No passage of one coder meets a passage of another.
    case nothingMeets
  }

  private let sums: UnitizedSums
  private let distances: Matrix

  /// - Parameters:
  ///   - continua: of any number of texts.
  ///   - distances: of the values from each other, 0 to 1; `nil` for nominal values.
  /// - Throws: `StatisticsError.wrongShape` unless there is a row and a column for each value, `.badCategory` with the
  ///   index of a continuum that has a value outside `values`.
  public init(_ continua: [UnitizedContinuum], values: Int, distances: Matrix? = nil)
    throws(StatisticsError)
  {
    var sums = UnitizedSums(values: values)
    for (index, continuum) in continua.enumerated() {
      guard sums.holds(continuum) else { throw .badCategory(index: index) }
      sums.add(continuum)
    }
    try self.init(sums, distances)
  }

  init(_ sums: UnitizedSums, _ distances: Matrix?) throws(StatisticsError) {
    self.sums = sums
    if let distances {
      guard distances.rows == sums.values, distances.columns == sums.values else {
        throw .wrongShape(rows: distances.rows, columns: distances.columns)
      }
      self.distances = distances
    } else {
      var nominal = Matrix(rows: sums.values, columns: sums.values)
      for a in 0..<sums.values {
        for b in 0..<sums.values where a != b { nominal[a, b] = 1 }
      }
      self.distances = nominal
    }
  }

  public func outcome(_ measure: Measure) -> Result<Estimate, Degeneracy> {
    Self.outcome(measure, sums, distances)
  }

  /// The share of the text (of `value(k)`: of what was marked k) on which passages meet; 1 for `all` and `relevance`. `nil`
  /// where nothing was read by two coders or nothing was marked.
  public func coverage(_ measure: Measure) -> Double? {
    guard sums.total > 0 else { return nil }
    switch measure {
    case .all, .relevance: return 1
    case .coding: return (0..<sums.values).reduce(0) { $0 + sums.met($1 + 1) } / sums.total
    case .value(let value):
      let marked = sums.margin(value + 1)
      return marked > 0 ? sums.met(value + 1) / marked : nil
    }
  }

  /// BCa intervals over texts as clusters, in the order of the measures.
  /// - Parameters:
  ///   - clusters: the cluster of each continuum, from 0.
  public static func intervals(
    _ measures: [Measure], _ continua: [UnitizedContinuum], clusters: [Int], values: Int,
    distances: Matrix? = nil,
    _ bootstrap: ClusterBootstrap, level: Double = 0.95
  ) throws(StatisticsError) -> [ClusterBootstrap.Outcome] {
    try estimates(measures, continua, clusters: clusters, values: values, distances: distances, bootstrap, level: level)
      .map(\.interval)
  }

  /// Estimates with their intervals, in the order of the measures.
  /// - Parameters:
  ///   - clusters: the cluster of each continuum, from 0.
  public static func estimates(
    _ measures: [Measure], _ continua: [UnitizedContinuum], clusters: [Int], values: Int,
    distances: Matrix? = nil,
    _ bootstrap: ClusterBootstrap, level: Double = 0.95
  ) throws(StatisticsError) -> [(outcome: Result<Estimate, Degeneracy>, interval: ClusterBootstrap.Outcome)] {
    guard continua.count == clusters.count else {
      throw .lengthsDiffer(continua.count, clusters.count)
    }
    let whole = try UnitizedAlpha(UnitizedSums(values: values), distances)
    for (index, continuum) in continua.enumerated() where !whole.sums.holds(continuum) {
      throw .badCategory(index: index)
    }
    // One value against the others needs the lengths of every pair of values.
    let needsPairs = measures.contains { if case .value = $0 { true } else { false } }
    let width = needsPairs ? whole.sums.numbers.count : UnitizedTotals(values: values).numbers.count
    var all = [Double](repeating: 0, count: width * bootstrap.clusters)
    for (continuum, cluster) in zip(continua, clusters) {
      let start = cluster * width
      if needsPairs {
        var sums = UnitizedSums(values: values)
        sums.add(continuum)
        for place in 0..<width where sums.numbers[place] != 0 { all[start + place] += sums.numbers[place] }
      } else {
        var totals = UnitizedTotals(values: values)
        totals.add(continuum, whole.distances)
        for place in 0..<width where totals.numbers[place] != 0 { all[start + place] += totals.numbers[place] }
      }
    }
    func outcomes(_ draws: Matrix) -> [[Result<Estimate, Degeneracy>]] {
      needsPairs
        ? outcomesOfPairs(measures, draws, values: values, whole.distances)
        : outcomesOfTotals(measures, draws, values: values, whole.distances)
    }
    let intervals = bootstrap.intervals(ofBlocks: all, width: width, level: level) { draws in
      outcomes(draws).map { $0.map { (try? $0.get().value) ?? .nan } }
    }
    let sums = ClusterSums(all, clusters: bootstrap.clusters, width: width)
    let found = outcomes(sums.total)[0]
    return zip(found, intervals).map { (outcome: $0, interval: $1) }
  }

  // MARK: - From sums

  /// Of each draw, a column of sums, the measures.
  private static func outcomesOfPairs(
    _ measures: [Measure], _ draws: Matrix, values: Int, _ distances: Matrix
  ) -> [[Result<Estimate, Degeneracy>]] {
    var sums = UnitizedSums(values: values)
    return (0..<draws.columns).map { draw in
      sums.numbers = Array(draws.values[(draw * draws.rows)..<((draw + 1) * draws.rows)])
      return measures.map { outcome($0, sums, distances) }
    }
  }

  /// The same of the three measures that need totals only.
  private static func outcomesOfTotals(
    _ measures: [Measure], _ draws: Matrix, values: Int, _ distances: Matrix
  ) -> [[Result<Estimate, Degeneracy>]] {
    func apart(_ measure: Measure, whereMet: Bool) -> [Double] {
      measures.contains(measure) ? UnitizedTotals.apart(draws, values: values, distances, whereMet: whereMet) : []
    }
    let (marked, met) = (apart(.all, whereMet: false), apart(.coding, whereMet: true))
    var totals = UnitizedTotals(values: values)
    return (0..<draws.columns).map { draw in
      totals.numbers = Array(draws.values[(draw * draws.rows)..<((draw + 1) * draws.rows)])
      guard totals.total > 0 else { return measures.map { _ in .failure(.noPairedText) } }
      return measures.map { measure in
        switch measure {
        case .all: totals.wholeText(isBinary: false, valuesApart: marked[draw])
        case .relevance: totals.wholeText(isBinary: true, valuesApart: 0)
        case .coding: totals.whereMet(valuesApart: met[draw])
        case .value: .failure(.noPairedText)
        }
      }
    }
  }

  private static func outcome(
    _ measure: Measure, _ sums: UnitizedSums, _ distances: Matrix
  ) -> Result<Estimate, Degeneracy> {
    guard sums.total > 0 else { return .failure(.noPairedText) }
    if case .value(let value) = measure { return meeting(sums, distances, value: value) }
    var draw = Matrix(rows: UnitizedTotals(values: sums.values).numbers.count, columns: 1)
    for (place, number) in UnitizedTotals(sums, distances).numbers.enumerated() { draw[place, 0] = number }
    return outcomesOfTotals([measure], draw, values: sums.values, distances)[0][0]
  }

  /// Where passages meet: one value against the others.
  private static func meeting(
    _ sums: UnitizedSums, _ distances: Matrix, value: Int
  ) -> Result<Estimate, Degeneracy> {
    let places = 1...max(1, sums.values)
    let v = value + 1
    guard sums.values > 0, sums.margin(v) > 0 else { return .failure(.nothingMarked) }
    let margins = places.map { sums.met($0) }
    let met = margins.reduce(0, +)
    guard met > 0, margins[value] > 0 else { return .failure(.nothingMeets) }
    let pairs = met - sums.metSquares / met
    func expected(_ w: Int) -> Double {
      (margins[value] * margins[w - 1] - (v == w ? sums.metSquare(v) : 0)) / pairs
    }
    let apart = places.reduce(0.0) { $0 + distances[value, $1 - 1] * sums.observed(v, $1) }
    let chance = places.reduce(0.0) { $0 + distances[value, $1 - 1] * expected($1) }
    let all = places.reduce(0) { $0 + expected($1) }
    guard chance > 0, pairs > 0 else { return .failure(.oneValue) }
    return .success(
      Estimate(
        value: 1 - all / margins[value] * apart / chance, coverage: margins[value] / sums.margin(v))
    )
  }
}
