public import Statistics

/// What tells whether a linear regression may be read as it is.
public struct ModelDiagnostics: Sendable {
  /// A respondent's part in the fit.
  public struct Case: Sendable {
    /// The respondent's id.
    public let respondent: String
    public let fitted: Double
    public let residual: Double
    public let leverage: Double
    /// Over the residual standard error without the respondent; NaN where the leverage is 1.
    public let studentised: Double
    /// NaN where the leverage is 1.
    public let cooksDistance: Double
  }

  /// Of one error variance; `nil` where it cannot be computed.
  public let breuschPagan: BreuschPagan?
  /// Of normal residuals; `nil` outside 3 to 5000 of them.
  public let shapiroWilk: ShapiroWilk?
  /// In the order of the survey.
  public let cases: [Case]
  /// Coefficients over respondents.
  public let meanLeverage: Double

  /// Leverages above this many times the mean are said to be high (Hoaglin & Welsch 1978).
  public static let highLeverage = 2.0

  /// - Parameter respondents: ids of the complete, in the fit's order.
  init?(_ regression: LinearRegression, respondents: [String]) {
    guard let influence = try? Influence(regression) else { return nil }
    breuschPagan = try? BreuschPagan(regression)
    shapiroWilk = try? ShapiroWilk(regression.residuals)
    cases = respondents.enumerated().map { row, id in
      Case(
        respondent: id, fitted: regression.fitted[row], residual: regression.residuals[row],
        leverage: influence.leverages[row], studentised: influence.studentisedResiduals[row],
        cooksDistance: influence.cooksDistances[row])
    }
    meanLeverage = Double(regression.coefficients.count) / Double(max(1, regression.count))
  }

  /// Those with the largest Cook's distances, the largest first.
  public func mostInfluential(_ number: Int) -> [Case] {
    Array(
      cases.filter { !$0.cooksDistance.isNaN }.enumerated()
        .sorted { ($1.element.cooksDistance, $0.offset) < ($0.element.cooksDistance, $1.offset) }
        .prefix(number).map(\.element))
  }

  /// Respondents with a high leverage.
  public var highLeverages: Int { cases.count { $0.leverage > Self.highLeverage * meanLeverage } }
}
