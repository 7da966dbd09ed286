import Analysis
import Statistics
import StudyIndex

/// How groups were compared, in sentences for a paper; comparisons made in one way share them.
enum ComparisonMethods {
  static func sentences(_ comparisons: [TestedComparison]) -> [String] {
    var ways: [(way: String, groups: [String])] = []
    for tested in comparisons {
      let (way, group) = (way(tested), tested.comparison.grouping.label)
      if let index = ways.firstIndex(where: { $0.way == way }) {
        if !ways[index].groups.contains(group) { ways[index].groups.append(group) }
      } else {
        ways.append((way, [group]))
      }
    }
    return ways.map { "Groups by \(MethodsText.list($0.groups)) were compared on \($0.way)" }
  }

  /// What was compared, the tests with the number of codes that each was chosen for, the adjustment, the effect sizes.
  private static func way(_ tested: TestedComparison) -> String {
    var methods: [(text: String, codes: Int)] = []
    for row in tested.rows {
      guard let text = row.overall.test.map({ words($0.method) }) else { continue }
      if let index = methods.firstIndex(where: { $0.text == text }) {
        methods[index].codes += 1
      } else {
        methods.append((text, 1))
      }
    }
    let restriction = tested.comparison.view.restriction.map { " (\($0))" } ?? ""
    guard !methods.isEmpty else { return "\(subject(tested.unit))\(restriction); no test was made." }
    let tests =
      methods.count == 1
      ? methods[0].text
      : MethodsText.list(
        methods.map { "\($0.text) (\(counted($0.codes, "code")))" })
    let family = counted(tested.testedCodes, "code")
    let adjustment =
      switch tested.settings.adjustment {
      case .holm: "p-values are adjusted over \(family) (Holm)"
      case .benjaminiHochberg: "p-values are adjusted over \(family) (Benjamini and Hochberg)"
      case .none: "p-values are not adjusted for the number of codes"
      }
    return "\(subject(tested.unit))\(restriction), with \(tests); \(adjustment). \(effects(tested))"
  }

  private static func subject(_ unit: ComparisonUnit) -> String {
    switch unit {
    case .people: "the share of participants who mention a code at least once"
    case .segments: "the number of segments per 1,000 words spoken"
    case .codings: "the number of codings per 1,000 words spoken"
    case .words: "the share of words inside segments"
    case .transcripts: "the number of transcripts with a code"
    }
  }

  private static func words(_ method: LevelTest.Method) -> String {
    switch method {
    case .table(.fisher): "Fisher's exact test"
    case .table(.chiSquared): "Pearson's chi-squared test, every expected count being at least 5"
    case .table(.fisherFreemanHalton): "Fisher's exact test (Freeman and Halton), some expected counts being below 5"
    case .table(.monteCarlo(let draws, let seed, _)):
      "Fisher's exact test by Monte Carlo (\(Numbers.grouped(draws)) draws, seed \(seed))"
    case .permutationOfAll(let divisions):
      "an exact permutation of people over the groups (\(Numbers.grouped(divisions)) divisions)"
    case .permutation(let draws, let seed, _):
      "a permutation of people over the groups (\(Numbers.grouped(draws)) draws, seed \(seed))"
    case .permutationOfAllCircles(let divisions):
      "an exact permutation of group discussions over the groups (\(Numbers.grouped(divisions)) divisions)"
    case .permutationOfCircles(let draws, let seed, _):
      "a permutation of group discussions over the groups (\(Numbers.grouped(draws)) draws, seed \(seed))"
    }
  }

  private static func effects(_ tested: TestedComparison) -> String {
    switch tested.unit {
    case .people:
      "Effect sizes are Cramer's V, corrected for bias, odds ratios with exact intervals and differences of shares with "
        + "Newcombe's intervals; adjusted residuals beyond 1.96 are marked in groups of five and more people."
    case .segments, .codings, .words:
      "Intervals of rates are percentiles of a bootstrap over people (\(Numbers.grouped(tested.settings.resamples)) draws, "
        + "seed \(tested.settings.seed))."
    case .transcripts: "Transcripts are not independent units."
    }
  }
}
