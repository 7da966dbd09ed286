public import Analysis
public import ArgumentParser

extension CorrelationTable.Method: ExpressibleByArgument {}

struct Correlate: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "correlate",
    abstract: "Correlate the survey's variables: Pearson, Spearman or Kendall, with intervals.",
    discussion: """
      Each pair is computed on the respondents who answered both. Scales and quantified codes are variables too.

      EXAMPLES:
        strand correlate age income_level economic
        strand correlate economic identity --method spearman --adjust holm
        strand correlate age economic --level 0.9 --format csv
      """)

  @Argument(help: "Variables and scales, two at least.", completion: .names(of: .variable))
  var variables: [String]

  @Option(help: "Straight lines (pearson), ranks (spearman), or pairs in the same order (kendall).")
  var method = CorrelationRequest().method

  @Option(help: ArgumentHelp("Of all intervals, 0.01 to 0.9999.", valueName: "level"))
  var level = CorrelationRequest().level

  @Option(help: "How p-values are adjusted over the pairs: Holm, Benjamini and Hochberg, not at all.")
  var adjust = CorrelationRequest().adjustment

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: CorrelationRequest {
    var request = CorrelationRequest()
    (request.variables, request.method) = (variables, method)
    (request.level, request.adjustment) = (level, adjust)
    return request
  }
}
