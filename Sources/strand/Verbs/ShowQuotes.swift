public import Analysis
public import ArgumentParser
import Reports
import StudyIndex

extension SegmentFilter.Unit: ExpressibleByArgument {}
extension QuoteConditions.Within: ExpressibleByArgument {}

/// Whom to show of each level.
enum CaseKind: EnumerableFlag {
  case typical
  case deviant

  var kind: CaseSelection.Kind { self == .typical ? .typical : .deviant }
}

struct ShowQuotes: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "List what was said under codes, with who said it and where.",
    discussion: """
      One row is one segment: overlapping codings of the same code, whoever made them, are one segment that lists \
      its coders. A coding that runs over several turns is a segment in each of them; with --unit codings it is one row.

      EXAMPLES:
        strand quotes norms.informal
        strand quotes solidarity --by cbo --context 15
        strand quotes --where "community = 'HC' AND age >= 60" --output quotes.csv
        strand quotes learning --sample 10 --seed 7
        strand quotes learning --unit codings --review decided
        strand quotes norms --with solidarity --within turn
        strand quotes norms --without norms.formal --near service:50
        strand quotes service.demand --then norms:3turns
        strand quotes --typical --by cbo --cases 1
        strand quotes --deviant --by age --cut 50,60
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Sort by the levels of a group; given twice, by two groups crossed.", valueName: "group"),
    completion: .names(of: .group))
  var by: [String] = []

  @OptionGroup var cutting: CutOptions

  @Option(help: ArgumentHelp("Words shown before and after, within the turn.", valueName: "words"))
  var context = QuotesRequest().context

  @Option(help: ArgumentHelp("Draw this many at random.", valueName: "n"))
  var sample: Int?

  @Option(help: "Seed of the draw; the same seed draws the same quotes.")
  var seed = QuotesRequest().seed

  @Option(
    help: """
      What is one row: a segment, or a coding, each whole, whatever turns it runs over; where only rules' hits are, \
      accepted or not, segments.
      """)
  var unit = QuotesRequest().filter.unit

  @Flag(help: "Keep each coder's codings (and rules' hits) apart instead of putting overlapping ones together.")
  var perCoder = QuotesRequest().filter.perCoder

  @Flag(help: "Count the segments of lower codes to the codes above them, as compare does.")
  var rollUp = QuotesRequest().filter.rollUp

  @Flag(
    help: """
      Participants nearest to their level's profile of codes, or farthest from it, with their quotes; needs --by. The \
      distance is the mean absolute difference between what they mention (1 or 0) and the level's shares.
      """)
  var cases: CaseKind?

  @Option(name: .customLong("cases"), help: ArgumentHelp("Participants a level (default: 2).", valueName: "n"))
  var numberOfCases: Int?

  @OptionGroup var conditions: ConditionOptions
  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { people.blind }

  var request: QuotesRequest {
    var request = QuotesRequest()
    request.filter = filter.narrowing(people.narrowing(request.filter, to: codes))
    request.conditions = conditions.conditions
    (request.filter.rollUp, request.filter.perCoder, request.filter.unit) = (rollUp, perCoder, unit)
    (request.by, request.cuts, request.context) = (by, cutting.cut, context)
    (request.sample, request.seed) = (sample, seed)
    (request.kind, request.cases) = (cases?.kind, numberOfCases)
    return request
  }

  func name(ofOption key: String) -> String {
    key == "kind" ? "--\(cases?.kind.rawValue ?? "typical")" : "--" + key.split(separator: "_").joined(separator: "-")
  }

  func say() {
    if sample != nil { Console.say("Drawn with --seed \(seed).") }
  }
}

/// What else has to be where a quote is.
struct ConditionOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only quotes that are with this code, or one below it; given twice, with both.", valueName: "code"),
    completion: .names(of: .code))
  var with: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only quotes that are not with this code, nor with one below it; given twice, with neither.", valueName: "code"),
    completion: .names(of: .code))
  var without: [String] = []

  @Option(
    help: """
      What --with and --without mean: shared words, the same turn, the same transcript, or anything that the same \
      person says.
      """)
  var within = QuoteConditions().within

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only quotes with this code at most so many words (norms:50) or turns (norms:2turns) before or after.",
      valueName: "code:n"), completion: .names(of: .code))
  var near: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only quotes that this code follows in the transcript; with a number at most so many words or turns later.",
      valueName: "code[:n]"), completion: .names(of: .code))
  var then: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only quotes that follow this code in the transcript; with a number at most so many words or turns later.",
      valueName: "code[:n]"), completion: .names(of: .code))
  var after: [String] = []

  var conditions: QuoteConditions {
    var conditions = QuoteConditions()
    (conditions.with, conditions.without, conditions.within) = (with, without, within)
    (conditions.near, conditions.then, conditions.after) = (near, then, after)
    return conditions
  }
}
