import Analysis
import ArgumentParser
import Reports
import StudyDefinition
import StudyIndex

struct Joint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Set the survey's numbers beside the interviews' codes: by hypothesis, by theme, or by case.",
    discussion: """
      Joint displays are declared in study.yaml under `joint:`, claims under `hypotheses:`. A hypothesis shows its \
      estimate, a verdict by a rule that is printed, the mechanisms by group, quotes, and the researchers' own \
      meta-inference, which stands in study.yaml and is never written by the program.

      EXAMPLES:
        strand joint
        strand joint integration --format html --output integration.html
        strand joint cases --format csv
      """)

  @Argument(help: "Joint displays of study.yaml (default: all).", completion: JointCompletion.kind)
  var displays: [String] = []

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let study = try study.open()
    let definitions = try study.configuration.jointDisplays(named: displays)
    Console.warn(try study.remarks())
    let survey = try study.configuration.survey.map { _ in try OpenSurvey(study.folder, study.configuration) { study } }
    let view = try StudyView(study, filter: .comparing)
    let made = try definitions.map { try JointDisplay($0, view, survey: survey?.view) }
    try output.show(
      JointDisplay.report(made, study: study.configuration.name, inputs: study.inputs(with: survey?.inputs ?? [])))
  }
}
