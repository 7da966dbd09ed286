import Analysis
import ArgumentParser
import Basics
import Codings
import Foundation
import Reports
import StudyDefinition
import StudyIndex

struct ShowHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show the journals: who decided what, when, and what was taken back.",
    discussion: """
      EXAMPLES:
        strand history
        strand history --coder lin --last 20
        strand history --transcript hc-p1 --format csv
      """)

  @Option(
    name: .customLong("coder"), help: ArgumentHelp("Only this coder's decisions.", valueName: "name"),
    completion: .names(of: .coder))
  var chosenCoder: String?

  @Option(help: ArgumentHelp("Only on this transcript.", valueName: "name"), completion: .names(of: .transcript))
  var transcript: String?

  @Option(help: ArgumentHelp("The latest events, this many.", valueName: "n"))
  var last: Int?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last takes a number from 1.") }
  }

  func run() throws {
    let folder = try study.folder()
    var entries = try folder.history()
    if let chosenCoder { entries = try entries.of(coder: chosenCoder) }
    if let transcript { entries = entries.filter { $0.event.transcript == transcript } }
    if let last { entries = Array(entries.suffix(last)) }
    try output.show(HistoryReport.report(entries, study: StudyConfiguration.read(folder).name))
  }
}
