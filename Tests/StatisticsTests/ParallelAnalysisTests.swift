import Testing

@testable import Statistics

@Suite struct ParallelAnalysisTests {
  /// Origin: R 4.2.2, `set.seed(1)`, 20,000 draws of `eigen(cor(matrix(rnorm(150 * 5), 150)))$values`: 95th percentiles and
  /// means, whose own error is about 0.002.
  @Test func randomEigenvalues() throws {
    let analysis = try ParallelAnalysis(items: 5, observations: 150, draws: 20_000, seed: 3)
    let percentiles = [
      1.34343989105538109, 1.17094902815943969, 1.05079916087627789, 0.96130397982759619, 0.86281885431212546,
    ]
    let means = [
      1.23234395487690573, 1.09640182744300718, 0.99416043305223345, 0.89605108699929703, 0.78104269762855694,
    ]
    for (place, expected) in percentiles.enumerated() {
      #expect(abs(analysis.percentiles[place] - expected) < 0.008)
      #expect(abs(analysis.means[place] - means[place]) < 0.004)
    }
    #expect(analysis.kept(of: [2.1, 1.1, 0.9, 0.5, 0.4]) == 1)
    #expect(analysis.kept(of: [1.2, 1.19, 1.1, 0.9, 0.61]) == 0)
  }

  @Test func theSeedDecides() throws {
    let first = try ParallelAnalysis(items: 4, observations: 60, draws: 200, seed: 7)
    #expect(try ParallelAnalysis(items: 4, observations: 60, draws: 200, seed: 7) == first)
    #expect(try ParallelAnalysis(items: 4, observations: 60, draws: 200, seed: 8) != first)
    #expect(throws: StatisticsError.tooFewObservations(needed: 5, given: 4)) {
      try ParallelAnalysis(items: 4, observations: 4)
    }
  }

  /// Mean and variance of chi-squared are its degrees of freedom and twice them.
  @Test func chiSquaredNumbers() {
    var random = SeededRandom(seed: 5)
    for degrees in [1.0, 3, 40] {
      let values = (0..<20_000).map { _ in random.chiSquared(degrees: degrees) }
      #expect(abs(exactMean(values) / degrees - 1) < 0.05 && abs(variance(values) / (2 * degrees) - 1) < 0.12)
    }
  }
}
