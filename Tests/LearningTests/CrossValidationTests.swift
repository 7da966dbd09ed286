import Statistics
import Testing

@testable import Learning

@Suite struct CrossValidationTests {
  let table = FeatureTable(Sentences.units())

  private func validation() throws -> CrossValidation {
    var settings = LogisticSettings()
    settings.tolerance = 1e-10
    return try CrossValidation(Sentences.rows, of: table, settings: settings)
  }

  @Test func probabilitiesAreThoseOfScikitLearn() throws {
    // scikit-learn 1.9.1, the model of `LogisticModelTests` fitted without the sentences i % 5 == k and asked about them.
    let expected = [
      0.6757668963961421, 0.942377908351097, 0.42849633182738384, 0.22401504014585716, 0.5721790885063165,
      0.10017165079193391, 0.6324778406021352, 0.528571325903054, 0.7414241827497323, 0.8782105147832026,
      0.14954505528649054, 0.04248135805712752, 0.3204954741484709, 0.15545535271321287, 0.15076117154200067,
      0.09601388767245475, 0.08182426196393482, 0.27395864720498986, 0.38623931134757206, 0.6228386413126906,
      0.45206430041804235, 0.6603462784036812, 0.43274750617911545, 0.20038014798869835, 0.4349774206777128,
    ]
    let validation = try validation()
    #expect(validation.folds == 5)
    #expect(CrossValidation.usualFolds(rows: 20_000) == 10 && CrossValidation.usualFolds(rows: 20_001) == 5)
    #expect(zip(validation.probabilities, expected).allSatisfy { near($0, $1) })
    #expect(validation.probabilities.count == expected.count)
  }

  @Test func averagePrecisionIsThatOfScikitLearn() throws {
    // average_precision_score of the probabilities above
    let precision = try AveragePrecision(validation(), seed: 1)
    #expect(near(precision.value, 0.7960452945747063, 1e-12))
    let interval = try #require(precision.interval)
    #expect(interval.low < precision.value && precision.value < interval.high)
  }

  @Test(arguments: [
    // average_precision_score([0, 0, 1, 1], [.1, .4, .35, .8])
    ([false, false, true, true], [0.1, 0.4, 0.35, 0.8], 0.8333333333333333),
    // average_precision_score([1, 0, 1, 0, 1, 0, 0, 1], [.9, .5, .5, .5, .3, .3, .2, .1])
    (
      [true, false, true, false, true, false, false, true], [0.9, 0.5, 0.5, 0.5, 0.3, 0.3, 0.2, 0.1], 0.625
    ),
  ])
  func equalProbabilitiesRankTheSame(_ truth: [Bool], _ probabilities: [Double], _ expected: Double) throws {
    let rows = truth.enumerated().map { LabelledRow(row: $0, isPositive: $1, cluster: $0) }
    let validation = CrossValidation(
      rows: rows, probabilities: probabilities, parts: rows.map { _ in 0 }, folds: 1)
    #expect(near(try AveragePrecision(validation, seed: 1).value, expected, 1e-12))
  }

  @Test func noPersonIsSplit() throws {
    var random = SeededRandom(seed: 4)
    let rows = (0..<400).map { LabelledRow(row: $0, isPositive: random.below(7) == 0, cluster: random.below(23)) }
    let folds = try ClusterFolds(rows)
    #expect(folds.count == 10)
    var positives = [Int](repeating: 0, count: folds.count)
    for row in rows where row.isPositive { positives[folds.part(of: row.cluster)] += 1 }
    #expect(positives.allSatisfy { $0 > 0 })
    #expect(try ClusterFolds(rows.reversed()) == folds)
  }

  @Test func oneSpeakerCannotBeLeftOut() {
    let rows = Sentences.rows.map {
      LabelledRow(row: $0.row, isPositive: $0.isPositive, cluster: $0.isPositive ? 0 : 1)
    }
    #expect(throws: LearningError.tooFewClusters(needed: 2, given: 1)) { try CrossValidation(rows, of: table) }
  }

