public import Analysis
public import ArgumentParser
import StudyIndex

extension SegmentFilter.Speakers: ExpressibleByArgument {}
extension Segment.Origin: ExpressibleByArgument {}
extension Segment.Review: ExpressibleByArgument {}

/// Whose words are looked at.
struct SpeakerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only people for whom this SQL expression over the participants' columns holds, e.g. \"age >= 60\".",
      valueName: "sql"))
  var `where`: String?

  @Option(help: "Whose words are looked at.")
  var speakers: SegmentFilter.Speakers = .participants

  @Flag(
    help: """
      Show only your own decisions in transcripts that others are still reading (study.yaml: blind: true). Journals, \
      history and git show everything.
      """)
  var blind = false
}

/// Which codings and hits count.
struct FilterOptions: ParsableArguments {
  @OptionGroup var people: SpeakerOptions

  @Option(
    name: .customLong("coder"),
    help: ArgumentHelp(
      "Only what this coder coded or accepted (default: study.yaml's analysis_coder, else everybody; '*' for everybody).",
      valueName: "name"))
  var countedCoder: String?

  @Flag(help: "Only codings that were made under the present definition of their code.")
  var currentDefinition = false

  @Option(help: "Only what came from a person's own tag, or from a rule.")
  var origin: Segment.Origin?

  @Option(
    parsing: .singleValue,
    help: """
      Only segments that a person coded, that are rules' hits accepted by a person, or that nobody has judged. May be \
      given twice: --review person --review accepted is all that people decided.
      """)
  var review: [Segment.Review] = []

  func filter(codes: [String] = [], rollUp: Bool = false, perCoder: Bool = false) -> SegmentFilter {
    var filter = SegmentFilter()
    filter.codes = codes
    filter.coder = countedCoder
    filter.origin = origin
    filter.onlyCurrentDefinitions = currentDefinition
    filter.review = Set(review)
    filter.speakers = people.speakers
    filter.condition = people.where
    filter.rollUp = rollUp
    filter.perCoder = perCoder
    return filter
  }
}

extension SpeakerOptions {
  func filter(codes: [String] = []) -> SegmentFilter {
    var filter = SegmentFilter()
    filter.codes = codes
    filter.speakers = speakers
    filter.condition = self.where
    return filter
  }
}
