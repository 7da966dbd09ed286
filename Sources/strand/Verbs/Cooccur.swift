public import Analysis
public import ArgumentParser
import Reports
import StudyIndex

extension CoOccurrence.Within: ExpressibleByArgument {}

struct Cooccur: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count which codes stand together.",
    discussion: """
      EXAMPLES:
        strand cooccur
        strand cooccur --within turn --review person
        strand cooccur norms solidarity --within transcript
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Option(help: "What standing together means: sharing words, in one turn, in one transcript.")
  var within: CoOccurrence.Within = .overlap

  @Flag(help: "Count the segments of lower codes to the codes above them.")
  var rollUp = false

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let study = try study.open()
    try filter.people.hideOthers(in: study)
    let view = try StudyView(study, filter: filter.filter(codes: codes, rollUp: rollUp))
    Console.warn(try study.remarks())
    try output.show(CoOccurrence(view, within: within).report())
  }
}