  @Test func shuffledLabelsGiveChance() throws {
    var precisions: [Double] = []
    let units = (0..<8).flatMap { _ in Sentences.units() }
    let table = FeatureTable(units)
    for seed in 1...12 {
      var random = SeededRandom(seed: UInt64(seed))
      var labels = units.indices.map { $0 % 5 == 0 }
      random.shuffle(&labels)
      let rows = labels.enumerated().map { LabelledRow(row: $0, isPositive: $1, cluster: $0 % 20) }
      precisions.append(try AveragePrecision(CrossValidation(rows, of: table), replicates: 2, seed: 1).value)
    }
    // A fifth of the rows is positive, and a ranking that knows nothing has an average precision of about a fifth.
    let mean = precisions.reduce(0, +) / Double(precisions.count)
    #expect((0.15...0.28).contains(mean))
  }
}

@Suite struct DecisionTests {
  private func validation(_ truth: [Bool], _ probabilities: [Double], parts: [Int]) -> CrossValidation {
    CrossValidation(
      rows: truth.enumerated().map { LabelledRow(row: $0, isPositive: $1, cluster: $0) },
      probabilities: probabilities, parts: parts, folds: (parts.max() ?? 0) + 1)
  }

  @Test func theThresholdHasTheBestF1() {
    // F1 at .9: 2/4; at .8: 2·2/(2+3); at .6: 4/6; at .5: 6/7
    #expect(DecisionThreshold.bestF1([(0.9, true), (0.8, true), (0.6, false), (0.5, true), (0.1, false)]) == 0.5)
    #expect(DecisionThreshold.bestF1([(0.9, true), (0.8, false), (0.7, false), (0.6, false)]) == 0.9)
    #expect(DecisionThreshold.bestF1([(0.9, false)]) > 1)
    // Rows of one probability are taken together.
    #expect(
      DecisionThreshold.bestF1([(0.9, true), (0.9, false), (0.9, false), (0.9, false), (0.8, true)]) == 0.8)
  }

  @Test func aRowHasNoPartInItsOwnThreshold() {
    let validation = validation(
      [true, false, true, false], [0.9, 0.2, 0.4, 0.3], parts: [0, 0, 1, 1])
    // Part 0 is judged by 0.4, the best of part 1, and part 1 by 0.9.
    #expect(validation.decisions == [true, false, false, false])
    #expect(validation.threshold == 0.4)
  }

  @Test func countsAndShares() throws {
    let rows = [true, true, true, false, false, false].enumerated().map {
      LabelledRow(row: $0, isPositive: $1, cluster: $0 / 2)
    }
    let quality = DecisionQuality(rows, decisions: [true, true, false, true, false, false], seed: 1)
    #expect(quality.counts.truePositives == 2)
    #expect(quality.counts.falsePositives == 1)
    #expect(quality.counts.falseNegatives == 1)
    #expect(quality.counts.trueNegatives == 2)
    // scikit-learn: precision_recall_fscore_support([1, 1, 1, 0, 0, 0], [1, 1, 0, 1, 0, 0]) for 1: 2/3, 2/3, 2/3
    #expect(quality.counts.precision == 2.0 / 3)
    #expect(quality.counts.recall == 2.0 / 3)
    #expect(quality.counts.f1 == 2.0 / 3)
    #expect(DecisionCounts().precision == nil)
    #expect(DecisionCounts().f1 == nil)
  }

  @Test func intervalsDrawPeople() throws {
    // Forty people, each right or wrong as a whole: ten rows of a person say no more than one.
    let once = (0..<40).map { LabelledRow(row: $0, isPositive: $0 % 2 == 0, cluster: $0) }
    let tenfold = (0..<400).map { LabelledRow(row: $0, isPositive: ($0 / 10) % 2 == 0, cluster: $0 / 10) }
    let few = DecisionQuality(once, decisions: once.map { $0.cluster % 3 != 0 }, seed: 3)
    let many = DecisionQuality(tenfold, decisions: tenfold.map { $0.cluster % 3 != 0 }, seed: 3)
    #expect(few.precision == many.precision)
    let interval = try #require(few.precision)
    #expect(interval.high - interval.low > 0.2)
  }
}

