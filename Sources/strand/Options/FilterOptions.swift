public import Analysis
public import ArgumentParser
public import StudyDefinition
import StudyIndex

extension SegmentFilter.Speakers: ExpressibleByArgument {}
extension Segment.Origin: ExpressibleByArgument {}
extension ReviewWord: ExpressibleByArgument {}

/// Whose words are looked at.
struct SpeakerOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      """
      Only people for whom this SQL expression over the participants' columns is true, e.g. "age >= 60"; given twice, \
      both.
      """, valueName: "sql"))
  var `where`: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Only what is said in this transcript; given several times, in any of them.", valueName: "name"),
    completion: .names(of: .transcript))
  var transcript: [String] = []

  @Option(help: "Whose words are looked at.")
  var speakers = SegmentFilter().speakers

  @Flag(help: BlindOptions.help)
  var blind = false
}

/// Which codings and hits count. They are beside `SpeakerOptions`, not around them: in a debug build the parser checks
/// what is in a group five times, and what is in a group of a group five times as often.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("coder"),
    help: ArgumentHelp(
      """
      Only what this coder coded or accepted; '*' for all coders (default: study.yaml's analysis_coder, else all). A \
      consensus is counted only where it is named.
      """, valueName: "name"),
    completion: .names(of: .coder))
  var countedCoder: String?

  @Flag(help: "Only codings that were made under the present definition of their code.")
  var currentDefinition = SegmentFilter().onlyCurrentDefinitions

  @Option(help: "Only what came from a person's own tag, from a rule, or from suggestions (accepted or not).")
  var origin: Segment.Origin?

  @Option(
    parsing: .singleValue,
    help: """
      Only segments that a person coded, that are rules' hits accepted by a person, or that nobody has judged; decided \
      is the first two. May be given twice. The default is study.yaml's `review:`, else all.
      """)
  var review: [ReviewWord] = []

  /// A filter, with what the command line says.
  func narrowing(_ filter: SegmentFilter) -> SegmentFilter {
    var filter = filter
    filter.coder = countedCoder
    filter.origin = origin
    filter.onlyCurrentDefinitions = currentDefinition
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
    filter.transcripts = transcript
    return filter
  }

  /// For what is about rules' hits themselves, judged or not, whatever study.yaml counts.
  func everyHit(of codes: [String]) -> SegmentFilter {
    var filter = narrowing(to: codes)
    filter.review = [.all]
    return filter
  }
}

/// How numbers become levels.
struct CutOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      """
      Cut a group of numbers into levels: where levels begin (30,50), or median, terciles, quartiles; age=30,50 where \
      several groups are crossed.
      """, valueName: "cut"))
  var cut: [String] = []
}
