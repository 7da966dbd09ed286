import Basics
import Respondents
public import Statistics
public import StudyDefinition
public import StudyIndex

/// A scale by principal components of its items' correlations, with what tells whether that is sound.
public struct ScaleAnalysis: Sendable {
  public let definition: ScaleDefinition
  /// Respondents with an answer to every item, and all.
  public let count: Int
  public let total: Int
  /// For each item, how many have no answer.
  public let missing: [Int]
  public let means: [Double]
  public let standardDeviations: [Double]
  public let minima: [Double]
  public let maxima: [Double]
  public let sampling: KaiserMeyerOlkin
  public let sphericity: BartlettSphericity
  public let components: PrincipalComponents
  public let alpha: CronbachAlpha
  /// `nil` below three items, or where one factor cannot be extracted.
  public let omega: McDonaldOmega?
  /// The loadings turned by varimax; `nil` where one component is kept.
  public let rotation: Varimax?
  /// Alpha of the items' polychoric correlations; `nil` unless every item is ordinal, and until `examined`.
  public private(set) var ordinalAlpha: OrdinalAlpha?
  /// Whether every item is ordinal and ordinal alpha was looked for in vain: the answers to two items go together without
  /// exception, so that the likelihood of their polychoric correlation grows towards -1 or 1.
  public private(set) var lacksOrdinalAlpha = false
  /// `nil` until `examined`.
  public private(set) var parallel: ParallelAnalysis?
  private let areOrdinal: Bool
  private let answers: Matrix
  /// Components by respondents; NaN where an item is missing.
  private let allScores: [[Double]]

  /// - Throws: `Problem` that names the scale, its line in study.yaml and what is wrong with its items.
  public init(_ definition: ScaleDefinition, _ data: SurveyData) throws {
    self.definition = definition
    let columns = try definition.items.map {
      try data.numbers($0, line: definition.line, known: data.names)
    }
    let computed: Computed
    do {
      computed = try Computed(columns, components: definition.components)
    } catch {
      throw Problem.scale(definition, error)
    }
    sampling = computed.sampling
    sphericity = computed.sphericity
    components = computed.components
    alpha = computed.alpha
    omega = definition.items.count > 2 ? try? McDonaldOmega(computed.components.correlations) : nil
    count = computed.deletion.kept.count
    total = computed.deletion.count
    missing = computed.deletion.missing
    means = computed.components.correlations.means
    standardDeviations = computed.components.correlations.standardDeviations
    minima = computed.kept.map { $0.min() ?? .nan }
    maxima = computed.kept.map { $0.max() ?? .nan }
    allScores = computed.scores
    rotation = computed.components.kept > 1 ? try? Varimax(computed.components.loadings) : nil
    areOrdinal = definition.items.allSatisfy { item in
      data.table.column(named: item).map { data.table.variables[$0].kind == .ordinal } ?? false
    }
    answers = computed.answers
  }

  /// With what takes longer and only who asks for the scale itself wants: parallel analysis, and ordinal alpha where all
  /// items are ordinal.
  func examined(draws: Int, seed: UInt64) -> ScaleAnalysis {
    var scale = self
    scale.parallel = try? ParallelAnalysis(items: definition.items.count, observations: count, draws: draws, seed: seed)
    if areOrdinal {
      scale.ordinalAlpha = try? OrdinalAlpha(answers)
      scale.lacksOrdinalAlpha = scale.ordinalAlpha == nil
    }
    return scale
  }

  /// Standardised scores of a component (0-based), one a respondent; NaN where an item is missing.
  public func scores(component: Int) -> [Double] { allScores[component] }
}

/// The numbers of a scale, on the respondents who answered every item.
private struct Computed {
  let deletion: ListwiseDeletion
  /// The complete answers, item by item.
  let kept: [[Double]]
  let answers: Matrix
  let sampling: KaiserMeyerOlkin
  let sphericity: BartlettSphericity
  let components: PrincipalComponents
  let alpha: CronbachAlpha
  /// Components by respondents; NaN where an item is missing.
  let scores: [[Double]]

  init(_ columns: [[Double]], components number: Int?) throws(StatisticsError) {
    let deletion = try ListwiseDeletion(columns)
    let kept = columns.map { column in deletion.kept.map { column[$0] } }
    let matrix = try Matrix(columns: kept)
    answers = matrix
    let correlations = try CorrelationMatrix(matrix)
    sampling = try KaiserMeyerOlkin(correlations)
    sphericity = try BartlettSphericity(correlations)
    components = try PrincipalComponents(correlations, components: number)
    alpha = try CronbachAlpha(matrix)
    let complete = try components.scores(matrix)
    var scores = Array(repeating: Array(repeating: Double.nan, count: deletion.count), count: complete.columns)
    for component in 0..<complete.columns {
      for (row, position) in deletion.kept.enumerated() { scores[component][position] = complete[row, component] }
    }
    self.scores = scores
    self.deletion = deletion
    self.kept = kept
  }
}

extension ScaleAnalysis {
  /// Of Cronbach's alpha, at 95%; `nil` where it cannot be computed.
  public var alphaInterval: Interval? { try? alpha.interval() }

  /// Cronbach's alpha of the other items; `nil` where it cannot be computed.
  /// - Parameter item: 0-based.
  public func alpha(withoutItem item: Int) -> Double? {
    guard alpha.ifDropped.indices.contains(item), alpha.ifDropped[item].isFinite else { return nil }
    return alpha.ifDropped[item]
  }

  /// Shares of the variance (0 to 1) that the components explain together, each with those before it.
  public var cumulativeVariance: [Double] {
    var sum = 0.0
    return components.explained.map { share in
      sum += share
      return sum
    }
  }
}
