/// What a model says about rows that it was not trained on: each part of the rows is judged by a model of all others.
public struct CrossValidation: Sendable {
  public let rows: [LabelledRow]
  /// Of each row, in their order, 0 to 1.
  public let probabilities: [Double]
  /// The part that each row was in, 0-based.
  public let parts: [Int]
  /// How many parts there were.
  public let folds: Int
  /// Indices of `rows` by probability, the greatest first; equals in the order of the rows.
  public let ranking: [Int]
  /// The threshold that is best for all rows: what a model of all of them is used with.
  public let threshold: Double
  /// Whether each row is taken for positive: by the threshold that is best for the rows of all other parts, so that a row
  /// has no part in how it is judged.
  public let decisions: [Bool]

  /// Ten parts, five of many rows: there a tenth more to learn from changes little.
  public static func usualFolds(rows: Int) -> Int { rows > 20_000 ? 5 : 10 }

  /// - Parameter folds: at most so many parts; `nil` for the usual number.
  /// - Throws: `LearningError` when there are too few clusters with a positive row to leave some out, or no negative row.
  public init(
    _ rows: [LabelledRow], of table: FeatureTable, settings: LogisticSettings = LogisticSettings(), folds: Int? = nil
  ) throws(LearningError) {
    let division = try ClusterFolds(rows, most: folds ?? Self.usualFolds(rows: rows.count))
    let parts = rows.map { division.part(of: $0.cluster) }
    var probabilities = [Double](repeating: 0, count: rows.count)
    for part in 0..<division.count {
      let held = rows.indices.filter { parts[$0] == part }
      if held.isEmpty { continue }
      let training = rows.indices.filter { parts[$0] != part }.map { rows[$0] }
      let model = try LogisticModel(training, of: table, settings: settings)
      for (index, probability) in zip(held, model.probabilities(ofRows: held.map { rows[$0].row }, in: table)) {
        probabilities[index] = probability
      }
    }
    self.init(rows: rows, probabilities: probabilities, parts: parts, folds: division.count)
  }

  /// - Precondition: all three are of one length.
  public init(rows: [LabelledRow], probabilities: [Double], parts: [Int], folds: Int) {
    precondition(rows.count == probabilities.count && rows.count == parts.count)
    self.rows = rows
    self.probabilities = probabilities
    self.parts = parts
    self.folds = folds
    let ranking = rows.indices.sorted { a, b in
      probabilities[a] == probabilities[b] ? a < b : probabilities[a] > probabilities[b]
    }
    let ranked = ranking.map { (probability: probabilities[$0], isPositive: rows[$0].isPositive, part: parts[$0]) }
    func threshold(without part: Int?) -> Double {
      DecisionThreshold.bestF1(sorted: ranked.lazy.filter { $0.part != part }.map { ($0.probability, $0.isPositive) })
    }
    let thresholds = (0..<folds).map { threshold(without: $0) }
    self.ranking = ranking
    self.threshold = threshold(without: nil)
    decisions = rows.indices.map { probabilities[$0] >= thresholds[parts[$0]] }
  }
}