@Suite struct CurveTests {
  @Test func readingGoesOnUntilAShareIsFound() {
    let curve = ReadingCurve(inOrder: [true, false, true, false, false, true, false, false, false, true])
    #expect(curve.readAt == [1, 3, 6, 10])
    #expect(curve.read(toFind: 0.5) == 3)
    #expect(curve.read(toFind: 0.75) == 6)
    #expect(curve.read(toFind: 0.76) == 10)
    #expect(curve.found(inFirst: 5) == 2)
    #expect(curve.found(inFirst: 100) == 4)
    // The second of four among ten: 2 · 11 / 5
    #expect(near(curve.readAtRandom(toFind: 0.5), 4.4, 1e-12))
    #expect(ReadingCurve(inOrder: [false]).read(toFind: 0.9) == 0)
    // Nine tenths of ten are nine, whatever 0.9 is in binary.
    #expect(ReadingCurve(inOrder: [Bool](repeating: true, count: 10)).read(toFind: 0.9) == 9)
  }

  @Test func classesOfProbability() {
    let rows = (0..<4).map { LabelledRow(row: $0, isPositive: $0 > 1, cluster: 0) }
    let calibration = Calibration(
      CrossValidation(rows: rows, probabilities: [0.01, 0.12, 0.18, 1], parts: [0, 0, 0, 0], folds: 1))
    #expect(calibration.classes.map(\.low) == [0, 0.1, 0.8])
    #expect(calibration.classes.map(\.rows) == [1, 2, 1])
    #expect(calibration.classes.map(\.positives) == [0, 1, 1])
    #expect(near(calibration.classes[1].meanProbability, 0.15, 1e-12))
    #expect(calibration.classes[1].share == 0.5)
  }
}

@Suite struct ReviewOrderTests {
  private let probabilities = (0..<20).map { Double(19 - $0) / 20 }

  @Test func oneInFiveIsDrawnAtRandom() {
    let order = ReviewOrder(probabilities: probabilities, threshold: 0.4, seed: 5)
    #expect(order.places.map(\.candidate).sorted() == Array(0..<20))
    #expect(order.places.enumerated().allSatisfy { ($0 % 5 == 0) == ($1.choice == .chance) })
    let value = order.places.filter { $0.choice == .value }.map(\.candidate)
    #expect(value == value.sorted())
    let first = order.places.first { $0.choice == .doubt }
    #expect(first.map { abs(probabilities[$0.candidate] - 0.4) < 0.11 } == true)
  }

  @Test func whatIsDrawnDoesNotDependOnTheProbabilities() {
    func drawn(_ probabilities: [Double]) -> [Int] {
      ReviewOrder(probabilities: probabilities, threshold: 0.5, seed: 5).places.filter { $0.choice == .chance }
        .map(\.candidate)
    }
    #expect(drawn(probabilities) == drawn(probabilities.reversed()))
    // Over many seeds every candidate is drawn about as often as every other.
    var times = [Int](repeating: 0, count: 20)
    for seed in 0..<2000 {
      for place in ReviewOrder(probabilities: probabilities, threshold: 0.5, seed: UInt64(seed)).places
      where place.choice == .chance {
        times[place.candidate] += 1
      }
    }
    #expect(times.allSatisfy { (320...480).contains($0) })
  }

  @Test(arguments: 0..<12) func everyCandidateComesOnce(_ count: Int) {
    let order = ReviewOrder(probabilities: Array(probabilities.prefix(count)), threshold: 0.5, seed: 1)
    #expect(order.places.map(\.candidate).sorted() == Array(0..<count))
  }
}
