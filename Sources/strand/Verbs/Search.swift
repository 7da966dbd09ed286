import Analysis
import ArgumentParser
import Codebooks
import Reports
import StudyIndex

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find words in the turns and show them in their context.",
    discussion: """
      A text is a word or a phrase between word boundaries, case folded; `help*` finds words that begin so. Several \
      texts are searched at the same time.

      EXAMPLES:
        strand search neighbour
        strand search "help*" "look after" --where "gender = 'female'"
        strand search 邻居 --context 12
        strand search --regex "[0-9]+ (yuan|months)"
        strand search stairs --within service
      """)

  @Argument(help: ArgumentHelp("What to find.", valueName: "text"))
  var texts: [String]

  @Flag(help: "The texts are regular expressions.")
  var regex = false

  @Option(
    help: ArgumentHelp("Only inside segments of this code and those below it.", valueName: "code"),
    completion: CodeCompletion.kind)
  var within: [String] = []

  @Option(help: ArgumentHelp("Words on either side, within the turn.", valueName: "words"))
  var context = 10

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if texts.isEmpty { throw ValidationError("Say what to find.") }
    if !(0...100_000).contains(context) { throw ValidationError("--context takes a number of words from 0 to 100000.") }
  }

  func run() throws {
    let terms = try texts.map { try Term(searching: $0, regex: regex) }
    let study = try study.open()
    try people.hideOthers(in: study)
    let view = try StudyView(study, filter: people.filter(codes: within))
    let search = try KeywordSearch(view, terms: terms, insideSegments: !within.isEmpty, context: context)
    try output.show(search.report())
  }
}
