public import Analysis
public import ArgumentParser
import StudyIndex

extension SegmentFilter.Speakers: ExpressibleByArgument {}
extension Segment.Origin: ExpressibleByArgument {}
extension Segment.Review: ExpressibleByArgument {}

/// Whose words are looked at.
struct SpeakerOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      """
      Only people for whom this SQL expression over the participants' columns holds, e.g. "age >= 60"; given twice, \
      both.
      """, valueName: "sql"))
  var `where`: [String] = []

  @Option(help: "Whose words are looked at.")
  var speakers = SegmentFilter().speakers
}

/// Which codings and hits count.
struct FilterOptions: ParsableArguments {
  @OptionGroup var people: SpeakerOptions

  @Option(
    name: .customLong("coder"),
    help: ArgumentHelp("Only what this coder coded or accepted.", valueName: "name"),
    completion: .names(of: .coder))
  var countedCoder: String?

  @Option(help: "Only what came from a person's own tag, from a rule, or from suggestions (accepted or not).")
  var origin: Segment.Origin?

  @Option(
    parsing: .singleValue,
    help: """
      Only segments that a person coded, that are rules' hits accepted by a person, or that nobody has judged. May be \
      given twice: --review person --review accepted is all that people decided.
      """)
  var review: [Segment.Review] = []

  /// A request's own filter, with what the command line says.
  func narrowing(_ filter: SegmentFilter, to codes: [String]) -> SegmentFilter {
    var filter = people.narrowing(filter, to: codes)
    filter.coder = countedCoder
    filter.origin = origin
    filter.review = Set(review)
    return filter
  }
}

extension SpeakerOptions {
  func narrowing(_ filter: SegmentFilter = SegmentFilter(), to codes: [String]) -> SegmentFilter {
    var filter = filter
    filter.codes = codes
    filter.speakers = speakers
    filter.conditions = self.where
    return filter
  }
}
