import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what the study contains, what is unreviewed, and what has changed since the last look.",
    discussion: """
      EXAMPLES:
        strand status
        strand status --format json
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let status = try StudyStatus(study.open())
    try output.show(status.report())
    if let changes = status.changesText { Console.say(changes) }
  }
}
