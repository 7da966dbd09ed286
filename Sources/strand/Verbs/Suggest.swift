public import Analysis
public import ArgumentParser
import Reports
import StudyIndex

extension SuggestionUnit: ExpressibleByArgument {}

struct Suggest: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Suggest passages to code, learnt from what people have coded, and show how good the suggestions are.",
    discussion: """
      A model a code (logistic regression on words and characters) learns, on this machine, from what was coded and \
      what was marked as read and not coded (`strand done`). First comes how good it is on people that it has not \
      learnt from, then the passages that nobody has read or coded, the most probable first. Nothing is coded: \
      `strand review --suggestions`, or `strand accept ID`, does that. Below 20 coded passages of 5 people nothing is \
      learnt.

      EXAMPLES:
        strand suggest norms.formal
        strand suggest --unit sentence --recall 90
        strand suggest solidarity --again
        strand suggest --like fa2fd346 --like "they lent me the drum"
        strand suggest --coder consensus --format json
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(help: "What is learnt from and suggested.")
  var unit = SuggestionRequest().unit

  @Option(
    help: ArgumentHelp("So many passages a code (default: \(SuggestionRequest.defaultCount)).", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "As many passages as it takes to find this percentage of what is coded, by the cross-validation; 0.9 is 90.",
      valueName: "percent"),
    transform: Self.percentage)
  var recall: Int?

  @Flag(help: "Every passage at or above the threshold.")
  var all = SuggestionRequest().all

  @Flag(help: "Passages that were read and not coded, for a second look.")
  var again = SuggestionRequest().again

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Passages like this coding (an id) or like these words, without learning; several: like all of them.",
      valueName: "id or words"))
  var like: [String] = []

  @Option(
    name: .customLong("coder"),
    help: ArgumentHelp("Learn from what this coder has coded and read (default: everybody).", valueName: "name"),
    completion: .names(of: .coder))
  var learntCoder: String?

  @Flag(help: "Count what was accepted or rejected as a suggestion when saying how good suggestions are.")
  var withAccepted = SuggestionRequest().withAccepted

  @Option(help: "Seed of intervals; the same seed gives the same numbers.")
  var seed = SuggestionRequest().seed

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var request: SuggestionRequest {
    var request = SuggestionRequest()
    request.filter = people.narrowing(request.filter, to: codes)
    request.filter.coder = learntCoder
    (request.unit, request.top, request.recall, request.all) = (unit, top, recall, all)
    (request.again, request.like, request.withAccepted, request.seed) = (again, like, withAccepted, seed)
    return request
  }

  /// 90, or 0.9.
  private static func percentage(_ text: String) throws -> Int {
    if let percentage = Int(text) { return percentage }
    if let share = Double(text), share > 0, share <= 1 { return Int((share * 100).rounded()) }
    throw ValidationError("--recall takes a percentage such as 90, or a share such as 0.9.")
  }

  func name(ofOption key: String) -> String {
    key == "codes" ? "CODE" : "--" + key.split(separator: "_").joined(separator: "-")
  }

  func run() throws {
    let study = try study.open(for: SuggestionRequest.sources)
    try BlindOptions.hideOthers(in: study, asked: people.blind)
    let answer = try request.answer(study)
    Console.warn(try request.remarks(study))
    // From now on their ids can be accepted and rejected.
    if case .suggestions(let listing, _) = answer { try listing.remember() }
    try output.show(answer.report())
  }
}
