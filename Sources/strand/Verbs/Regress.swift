import Analysis
import ArgumentParser

struct Regress: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "regress",
    abstract: "Fit the models of study.yaml (linear, logistic, ordered) and set them side by side.",
    discussion: """
      EXAMPLES:
        strand regress
        strand regress M3 M4 --format latex --output models.tex
        strand regress M1 M2 --standardised --level 0.9
        strand regress M2 --diagnostics
        strand regress votes --effects
        strand regress --format json
      """)

  @Argument(help: "Models of study.yaml (default: all).", completion: .names(of: .model))
  var models: [String] = []

  @Option(help: ArgumentHelp("Of all intervals, 0.01 to 0.9999.", valueName: "level"))
  var level = RegressionRequest().level

  @Flag(help: "Also the coefficients in standard deviations of column and outcome.")
  var standardised = RegressionRequest().standardised

  @Flag(help: "Average marginal effects of logistic models: changes of the probability.")
  var effects = RegressionRequest().effects

  @Flag(
    help: """
      Of linear models: Breusch-Pagan and Shapiro-Wilk tests, leverages and Cook's distances by respondent, pictures of \
      the residuals.
      """)
  var diagnostics = RegressionRequest().diagnostics

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: RegressionRequest {
    var request = RegressionRequest()
    (request.models, request.level, request.standardised) = (models, level, standardised)
    (request.effects, request.diagnostics) = (effects, diagnostics)
    return request
  }
}
