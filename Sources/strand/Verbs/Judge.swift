import Analysis
import ArgumentParser
import Codings
import Deciding
import Reports
import StudyDefinition
import StudyIndex

struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Confirm rules' hits or suggestions: they count as yours from now on.",
    discussion: """
      EXAMPLES:
        strand accept h3f9a1c2
        strand accept h3f9a1c2 h77b0e41 --note "clear case"
      """)

  @OptionGroup var judgement: JudgementOptions

  func run() throws { try judgement.judge(.accept) }
}

struct Reject: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Refuse rules' hits or suggestions: they are never counted.",
    discussion: """
      EXAMPLES:
        strand reject h3f9a1c2
        strand reject h3f9a1c2 --note "about the village, not the new town"
      """)

  @OptionGroup var judgement: JudgementOptions

  func run() throws { try judgement.judge(.reject) }
}

/// The hits that a judgement is about.
struct JudgementOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Ids of hits or suggestions, or their first characters (at least four).", valueName: "id"))
  var ids: [String]

  @Option(help: "A note on the judgement.")
  var note: String?

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func judge(_ judgement: Judgement) throws {
    let desk = try coder.desk(study)
    let study = try study.open()
    let hits = try ids.map(study.candidate)
    let inside = judgement == .reject ? try study.hits(inside: hits).count : 0
    let answers = try desk.judge(hits, judgement, note: note) { Console.warn([$0]) }
    try output.show(
      DecisionReport.judged(
        Array(zip(hits, answers)), judgement, rejectedWithThem: inside, study: desk.configuration.name,
        coder: desk.coder.text))
  }
}
