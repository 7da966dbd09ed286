import Analysis
import ArgumentParser
import Reports

struct ShowScale: ParsableCommand {
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

  @Argument(help: "Scales of study.yaml (default: all).")
  var scales: [String] = []

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let survey = try OpenSurvey(study)
    let chosen = try scales.isEmpty ? survey.view.scales : scales.map(survey.view.scale(named:))
    try output.show(ScaleReport.report(chosen, survey.view, inputs: survey.inputs))
  }
}
