public import Analysis
public import ArgumentParser
import Reports
import StudyIndex

extension Saturation.Order: ExpressibleByArgument {}

struct ShowSaturation: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "saturation",
    abstract: "See when further interviews brought no new codes.",
    discussion: """
      The method of Guest, Namey & Chen (2020). Base: the codes of the first interviews. Run: the interviews that follow, \
      and how many new codes they bring. Saturation is at the first run that brings no more new codes than the threshold, \
      in percent of the base's codes. 5+2 means: after five interviews, because the next two brought (almost) nothing new.

      An interview is a transcript. Transcripts without any segment that nobody has marked as read are left out: they \
      would look like saturation. The table also shows what other orders of the same interviews give.

      EXAMPLES:
        strand saturation
        strand saturation --base 6 --run 3 --threshold 0
        strand saturation norms --review person
        strand saturation --order given --transcript p1 --transcript p3 --base 1
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    help: "The order of the interviews; given is that of --transcript (default: date, or name where a date is missing)."
  )
  var order: Saturation.Order?

  @Option(help: ArgumentHelp("Interviews of the base.", valueName: "n"))
  var base = SaturationRequest().base

  @Option(name: .customLong("run"), help: ArgumentHelp("Interviews of a run.", valueName: "n"))
  var runLength = SaturationRequest().run

  @Option(
    help: ArgumentHelp(
      "Saturation: a run's new codes are at most so many percent of the base's codes.", valueName: "percent"))
  var threshold = SaturationRequest().threshold

  @Option(help: ArgumentHelp("How many random orders of the interviews are drawn.", valueName: "n"))
  var orders = SaturationRequest().orders

  @Option(help: "Seed of the random orders; the same seed gives the same numbers.")
  var seed = SaturationRequest().seed

  @Flag(help: "Count the segments of lower codes to the codes above them.")
  var rollUp = SaturationRequest().filter.rollUp

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { people.blind }

  var request: SaturationRequest {
    var request = SaturationRequest()
    request.filter = filter.narrowing(people.narrowing(request.filter, to: codes))
    request.filter.rollUp = rollUp
    request.order = order
    (request.base, request.run, request.threshold) = (base, runLength, threshold)
    (request.orders, request.seed) = (orders, seed)
    return request
  }
}
