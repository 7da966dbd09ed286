import Analysis
import ArgumentParser
import Codebooks
import Reports
import StudyIndex

struct Search: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find words in the turns and show them in their context.",
    discussion: """
      A text is a word or a phrase between word boundaries, case folded; `help*` finds words that begin so. Several \
      texts are searched at the same time. The forms that typing and typesetting give to one character are alike: \
      straight and curly apostrophes, hyphens of any kind (soft ones are ignored), spaces, ligatures, full-width \
      letters.

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
  var regex = SearchRequest().regex

  @Flag(help: "Letters have to have the case of the texts: US and not us.")
  var caseSensitive = SearchRequest().caseSensitive

  @Option(
    help: ArgumentHelp("Only inside segments of this code and those below it.", valueName: "code"),
    completion: .names(of: .code))
  var within: [String] = []

  @Option(help: ArgumentHelp("Words on either side, within the turn.", valueName: "words"))
  var context = SearchRequest().context

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { people.blind }

  var request: SearchRequest {
    var request = SearchRequest()
    request.filter = people.narrowing(request.filter, to: within)
    (request.texts, request.regex, request.context) = (texts, regex, context)
    request.caseSensitive = caseSensitive
    return request
  }
}
