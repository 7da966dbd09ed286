public import Analysis
public import ArgumentParser
import Reports
import StudyIndex

extension CoOccurrence.Within: ExpressibleByArgument {}

struct Cooccur: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "cooccur",
    abstract: "Count which codes occur together.",
    discussion: """
      EXAMPLES:
        strand cooccur
        strand cooccur --within turn --review person
        strand cooccur norms solidarity --within transcript
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(help: "What standing together means: sharing words, in one turn, in one transcript.")
  var within = CoOccurrenceRequest().within

  @Flag(help: "Count the segments of lower codes to the codes above them.")
  var rollUp = CoOccurrenceRequest().filter.rollUp

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var table: ArrangementOptions
  @OptionGroup var output: OutputOptions

  var arrangement: TableArrangement { table.arrangement }

  var blinding: Bool { people.blind }

  var request: CoOccurrenceRequest {
    var request = CoOccurrenceRequest()
    request.filter = filter.narrowing(people.narrowing(request.filter, to: codes))
    (request.filter.rollUp, request.within) = (rollUp, within)
    return request
  }
}
