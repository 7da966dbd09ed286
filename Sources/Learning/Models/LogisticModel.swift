import CLAPACK
import CLinear
import Foundation

/// Logistic regression with an L2 penalty: minimises |w|²/2 + C Σ ln(1 + exp(-yᵢ(w·xᵢ + b))), the intercept b penalised
/// like any other coefficient, by liblinear's trust region Newton method (solver 0). There is one minimum, no random
/// number, and one order of sums.
///
/// References: Fan, Chang, Hsieh, Wang & Lin (2008), LIBLINEAR, Journal of Machine Learning Research 9: 1871-1874; Lin,
/// Weng & Keerthi (2008), the same 9: 627-650. The same as scikit-learn's `LogisticRegression(solver="liblinear", C=C)`.
public struct LogisticModel: Sendable {
  public let intercept: Double
  /// Columns of the table whose coefficient is not 0, in no particular order.
  private let columns: [UInt32]
  private let coefficients: [Double]
  private let columnCount: Int

  /// - Throws: `LearningError.oneClass` when all rows are positive, or none.
  public init(
    _ rows: [LabelledRow], of table: FeatureTable, settings: LogisticSettings = LogisticSettings()
  ) throws(LearningError) {
    let positives = rows.count { $0.isPositive }
    guard positives > 0, positives < rows.count else { throw .oneClass }
    self.init(TrainingRows(rows, of: table, settings: settings), of: table, settings: settings)
  }

  /// - Precondition: `training` has rows of both classes.
  init(_ training: TrainingRows, of table: FeatureTable, settings: LogisticSettings) {
    let weights = Liblinear.weights(training, settings)
    columns = training.columns
    coefficients = Array(weights.dropLast())
    intercept = weights.last ?? 0
    columnCount = table.columnCount
  }

  /// Every coefficient, by column of the table.
  public var weights: [Double] {
    var weights = [Double](repeating: 0, count: columnCount)
    for (column, coefficient) in zip(columns, coefficients) { weights[Int(column)] = coefficient }
    return weights
  }

  /// How probable it is that rows of the table are positive, 0 to 1, in their order.
  public func probabilities(ofRows rows: [Int], in table: FeatureTable) -> [Double] {
    weights.withUnsafeBufferPointer { weights in
      rows.map { Self.logistic(intercept + table.product(ofRow: $0, with: weights)) }
    }
  }

  public func probability(of row: SparseRow) -> Double {
    let weights = weights
    return Self.logistic(zip(row.columns, row.values).reduce(intercept) { $0 + weights[$1.0] * $1.1 })
  }

  static func logistic(_ value: Double) -> Double { 1 / (1 + exp(-value)) }
}

/// The border to liblinear.
private enum Liblinear {
  /// liblinear prints its progress unless told otherwise. Its sums of dense vectors are BLAS's: on one thread, so that
  /// they are taken in the same order whatever the machine's number of cores.
  private static let prepared: Bool = {
    set_print_string_function { _ in }
    openblas_set_num_threads(1)
    return true
  }()

  /// Coefficients by liblinear's index, the intercept last.
  static func weights(_ training: TrainingRows, _ settings: LogisticSettings) -> [Double] {
    _ = prepared
    // liblinear asks for pointers to what may change, and changes nothing.
    return training.labels.withUnsafeBufferPointer { labels in
      training.nodes.withUnsafeBufferPointer { nodes in
        var rows = training.starts.map { start in UnsafeMutablePointer(mutating: nodes.baseAddress.map { $0 + start }) }
        return rows.withUnsafeMutableBufferPointer { rows in
          var problem = CLinear.problem()
          problem.l = Int32(rows.count)
          problem.n = Int32(training.columns.count + 1)
          problem.y = UnsafeMutablePointer(mutating: labels.baseAddress)
          problem.x = rows.baseAddress
          problem.bias = 1
          return weights(&problem, settings, negativeWeight: training.negativeWeight)
        }
      }
    }
  }

  private static func weights(
    _ problem: inout CLinear.problem, _ settings: LogisticSettings, negativeWeight: Double
  ) -> [Double] {
    var negative: Int32 = -1
    var weight = negativeWeight
    return withUnsafeMutablePointer(to: &negative) { negative in
      withUnsafeMutablePointer(to: &weight) { weight in
        var parameter = CLinear.parameter()
        parameter.solver_type = Int32(L2R_LR)
        parameter.eps = settings.tolerance
        parameter.C = settings.cost
        parameter.nr_weight = 1
        parameter.weight_label = negative
        parameter.weight = weight
        guard let model = train(&problem, &parameter) else { return [] }
        var owned: UnsafeMutablePointer<CLinear.model>? = model
        defer { free_and_destroy_model(&owned) }
        // Two classes of which one is 1 and one -1: liblinear's coefficients are those of 1, whichever came first.
        return Array(UnsafeBufferPointer(start: model.pointee.w, count: Int(problem.n)))
      }
    }
  }
}
