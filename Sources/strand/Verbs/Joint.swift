import Analysis
import ArgumentParser
import Reports
import StudyDefinition
import StudyIndex

struct Joint: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "joint",
    abstract: "Set the survey's numbers beside the interviews' codes: by hypothesis, by theme, or by case.",
    discussion: """
      Joint displays are declared in study.yaml under `joint:`, claims under `hypotheses:`. A hypothesis shows its \
      estimate, a verdict by a rule that is printed, the mechanisms by group, quotes, and the researchers' own \
      meta-inference, which is in study.yaml and is never written by the program.

      EXAMPLES:
        strand joint
        strand joint integration --format html --output integration.html
        strand joint cases --format csv
      """)

  @Argument(help: "Joint displays of study.yaml (default: all).", completion: .names(of: .jointDisplay))
  var displays: [String] = []

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: JointRequest {
    var request = JointRequest()
    request.displays = displays
    return request
  }
}
