import Statistics

/// The tables computed anew from the survey's cells, by the project's Statistics, beside those published.
struct Comparison {
  struct Variable {
    let id: String
    let mean: Figure
    let sd: Figure
  }

  struct Component {
    let dimension: String
    let share: Figure
    let kmo: Figure
    let loadings: [Double]
  }

  struct Term {
    let name: String
    let estimate: Figure
    let error: Figure
    /// Published estimate by published standard error, and computed.
    let stars: (published: Int, computed: Int)
  }

  struct Model {
    let number: Int
    let outcome: String
    let terms: [Term]
    let adjusted: Figure
    /// No limit is set: it follows from adjusted R squared.
    let aic: Figure
  }

  let items: [Variable]
  let explanatory: [Variable]
  let inflation: [Figure]
  let components: [Component]
  let models: [Model]

  init(_ survey: Survey, _ published: Published) throws {
    items = try published.items.map { try Self.variable($0.id, $0.mean, $0.sd, survey) }
    explanatory = try published.explanatory.map { try Self.variable($0.id, $0.mean, $0.sd, survey) }
    let regressors = try Regressor.allCases.map { regressor in
      try survey.numbers(regressor.column).map { $0 * regressor.factor }
    }
    var components: [Component] = []
    var models: [Model] = []
    var inflation: [Figure] = []
    for (index, model) in published.models.enumerated() where index % 2 == 0 {
      let answers = try Matrix(columns: try published.items(of: model.outcome).map { try survey.numbers($0.id) })
      let correlations = try CorrelationMatrix(answers)
      let found = try PrincipalComponents(correlations, components: 1)
      guard let given = published.components[model.outcome] else { continue }
      components.append(
        Component(
          dimension: model.outcome,
          share: Figure(
            name: "\(model.outcome): share of variance", published: given.variance_percent,
            computed: found.explained[0] * 100, tolerance: 0.5, digits: 2),
          kmo: Figure(
            name: "\(model.outcome): KMO", published: given.kmo,
            computed: try KaiserMeyerOlkin(correlations).overall, tolerance: 0.01, digits: 3),
          loadings: found.loadings.column(0)))
      let scores = try found.scores(answers).column(0)
      for row in published.models[index...(index + 1)] {
        let design = try Matrix(columns: Array(regressors.prefix(row.b.compactMap { $0 }.count - 1)))
        let regression = try LinearRegression.fit(outcome: scores, design: design, dependence: .refuse)
        models.append(try Self.model(row, regression))
        if row.model == 2 {
          inflation = try zip(Regressor.allCases, try VarianceInflation(regression).terms).map { regressor, term in
            Figure(
              name: "\(regressor.column): VIF", published: try published.explanatory(regressor.column).vif,
              computed: term.factor, tolerance: 0.15, digits: 2)
          }
        }
      }
    }
    self.components = components
    self.models = models
    self.inflation = inflation
  }

  /// Mean and standard deviation. The nearest sum of whole numbers is at most 0.5 away, the nearest sum of squares at
  /// most 1, on top of half a unit of the last printed digit.
  private static func variable(_ id: String, _ mean: Double, _ sd: Double, _ survey: Survey) throws -> Variable {
    let found = try Descriptives(try survey.numbers(id))
    let isShare = id == "human_capital"
    let n = found.total
    return Variable(
      id: id,
      mean: Figure(
        name: "\(id): mean", published: mean, computed: found.mean, tolerance: 0.0005 + (isShare ? 0 : 0.5 / n),
        digits: 3),
      sd: Figure(
        name: "\(id): SD", published: sd, computed: found.standardDeviation,
        tolerance: 0.0005 + (isShare ? 0 : 1 / (2 * sd * (n - 1))), digits: 3))
  }

  private static func model(_ published: Published.Model, _ regression: LinearRegression) throws -> Model {
    let tests = try regression.tests()
    let names = Regressor.allCases.prefix(tests.count - 1).map(\.term) + ["constant"]
    // Statistics gives the constant first, the article last.
    let ordered = Array(tests.dropFirst()) + Array(tests.prefix(1))
    let estimates = published.b.compactMap { $0 }
    let errors = published.se.compactMap { $0 }
    let terms = names.indices.map { index in
      Term(
        name: names[index],
        estimate: Figure(
          name: "model \(published.model), \(names[index])", published: estimates[index],
          computed: ordered[index].estimate, tolerance: 0.005, digits: 3),
        error: Figure(
          name: "model \(published.model), \(names[index]): SE", published: errors[index],
          computed: ordered[index].standardError, tolerance: .infinity, digits: 3),
        stars: (
          Stars.count(estimates[index] / errors[index]),
          [0.1, 0.05, 0.01].filter { ordered[index].pValue < $0 }.count
        ))
    }
    return Model(
      number: published.model, outcome: published.outcome, terms: terms,
      adjusted: Figure(
        name: "model \(published.model): adjusted R2", published: published.adj_r2,
        computed: regression.adjustedRSquared, tolerance: 0.02, digits: 3),
      aic: Figure(
        name: "model \(published.model): AIC", published: Double(published.aic),
        computed: InformationCriteria(regression).aicStata, tolerance: .infinity, digits: 0))
  }

  /// Everything with a limit.
  var figures: [Figure] {
    (items + explanatory).flatMap { [$0.mean, $0.sd] } + components.flatMap { [$0.share, $0.kmo] } + inflation
      + models.flatMap { $0.terms.map(\.estimate) + [$0.adjusted] }
  }

  /// What is out of its limits, in words; empty when all is well.
  var misses: [String] {
    figures.filter { !$0.isMet }.map {
      "\($0.name): published \($0.text($0.published)), computed \(fixed($0.computed, $0.digits + 1))"
    }
      + models.flatMap { model in
        model.terms.filter { $0.stars.published != $0.stars.computed }.map {
          "\($0.estimate.name): \($0.stars.published) stars published, \($0.stars.computed) computed"
        }
      }
  }
}
