import Analysis
import ArgumentParser

struct ShowScale: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Make scales from items: components, KMO, Bartlett's test, loadings, alpha.",
    discussion: """
      The first component's scores are a variable of the scale's name, for describe, regress and export. The data file is \
      never changed.

      EXAMPLES:
        strand scale
        strand scale neighborly --format json
      """)

  @Argument(help: "Scales of study.yaml (default: all).", completion: .names(of: .scale))
  var scales: [String] = []

  @Option(help: ArgumentHelp("Random data sets of the parallel analysis.", valueName: "n"))
  var draws = ScaleRequest().draws

  @Option(help: "Seed of the parallel analysis; the same seed gives the same numbers.")
  var seed = ScaleRequest().seed

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: ScaleRequest {
    var request = ScaleRequest()
    (request.scales, request.draws, request.seed) = (scales, draws, seed)
    return request
  }
}
