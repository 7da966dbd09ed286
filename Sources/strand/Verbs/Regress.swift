import Analysis
import ArgumentParser
import Reports

struct Regress: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit the models of study.yaml (linear, logistic, ordered) and set them side by side.",
    discussion: """
      EXAMPLES:
        strand regress
        strand regress M3 M4 --format latex --output models.tex
        strand regress --format json
      """)

  @Argument(help: "Models of study.yaml (default: all).")
  var models: [String] = []

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let survey = try OpenSurvey(study)
    let fitted = try survey.view.models(named: models)
    try output.show(ModelTable(fitted, survey.view).report(inputs: survey.inputs))
  }
}
