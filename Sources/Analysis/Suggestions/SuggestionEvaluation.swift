public import Learning
import Statistics
import StudyIndex

/// How good a model's suggestions under one code are: on people that the model has not learnt from.
public struct SuggestionEvaluation: Sendable {
  /// Passages that people have judged, and how many of them have the code.
  public let passages: Int
  public let coded: Int
  /// People whose passages were judged, and those of them who mention the code.
  public let people: Int
  public let peopleCoded: Int
  /// Parts of the cross-validation.
  public let folds: Int
  public let averagePrecision: AveragePrecision
  /// Of those at or above the threshold.
  public let quality: DecisionQuality
  public let calibration: Calibration
  /// In the order of the model, and in the order of the transcripts.
  public let reading: ReadingCurve
  public let inOrder: ReadingCurve
  /// The rules' hits on the same passages, judged or not; `nil` for a code without rules.
  public let rules: DecisionQuality?
  /// The rules' hits first, then all others, both in the order of the transcripts; `nil` for a code without rules.
  public let rulesFirst: ReadingCurve?
  /// Coders and model beside one coder; `nil` where no two have read the same.
  public let coders: CodersBeside?

  /// The share of passages that have the code: the average precision of a ranking that knows nothing.
  public var prevalence: Double { Double(coded) / Double(passages) }
  /// How many passages the rules find, right or wrong.
  public var foundByRules: Int? { rules.map { $0.counts.truePositives + $0.counts.falsePositives } }

  /// - Parameters:
  ///   - hasHit: of each row of the validation, whether a rule finds the code there; `nil` for a code without rules.
  ///   - seed: of the bootstrap.
  /// - Throws: `LearningError.oneClass` when no row is positive.
  init(
    _ validation: CrossValidation, hasHit: [Bool]?, coders: CodersBeside?, seed: UInt64
  ) throws(LearningError) {
    let rows = validation.rows
    passages = rows.count
    coded = rows.count { $0.isPositive }
    people = Set(rows.map(\.cluster)).count
    peopleCoded = Set(rows.filter(\.isPositive).map(\.cluster)).count
    folds = validation.folds
    averagePrecision = try AveragePrecision(validation, seed: seed)
    quality = DecisionQuality(rows, decisions: validation.decisions, seed: seed)
    calibration = Calibration(validation)
    reading = ReadingCurve(inOrder: validation.ranking.map { rows[$0].isPositive })
    inOrder = ReadingCurve(inOrder: rows.map(\.isPositive))
    rulesFirst = hasHit.map { hasHit in
      let order = rows.indices.filter { hasHit[$0] } + rows.indices.filter { !hasHit[$0] }
      return ReadingCurve(inOrder: order.map { rows[$0].isPositive })
    }
    rules = hasHit.map { DecisionQuality(rows, decisions: $0, seed: seed) }
    self.coders = coders
  }
}

extension PassageLabels {
  /// Whether a passage has the code, or was read and does not have it.
  func isJudged(_ passage: Int) -> Bool { labels[passage] == .positive || labels[passage] == .negative }

  /// Whether it was judged by reading, and not found by a search for the code.
  func isRead(_ passage: Int) -> Bool { wasRead[passage] && isJudged(passage) }
}
