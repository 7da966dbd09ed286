public import Analysis
public import ArgumentParser
import Reports
import Statistics
import StudyIndex

extension ComparisonUnit: ExpressibleByArgument {}

extension ComparisonRequest.Adjustment: ExpressibleByArgument {}

struct Compare: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare groups of participants: who mentions which code, how often.",
    discussion: """
      A group is one that study.yaml defines, or a column of participants.csv. A code counts its own segments and \
      those of the codes below it; a person counts once. A variable of the survey can be \
      the group, too, for participants who are respondents.

      Tests are of people: who mentions a code, by Fisher's exact test or chi-squared, as the counts allow. Segments \
      and words are clustered in people, and so people are permuted over the levels. The notes below \
      the table name the tests.

      EXAMPLES:
        strand compare --by cbo
        strand compare --by cbo --tests --adjust bh
        strand compare --by gender --unit segments --permutations 99999 --seed 7
        strand compare --by cbo --by gender
        strand compare --by age --cut 50,60
        strand compare norms --by cbo --quotes 1
        strand compare --by cbo --review person --format json
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The group whose levels are compared; given twice, every level of one with every level of the other.",
      valueName: "group"), completion: .names(of: .group))
  var by: [String]

  @OptionGroup var cutting: CutOptions

  @Option(help: "What the table counts; JSON contains all of them.")
  var unit = ComparisonRequest().unit

  @Option(
    help: ArgumentHelp(
      "Leave out codes that fewer people mention; a note says how many, and p-values are adjusted over the others.",
      valueName: "n"))
  var minPeople: Int?

  @Option(help: ArgumentHelp("The best quotes of each cell, this many.", valueName: "n"))
  var quotes: Int?

  @Flag(help: "Every test in a table of its own: pairs of levels, odds ratios and differences with intervals.")
  var tests = ComparisonRequest().tests

  @Option(
    help: """
      How p-values are adjusted over the codes of the table, and over the pairs of levels of a code: Holm, Benjamini \
      and Hochberg, not at all.
      """)
  var adjust = ComparisonRequest().adjustment

  @Option(
    help: ArgumentHelp(
      "Draws of the permutation tests of --unit segments and words; exact where there are no more divisions.",
      valueName: "n"))
  var permutations = ComparisonRequest().permutations

  @Flag(
    help: """
      Permute people who speak together in a group discussion as wholes, where each discussion is in one level: their \
      words are not independent.
      """)
  var together = ComparisonRequest().together

  @Option(help: "Seed of permutations, bootstrap and Monte Carlo; the same seed gives the same numbers.")
  var seed = ComparisonRequest().seed

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var table: ArrangementOptions
  @OptionGroup var output: OutputOptions

  var arrangement: TableArrangement { table.arrangement }

  var blinding: Bool { people.blind }

  var request: ComparisonRequest {
    var request = ComparisonRequest()
    request.filter = filter.narrowing(people.narrowing(request.filter, to: codes))
    (request.by, request.cuts, request.unit) = (by, cutting.cut, unit)
    (request.minPeople, request.quotes, request.tests) = (minPeople, quotes, tests)
    (request.adjustment, request.permutations, request.seed) = (adjust, permutations, seed)
    request.together = together
    return request
  }
}
