import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Describe the survey's variables, side by side for the levels of a group.",
    discussion: """
      EXAMPLES:
        strand describe
        strand describe age income_level --by cbo
        strand describe --by cbo --format latex --output table1.tex
      """)

  @Argument(help: "Variables and scales (default: all).")
  var variables: [String] = []

  @Option(
    help: ArgumentHelp("The group whose levels are compared.", valueName: "group"), completion: GroupCompletion.kind)
  var by: String?

  @Option(help: "Seed of Monte Carlo tests, where a table is too large for an exact one.")
  var seed: UInt64 = 1

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let survey = try OpenSurvey(study)
    let grouping = try by.map { try survey.view.data.grouping(named: $0, in: survey.configuration) }
    let description = try SurveyDescription(survey.view, names: variables, by: grouping, seed: seed)
    try output.show(description.report(inputs: survey.inputs))
  }
}
