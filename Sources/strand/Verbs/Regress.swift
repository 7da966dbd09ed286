import Analysis
import ArgumentParser

struct Regress: AnalysisCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit the models of study.yaml (linear, logistic, ordered) and set them side by side.",
    discussion: """
      EXAMPLES:
        strand regress
        strand regress M3 M4 --format latex --output models.tex
        strand regress --format json
      """)

  @Argument(help: "Models of study.yaml (default: all).", completion: .names(of: .model))
  var models: [String] = []

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: RegressionRequest {
    var request = RegressionRequest()
    request.models = models
    return request
  }
}
