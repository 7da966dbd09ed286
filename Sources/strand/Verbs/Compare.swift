import Analysis
public import ArgumentParser
public import Reports
import Studies

extension ComparisonUnit: ExpressibleByArgument {}

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare groups of participants: who mentions which code, how often.",
    discussion: """
      A group is one that study.yaml defines, or a column of participants.csv. A code counts its own segments and \
      those of the codes below it; a person counts once.

      EXAMPLES:
        strand compare --by cbo
        strand compare --by gender --unit segments
        strand compare norms --by cbo --quotes 1
        strand compare --by cbo --review person --format json
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Option(
    help: ArgumentHelp("The group whose levels are compared.", valueName: "group"), completion: GroupCompletion.kind)
  var by: String

  @Option(help: "What the table counts; JSON holds all.")
  var unit: ComparisonUnit = .people

  @Option(help: ArgumentHelp("The best quotes of each cell, this many.", valueName: "n"))
  var quotes: Int?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let quotes, quotes < 1 { throw ValidationError("--quotes takes a number from 1.") }
  }

  func run() throws {
    let study = try study.open()
    let grouping = try study.grouping(named: by)
    let view = try StudyView(study, filter: filter.filter(codes: codes, rollUp: true))
    Console.warn(try study.remarks())
    let best = try quotes.map { try BestQuotes(view, by: grouping, count: $0) }
    try output.show(Comparison(view, by: grouping).report(unit: unit, quotes: best))
  }
}
