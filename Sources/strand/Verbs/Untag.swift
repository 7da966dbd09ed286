import ArgumentParser
import Codings
import Deciding
import Reports
import StudyDefinition
import StudyIndex

struct Untag: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "untag",
    abstract: "Take codings of your own off.",
    discussion: """
      EXAMPLES:
        strand untag 3f9a1c20
        strand untag 3f9a1c20 77b0e41c --as lin
      """)

  @Argument(help: ArgumentHelp("Ids of codings, or their first characters (at least four).", valueName: "id"))
  var ids: [String]

  @Option(help: "A note on why.")
  var note: String?

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = try coder.desk(study)
    let all = try desk.ledger().codings
    let wanted = try ids.map { try ShortID.resolve($0, among: all.map(\.id)) }
    try desk.decide(onTorn: { Console.warn([$0]) }) { _ = try $0.untag(wanted, others: all, note: note) }
    let taken = all.filter { wanted.contains($0.id) }
    try output.show(DecisionReport.untagged(taken, study: desk.configuration.name, coder: desk.coder.text))
  }
}
