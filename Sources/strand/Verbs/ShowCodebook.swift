import Analysis
import ArgumentParser
import Codebooks
import Reports
import StudyDefinition
import StudyIndex

struct ShowCodebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Show the codebook as a tree, with the segments and people of each code.",
    discussion: """
      EXAMPLES:
        strand codebook
        strand codebook norms --definitions
        strand codebook --diff HEAD~3
        strand codebook --diff ../copy-of-lin
        strand codebook --definitions --format markdown --output codebook.md
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Flag(help: "Show definitions, when to use a code and when not, and examples.")
  var definitions = false

  @Option(
    help: ArgumentHelp(
      "What has changed since another version (a YAML file, a study's folder or a revision of git), and which codings "
        + "that touches.", valueName: "version"))
  var diff: String?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let study = try study.open()
    try filter.people.hideOthers(in: study)
    if let diff {
      let earlier = try EarlierCodebook.read(diff, of: study.folder)
      return try output.show(
        CodebookDifferenceReport.report(
          CodebookDifference(from: earlier, to: study.codebook), since: diff, touched: study.codingsByCode(), of: study)
      )
    }
    let view = try StudyView(study, filter: filter.filter(codes: codes, rollUp: true))
    Console.warn(try study.remarks())
    try output.show(CodeCounts(view).report(withDefinitions: definitions))
  }
}
