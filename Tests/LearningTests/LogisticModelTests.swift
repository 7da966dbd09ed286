import Testing

@testable import Learning

// Numbers: scikit-learn 1.9.1, LogisticRegression(solver="liblinear", C=10, tol=1e-12, max_iter=10000) on the matrix of
// `FeatureTableTests`; the first ten sentences are positive.
@Suite struct LogisticModelTests {
  let table = FeatureTable(Sentences.units())

  private func model(cost: Double = 10) throws -> LogisticModel {
    var settings = LogisticSettings()
    settings.tolerance = 1e-10
    settings.cost = cost
    return try LogisticModel(Sentences.rows, of: table, settings: settings)
  }

  @Test func coefficientsAreThoseOfScikitLearn() throws {
    let model = try model()
    let weights = model.weights
    func weight(_ key: FeatureKey) throws -> Double { weights[try #require(table.column(of: key))] }
    // model.intercept_[0]
    #expect(near(model.intercept, -1.008295876137075))
    // model.coef_[0][column of the feature]
    #expect(near(try weight(.word("water")), 2.7491817254981))
    #expect(near(try weight(.pair("the", "water")), 1.529242607560936))
    #expect(near(try weight(.pair("the", "pump")), 1.2288514722392634))
    #expect(near(try weight(.characters(" wat")), 0.7730453841030033))
    #expect(near(try weight(.characters("ump")), 0.4728267970738025))
    #expect(near(try weight(.characters(" t")), 0.0299609917877513))
    #expect(near(try weight(.length), -0.06423504109075426))
    // (model.coef_ ** 2).sum()
    #expect(near(weights.reduce(0) { $0 + $1 * $1 }, 49.309846073662314))
  }

  @Test func probabilitiesAreThoseOfScikitLearn() throws {
    // model.predict_proba(X)[:, 1]
    let expected = [
      0.9335720069528575, 0.9643936809383072, 0.8279941448791615, 0.8149187299922657, 0.8746512378874591,
      0.7530479632799586, 0.8832403285798275, 0.890787238792414, 0.8825220945890295, 0.964210928981027,
      0.044330484435656056, 0.02834469159276153, 0.07600053095342704, 0.05887932923089987, 0.05769719437055948,
      0.031149673559117092, 0.04261566006283802, 0.07285679539511586, 0.12565603529640382, 0.15516444077900549,
      0.11745642405880138, 0.1900089104127462, 0.11213464991322313, 0.0722914131184067, 0.1269050012711349,
    ]
    let model = try model()
    let actual = model.probabilities(ofRows: Array(0..<table.rowCount), in: table)
    #expect(zip(actual, expected).allSatisfy { near($0, $1) })
    #expect(actual.count == expected.count)
    #expect(near(model.probability(of: table[4]), expected[4]))
  }

  @Test func aWeightForNegativeRowsIsThatOfScikitLearn() throws {
    // LogisticRegression(solver="liblinear", C=1, tol=1e-12, class_weight={0: 2.5, 1: 1}): of fifteen negative rows, each
    // counts for two and a half.
    let expected = [
      0.6243637649780044, 0.6767440744191723, 0.47328626740213536, 0.4408989603905179, 0.5265761114130043,
    ]
    let rows = Sentences.rows
    let training = TrainingRows(rows, of: table, negativeWeight: 2.5)
    var settings = LogisticSettings()
    settings.cost = 1
    settings.tolerance = 1e-10
    let model = LogisticModel(training, of: table, settings: settings)
    let actual = model.probabilities(ofRows: [0, 1, 2, 3, 4], in: table)
    #expect(zip(actual, expected).allSatisfy { near($0, $1) })
  }

  @Test func whatIsUsedByDefaultIsNearTheMinimum() throws {
    let exact = try model().probabilities(ofRows: Array(0..<25), in: table)
    let usual = try LogisticModel(Sentences.rows, of: table).probabilities(ofRows: Array(0..<25), in: table)
    #expect(zip(exact, usual).allSatisfy { near($0, $1, 1e-3) })
  }

  @Test func theSameRowsGiveTheSameBits() throws {
    #expect(try model().weights == model().weights)
    // Whichever class comes first.
    let reversed = try LogisticModel(Sentences.rows.reversed(), of: table, settings: exactSettings)
    #expect(zip(reversed.weights, try model().weights).allSatisfy { near($0, $1) })
  }

  private var exactSettings: LogisticSettings {
    var settings = LogisticSettings()
    settings.tolerance = 1e-10
    return settings
  }

  @Test func oneClassTeachesNothing() {
    let positives = Sentences.rows.filter(\.isPositive)
    #expect(throws: LearningError.oneClass) { try LogisticModel(positives, of: table) }
    #expect(throws: LearningError.oneClass) {
      try LogisticModel(Sentences.rows.filter { !$0.isPositive }, of: table)
    }
  }

  @Test func manyNegativesAreDrawnAndWeighted() {
    var settings = LogisticSettings()
    settings.leastNegatives = 4
    settings.negativesPerPositive = 0
    let training = TrainingRows(Sentences.rows, of: table, settings: settings)
    #expect(training.labels.count { $0 < 0 } == 4)
    #expect(training.labels.count { $0 > 0 } == 10)
    #expect(training.negativeWeight == 15.0 / 4)
    settings.seed = 2
    #expect(TrainingRows(Sentences.rows, of: table, settings: settings).nodes.count != training.nodes.count)
  }
}

@Suite struct ReasonsTests {
  let table = FeatureTable(Sentences.units())

  @Test func plantedWordsAreTheReasons() throws {
    let model = try LogisticModel(Sentences.rows, of: table)
    let reasons = model.reasons(for: Sentences.units()[6], row: table[6], in: table)
    #expect(reasons.first?.text.contains("water") == true)
    #expect(reasons.map(\.share) == reasons.map(\.share).sorted(by: >))
    #expect(reasons.allSatisfy { $0.share > 0 })
    for (place, reason) in reasons.enumerated() {
      for other in reasons[(place + 1)...] {
        #expect(!reason.text.contains(other.text) && !other.text.contains(reason.text))
      }
    }
  }

  @Test func thereAreAtMostAsManyAsWanted() throws {
    let model = try LogisticModel(Sentences.rows, of: table)
    #expect(model.reasons(for: Sentences.units()[0], row: table[0], in: table, limit: 2).count == 2)
    #expect(model.reasons(for: Sentences.units()[0], row: table[0], in: table, limit: 0).isEmpty)
  }
}
