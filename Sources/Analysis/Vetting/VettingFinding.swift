public import Statistics

/// What a check compares, and by which rule.
public enum VettingRule: String, Sendable, Hashable, CaseIterable {
  /// The mean lies between the smallest and the largest value.
  case meanInRange = "mean_in_range"
  /// GRIM: n whole numbers can have this mean.
  case wholeMean = "whole_mean"
  /// The SD is one that mean, range and n allow.
  case possibleDeviation = "possible_sd"
  /// GRIMMER: n whole numbers with this mean can have this SD.
  case wholeDeviation = "whole_sd"
  /// A percentage is a whole count out of n.
  case percentOfCount = "percent_of_n"
  /// The parts can make up the whole.
  case percentSum = "percent_sum"
  /// The share given in the text is that of the same level as in the table.
  case coding
  /// The same figure printed twice is the same.
  case repeated
  /// A thing is called the same everywhere.
  case names
  /// Adjusted R squared follows from R squared, n and the number of coefficients.
  case adjustedRSquared = "adjusted_r2"
  /// R squared does not fall when terms are added.
  case nestedRSquared = "nested_r2"
  /// AIC follows from R squared, n and the outcome's SD by some count.
  case aic
  /// The regression goes through the means.
  case means = "through_means"
  /// The standard error follows from residuals, the regressor's SD, VIF and n.
  case standardError = "standard_error"
  /// t or z is the estimate divided by its standard error.
  case statistic
  /// p, or the stars, follow from the statistic.
  case probability = "p_value"
}

/// What a check has found at one place: figures that contradict one another, or something worth knowing.
public struct VettingFinding: Sendable {
  public enum Kind: String, Sendable, Hashable {
    case inconsistency
    case information
  }

  public let kind: Kind
  public let rule: VettingRule
  /// The table, or `text`.
  public let place: String
  /// The row, the term or the model.
  public let subject: String
  /// 1-based, in the file.
  public let line: Int
  public let detail: Detail

  /// Models in a few words: `model 1, 2, 5` where the names differ in their last word alone.
  public static func together(_ models: [String]) -> String {
    let words = models.map { $0.split(separator: " ").map(String.init) }
    guard let first = words.first, first.count > 1, words.allSatisfy({ $0.dropLast() == first.dropLast() }) else {
      return models.joined(separator: ", ")
    }
    return (first.dropLast() + [words.compactMap(\.last).joined(separator: ", ")]).joined(separator: " ")
  }

  /// The figures as printed, and what could stand in their place.
  public enum Detail: Sendable {
    case meanOutside(PrintedFigure, range: PrintedRange)
    /// The two whole sums nearest to the printed mean; out of count times items. `fewer`: the largest smaller n, not
    /// below nine tenths of n, that would make the mean possible.
    case wholeMean(PrintedFigure, nearest: [Int], count: Int, items: Int, fewer: Int?)
    case deviation(
      PrintedFigure, mean: PrintedFigure, possible: Bounds, range: PrintedRange?, isWhole: Bool, count: Int)
    /// The possible SDs next to the printed one.
    case wholeDeviation(PrintedFigure, mean: PrintedFigure, nearest: [Double], count: Int)
    case percent(PrintedFigure, nearest: [Int], count: Int)
    case percentSum([PrintedFigure], total: Bounds, count: Int?)
    /// The share that the table gives the level that the text names, and the level whose share it is.
    case coding(
      PrintedShare, mean: PrintedFigure, table: String, upper: PrintedVariable.Level, possible: Bounds,
      otherLevel: String?)
    case repeated(PrintedFigure, other: PrintedFigure, otherPlace: String, what: String)
    case names(here: [String], there: [String], otherPlace: String)
    case adjusted(PrintedFigure, rSquared: PrintedFigure, possible: Bounds, count: Int, coefficients: Int)
    case nested(smaller: String, Bounds, Bounds)
    /// Models whose AIC follows by no count.
    case aic([AICCase])
    /// Models whose AIC each follows by some count, but by none that is common to all.
    case aicMixed([AICCase])
    /// By which counts each model's AIC follows: worth knowing, not wrong.
    case aicCounts([AICCase])
    /// `remedies`: one regressor and a power of ten that would let every model through the means.
    case means([MeansCase], remedies: [ScaleRemedy])
    case standardErrors([StandardErrorCase], scale: Double?)
    case statistic(PrintedFigure, estimate: PrintedFigure, standardError: PrintedFigure, possible: Bounds)
    case probability(printed: String, statistic: StatisticText, possible: Bounds)
  }

  public struct AICCase: Sendable {
    public let model: String
    public let figure: PrintedFigure
    /// What each count gives.
    public let possible: [(count: AICCount, bounds: Bounds)]
    /// The outcome's SD that would give the printed AIC by Stata's count.
    public let impliedDeviation: Bounds

    public var counts: [AICCount] { possible.filter { $0.bounds.overlaps(figure.bounds) }.map(\.count) }
  }

  public struct MeansCase: Sendable {
    public let model: String
    public let fitted: Bounds
    public let outcome: Bounds
  }

  public struct ScaleRemedy: Sendable, Hashable {
    public let term: String
    public let factor: Double
  }

  public struct StandardErrorCase: Sendable {
    public let model: String
    public let figure: PrintedFigure
    public let possible: Bounds
    /// What the printed standard error implies, with all else as printed.
    public let impliedDeviation: Bounds
    public let impliedInflation: Bounds
    public let isInflationPrinted: Bool
  }

  /// What a p-value was worked out from.
  public enum StatisticText: Sendable {
    case ratio(PrintedFigure, PrintedFigure, bounds: Bounds)
    case printed(PrintedFigure)
  }
}
