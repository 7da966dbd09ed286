import Basics
import Foundation
import Respondents
import Statistics

/// The levels that a cut makes of numbers. A level begins at its cut point and ends before the next.
struct CutLevels {
  /// Ascending, each once.
  let points: [Double]
  /// Whether numbers and points are whole, so that levels can be named by their first and last number.
  private let isWhole: Bool

  /// - Parameters:
  ///   - values: whose quantiles (type 7) cut them, where the cut is into parts; NaN where missing.
  ///   - name: of the variable, for problems.
  ///   - line: of study.yaml, when the cut is there.
  /// - Throws: `Problem` when there is no number, or when all fall into one level.
  init(_ cut: Cut, of values: [Double], name: String, line: Int?) throws {
    let known = values.filter { !$0.isNaN }
    switch cut {
    case .points(let given): points = given
    case .parts(let parts):
      let shares = (1..<parts).map { Double($0) / Double(parts) }
      guard let quantiles = try? Quantile.values(of: known, at: shares) else {
        throw Problem.nothingToCut(name, line: line)
      }
      // Numbers that many people share can make two quantiles one, or the lowest number the first of them.
      points = Set(quantiles).sorted().filter { point in known.contains { $0 < point } }
    }
    if known.isEmpty { throw Problem.nothingToCut(name, line: line) }
    if points.isEmpty { throw Problem.cutWithoutEffect(name, cut.written, line: line) }
    isWhole = (known + points).allSatisfy { $0 == $0.rounded() }
  }

  /// All levels in ascending order, and for each number the index of its level.
  func levels(of values: [Double]) -> (levels: [GroupLevel], levelOf: [Int?]) {
    let names = (0...points.count).map(name)
    return (
      names.map { GroupLevel(name: $0, label: $0) },
      values.map { value in value.isNaN ? nil : points.count { $0 <= value } }
    )
  }

  private func name(_ index: Int) -> String {
    func written(_ number: Double) -> String { Answer.number(shown(number)).written }
    if index == 0 { return "under \(written(points[0]))" }
    let low = points[index - 1]
    if index == points.count { return "\(written(low)) and over" }
    let high = points[index]
    guard isWhole else { return "\(written(low)) to under \(written(high))" }
    return high - low == 1 ? written(low) : "\(written(low)) to \(written(high - 1))"
  }

  /// A cut point in three digits that say something, where they still tell the points apart.
  private func shown(_ number: Double) -> Double {
    func rounded(_ value: Double) -> Double {
      guard value != 0, value != value.rounded() else { return value }
      let places = pow(10, max(0, 2 - floor(log10(value.magnitude))))
      return (value * places).rounded() / places
    }
    return Set(points.map(rounded)).count == points.count ? rounded(number) : number
  }
}
