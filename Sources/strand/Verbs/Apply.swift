import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct Apply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Run the codebook's rules and count what they find.",
    discussion: """
      Hits are recomputed whenever a transcript or the codebook changes; what you decide about them (accept, reject, \
      review) is kept in your journal.

      EXAMPLES:
        strand apply
        strand apply norms --by cbo --rules
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(help: ArgumentHelp("Count by the levels of a group.", valueName: "group"), completion: .names(of: .group))
  var by: String?

  @Flag(help: "Show each rule's hits under its code.")
  var rules = false

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: people.blind)
    Console.warn(study.codebookWarnings)
    let view = try StudyView(study, filter: people.everyHit(of: codes))
    let applied = try AppliedRules(view, by: try by.map { try study.grouping(named: $0) })
    try output.show(applied.report(showingRules: rules))
    if let news = applied.newsText { Console.say(news) }
  }
}
