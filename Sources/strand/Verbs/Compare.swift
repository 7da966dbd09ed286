public import Analysis
public import ArgumentParser
import Reports
import Statistics
import StudyIndex

extension ComparisonUnit: ExpressibleByArgument {}

/// How p-values are adjusted for their number.
enum Adjustment: String, ExpressibleByArgument, CaseIterable {
  case holm
  case bh
  case none

  var method: MultipleTesting {
    switch self {
    case .holm: .holm
    case .bh: .benjaminiHochberg
    case .none: .none
    }
  }
}

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare groups of participants: who mentions which code, how often.",
    discussion: """
      A group is one that study.yaml defines, or a column of participants.csv. A code counts its own segments and \
      those of the codes below it; a person counts once. Or a variable of the survey, for participants who are \
      respondents.

      Tests are of people: who mentions a code, by Fisher's exact test or chi-squared, as the counts allow. Segments \
      and words are clustered in people, and so people are permuted over the levels. What was chosen is said below \
      the table.

      EXAMPLES:
        strand compare --by cbo
        strand compare --by cbo --tests --adjust bh
        strand compare --by gender --unit segments --permutations 99999 --seed 7
        strand compare --by cbo --by gender
        strand compare --by age --cut 50,60
        strand compare norms --by cbo --quotes 1
        strand compare --by cbo --review person --format json
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The group whose levels are compared; given twice, every level of one with every level of the other.",
      valueName: "group"), completion: GroupCompletion.kind)
  var by: [String]

  @OptionGroup var cutting: CutOptions

  @Option(help: "What the table counts; JSON holds all.")
  var unit: ComparisonUnit = .people

  @Option(help: ArgumentHelp("The best quotes of each cell, this many.", valueName: "n"))
  var quotes: Int?

  @Flag(help: "Every test in a table of its own: pairs of levels, odds ratios and differences with intervals.")
  var tests = false

  @Option(
    help: """
      How p-values are adjusted over the codes of the table, and over the pairs of levels of a code: Holm, Benjamini \
      and Hochberg, not at all.
      """)
  var adjust: Adjustment = .holm

  @Option(
    help: ArgumentHelp(
      "Draws of the permutation tests of --unit segments and words; exact where there are no more divisions.",
      valueName: "n"))
  var permutations = TestSettings.defaultPermutations

  @Option(help: "Seed of permutations, bootstrap and Monte Carlo; the same seed gives the same numbers.")
  var seed: UInt64 = 1

  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let quotes, quotes < 1 { throw ValidationError("--quotes takes a number from 1.") }
    if !(99...10_000_000).contains(permutations) {
      throw ValidationError("--permutations takes a number from 99 to 10000000.")
    }
  }

  func run() throws {
    let study = try study.open()
    try filter.people.hideOthers(in: study)
    guard let grouping = try study.grouping(by: by, cuts: cutting.cut) else { return }
    let view = try StudyView(study, filter: filter.filter(codes: codes, rollUp: true))
    Console.warn(try study.remarks())
    let best = try quotes.map { try BestQuotes(view, by: grouping, count: $0) }
    let tested = try TestedComparison(
      Comparison(view, by: grouping), unit: unit,
      settings: TestSettings(adjustment: adjust.method, permutations: permutations, seed: seed),
      pairs: tests || output.format == .json)
    try output.show(tested.report(quotes: best, details: tests))
  }
}
