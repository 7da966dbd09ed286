import Analysis
import ArgumentParser
import Codebooks
import Reports
import StudyDefinition
import StudyIndex

struct ShowCodebook: AnalysisCommand {
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

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Flag(help: "Show definitions, when to use a code and when not, and examples.")
  var definitions = CodebookRequest().definitions

  @Option(
    help: ArgumentHelp(
      """
      What has changed since another version (a YAML file, a study's folder or a revision of git), and how many \
      codings each changed code has.
      """, valueName: "version"))
  var diff: String?

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var table: ArrangementOptions
  @OptionGroup var output: OutputOptions

  var arrangement: TableArrangement { table.arrangement }

  var blinding: Bool { people.blind }

  var request: CodebookRequest {
    var request = CodebookRequest()
    request.filter = filter.narrowing(people.narrowing(request.filter, to: codes))
    request.definitions = definitions
    return request
  }

  func validate() throws {
    if let fault = request.faults().first { throw ValidationError("\(name(ofOption: fault.key)) \(fault.what).") }
    if diff != nil, let other = request.written.first {
      let what = other.key == "codes" ? "Codes" : name(ofOption: other.key)
      throw ValidationError("\(what) cannot be used with --diff, which is about the whole codebook.")
    }
  }

  func run() throws {
    guard let diff else { return try ask() }
    let study = try study.open()
    let difference = CodebookDifference(from: try EarlierCodebook.read(diff, of: study.folder), to: study.codebook)
    try output.show(
      CodebookDifferenceReport(difference, touched: study.codingsByCode()).report(since: diff, of: study)
        .arranged(arrangement))
  }
}
