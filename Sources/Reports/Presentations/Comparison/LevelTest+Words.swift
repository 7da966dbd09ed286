import Analysis
import Statistics

extension LevelTest.Method {
  /// For programs.
  var key: String {
    switch self {
    case .table(.fisher): "fisher"
    case .table(.chiSquared): "chi_squared"
    case .table(.fisherFreemanHalton): "fisher_freeman_halton"
    case .table(.monteCarlo): "fisher_monte_carlo"
    case .permutationOfAll: "permutation_exact"
    case .permutation: "permutation"
    case .permutationOfAllCircles: "permutation_of_discussions_exact"
    case .permutationOfCircles: "permutation_of_discussions"
    }
  }

  var statistic: Double? { if case .table(.chiSquared(let statistic, _)) = self { statistic } else { nil } }
  var degreesOfFreedom: Double? { if case .table(.chiSquared(_, let degrees)) = self { degrees } else { nil } }
  var divisions: Int? {
    switch self {
    case .permutationOfAll(let divisions), .permutationOfAllCircles(let divisions): divisions
    case .table, .permutation, .permutationOfCircles: nil
    }
  }

  /// Tables or divisions drawn at random.
  var draws: Int? {
    switch self {
    case .table(.monteCarlo(let draws, _, _)), .permutation(let draws, _, _), .permutationOfCircles(let draws, _, _):
      draws
    case .table, .permutationOfAll, .permutationOfAllCircles: nil
    }
  }

  /// Of the p-value, where it is estimated.
  var standardError: Double? {
    switch self {
    case .table(.monteCarlo(_, _, let error)), .permutation(_, _, let error), .permutationOfCircles(_, _, let error):
      error
    case .table, .permutationOfAll, .permutationOfAllCircles: nil
    }
  }

  /// In a column.
  var short: String {
    switch self {
    case .table(.fisher), .table(.fisherFreemanHalton): "Fisher"
    case .table(.chiSquared(let statistic, let degrees)):
      "chi2(\(Numbers.fixed(degrees, places: 0))) = \(Numbers.fixed(statistic, places: 2))"
    case .table(.monteCarlo): "Fisher, Monte Carlo"
    case .permutationOfAll: "permuted, all"
    case .permutation: "permuted"
    case .permutationOfAllCircles: "discussions permuted, all"
    case .permutationOfCircles: "discussions permuted"
    }
  }

  /// In a note, for the codes for which it was chosen.
  var explanation: String {
    switch self {
    case .table(.fisher): "Fisher's exact test, as in every table of 2 x 2"
    case .table(.chiSquared): "Pearson's chi-squared, as every expected count is at least 5"
    case .table(.fisherFreemanHalton): "Fisher's exact test (Freeman-Halton), as an expected count is below 5"
    case .table(.monteCarlo(let replicates, let seed, _)):
      "Fisher's exact test by Monte Carlo (\(replicates) draws, seed \(seed)), as an expected count is below 5"
    case .permutationOfAll(let divisions): "people permuted over the levels, all \(divisions) divisions visited"
    case .permutation(let draws, let seed, _):
      "people permuted over the levels, \(draws) draws, seed \(seed)"
    case .permutationOfAllCircles(let divisions):
      "people who speak together permuted over the levels as wholes, all \(divisions) divisions visited (no p can be below "
        + "1/\(divisions))"
    case .permutationOfCircles(let draws, let seed, _):
      "people who speak together permuted over the levels as wholes, \(draws) draws, seed \(seed)"
    }
  }
}

extension LevelTest.Absence {
  /// After "not tested:".
  var reason: String {
    switch self {
    case .nobody: "nobody mentions it"
    case .everybody: "everybody mentions it"
    case .fewLevels: "fewer than two levels have people"
    case .noWords: "no words are spoken"
    case .transcripts: "transcripts are not independent"
    }
  }
}

extension MultipleTesting {
  /// As `--adjust` and JSON have it.
  var key: String {
    switch self {
    case .holm: "holm"
    case .benjaminiHochberg: "bh"
    case .none: "none"
    }
  }

  /// In a heading.
  var name: String {
    switch self {
    case .holm: "Holm"
    case .benjaminiHochberg: "BH"
    case .none: ""
    }
  }
}
