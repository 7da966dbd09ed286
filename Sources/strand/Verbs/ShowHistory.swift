import Codings
import ArgumentParser
import Foundation
import Ground
import Reports
import Studies

struct ShowHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show the journals: who decided what, when, and what was taken back.",
    discussion: """
      EXAMPLES:
        strand history
        strand history --only lin --last 20
        strand history --transcript hc-p1 --format csv
      """)

  @Option(help: ArgumentHelp("Only this coder's decisions.", valueName: "coder"))
  var only: String?

  @Option(help: ArgumentHelp("Only on this transcript.", valueName: "name"), completion: TranscriptCompletion.kind)
  var transcript: String?

  @Option(help: ArgumentHelp("The latest events, this many.", valueName: "n"))
  var last: Int?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last takes a number from 1.") }
  }

  func run() throws {
    let desk = try CoderOptions.parse([]).desk(study)
    var entries = try desk.history()
    if let only { entries = try entries.of(coder: only) }
    if let transcript { entries = entries.filter { $0.event.transcript == transcript } }
    if let last { entries = Array(entries.suffix(last)) }
    try output.show(HistoryReport.report(entries, study: desk.configuration.name))
  }
}
