import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct Describe: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Describe the survey's variables, side by side for the levels of a group.",
    discussion: """
      EXAMPLES:
        strand describe
        strand describe age income_level --by cbo
        strand describe income_level --by age --cut 40,60
        strand describe --by cbo --format latex --output table1.tex
      """)

  @Argument(help: "Variables and scales (default: all).", completion: .names(of: .variable))
  var variables: [String] = []

  @Option(
    help: ArgumentHelp("The group whose levels are compared.", valueName: "group"),
    completion: .names(of: .respondentGroup))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "Cut the group's numbers into levels: where levels begin (30,50), or median, terciles, quartiles.",
      valueName: "cut"))
  var cut: String?

  @Option(help: "Seed of Monte Carlo tests, where a table is too large for an exact one.")
  var seed = DescriptionRequest().seed

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: DescriptionRequest {
    var request = DescriptionRequest()
    (request.variables, request.by, request.cut, request.seed) = (variables, by, cut, seed)
    return request
  }
}
