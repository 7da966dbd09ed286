import ArgumentParser
import Codings
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex

struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back your last decision, or a named one.",
    discussion: """
      All that one command recorded is one decision, in whosever journals: `strand reanchor` writes into everybody's. \
      Taking back is itself recorded: nothing is deleted. What was taken back cannot be put back by another undo, so a \
      decision of many codings is taken back only after a question.

      EXAMPLES:
        strand undo
        strand undo 3f9a1c20 --as lin
        strand undo --yes
      """)

  @Argument(help: ArgumentHelp("Id of the decision or of one of its events (default: the last).", valueName: "id"))
  var id: String?

  @Flag(help: "Take a decision of many codings back without asking.")
  var yes = false

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = try coder.desk(study)
    let own = try desk.folder.history().filter { $0.coder == desk.coder.text || $0.event.by == desk.coder.text }
    let named = try id.map { try ShortID.resolve($0, among: own.map(\.event.id)) }
    let undone = try desk.undo(
      named, confirming: { try yes || Confirmation.takingBack($0.count) }, onTorn: { Console.warn([$0]) })
    guard let undone else { return }
    try output.show(DecisionReport.undone(undone, study: desk.configuration.name, coder: desk.coder.text))
  }
}
