import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct ShowCodebook: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Show the codebook as a tree, with the segments and people of each code.",
    discussion: """
      EXAMPLES:
        strand codebook
        strand codebook norms --definitions
        strand codebook --definitions --format markdown --output codebook.md
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Flag(help: "Show definitions, when to use a code and when not, and examples.")
  var definitions = CodebookRequest().definitions

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var table: ArrangementOptions
  @OptionGroup var output: OutputOptions

  var arrangement: TableArrangement { table.arrangement }

  var request: CodebookRequest {
    var request = CodebookRequest()
    request.filter = filter.narrowing(request.filter, to: codes)
    request.definitions = definitions
    return request
  }
}
