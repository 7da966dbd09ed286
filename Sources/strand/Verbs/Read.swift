import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct Read: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read a transcript with what is coded in it.",
    discussion: """
      Each turn has its number, its speaker and, beside the words, its codings: the code, the coder and the first \
      words of the passage.

      EXAMPLES:
        strand read hc-p1
        strand read hc-p1 --turns 10-20
        strand read hc-p1 --codes norms --hits
        strand read hc-p1 | less
      """)

  @Argument(help: "The transcript's name.", completion: .names(of: .transcript))
  var transcript: String

  @Option(help: ArgumentHelp("A turn, or the first and the last; from 1.", valueName: "n[-m]"))
  var turns: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only codings of this code and those below it; may be given several times.", valueName: "code"),
    completion: .names(of: .code))
  var codes: [String] = []

  @Option(help: ArgumentHelp("Only this coder's codings.", valueName: "name"), completion: .names(of: .coder))
  var coder: String?

  @Flag(help: "Show rules' hits that nobody has judged, too.")
  var hits = TranscriptRequest().hits

  @OptionGroup var blindOptions: BlindOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { blindOptions.blind }

  var request: TranscriptRequest {
    var request = TranscriptRequest()
    request.transcript = transcript
    (request.turns, request.codes) = (turns, codes)
    (request.coder, request.hits) = (coder, hits)
    return request
  }
}
