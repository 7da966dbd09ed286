import ArgumentParser
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex

struct Pseudonymise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pseudonymise",
    abstract: "Make a copy of the study with other names, to be shared.",
    discussion: """
      First, --suggest writes a table of words that may show who or where somebody is. Fill in its column \
      `replacement` and add what is missing. Then --to makes the copy: transcripts, participants, survey, codebook and \
      journals with every original replaced, and every coding on the same words. The study itself is only read. The \
      table is the key to the names and is kept apart from the study.

      EXAMPLES:
        strand pseudonymise --suggest --table ../names.csv
        strand pseudonymise --table ../names.csv --to ../for-sharing --dry-run
        strand pseudonymise --table ../names.csv --to ../for-sharing
        strand check --pseudonyms ../names.csv
      """)

  @Option(
    help: ArgumentHelp("The table of names: columns original and replacement (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var table: String

  @Flag(help: "Write suggestions into the table; rows that are there stay as they are.")
  var suggest = false

  @Option(help: ArgumentHelp("The folder that becomes the copy; it must not be there yet.", valueName: "dir"))
  var to: String?

  @Flag(help: "Count what would be replaced, and write nothing.")
  var dryRun = false

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if suggest == (to != nil) { throw ValidationError("Give either --suggest or --to DIR.") }
    if suggest && dryRun { throw ValidationError("--dry-run needs --to.") }
  }

  func run() throws {
    let folder = try study.folder()
    let name = try StudyConfiguration.read(folder).name
    guard let to else {
      let suggestions = try NameSuggestions(folder)
      let added = try suggestions.add(to: table, apartFrom: folder)
      return try output.show(PseudonymReport.suggested(suggestions, added: added, table: table, study: name))
    }
    let names = try PseudonymTable.read(table, apartFrom: folder)
    let copy = try PseudonymousCopy(folder, names)
    Console.warn(copy.warnings)
    if !dryRun { try copy.write(to: URL(fileURLWithPath: to), shownAs: to) }
    try output.show(PseudonymReport.copied(copy, names, to: dryRun ? nil : to, study: name))
  }
}
