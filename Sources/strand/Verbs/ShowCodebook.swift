import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct ShowCodebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Show the codebook as a tree, with the segments and people of each code.",
    discussion: """
      EXAMPLES:
        strand codebook
        strand codebook norms --definitions
        strand codebook --definitions --format markdown --output codebook.md
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Flag(help: "Show definitions, when to use a code and when not, and examples.")
  var definitions = false

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let study = try study.open()
    let view = try StudyView(study, filter: filter.filter(codes: codes, rollUp: true))
    Console.warn(try study.remarks())
    try output.show(CodeCounts(view).report(withDefinitions: definitions))
  }
}
