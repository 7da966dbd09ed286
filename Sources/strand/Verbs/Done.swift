import Analysis
import ArgumentParser
import Codings
import Deciding
import Reports
import StudyDefinition
import StudyIndex

struct Done: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "done",
    abstract: "Say what you have read: agreement is computed on what everybody compared has read.",
    discussion: """
      Where you have read a passage for a code and not coded it, the code does not apply; about passages that you have \
      not read nothing is known. --codes includes the codes below; without it you have read for the whole codebook. \
      `strand undo` takes a mark back.

      EXAMPLES:
        strand done hc-p1 hc-p2
        strand done hc-p1 --turns 1-40
        strand done hc-p1 --codes norms,solidarity --as lin
      """)

  @Argument(help: "Names of transcripts.", completion: .names(of: .transcript))
  var transcripts: [String]

  @Option(help: ArgumentHelp("Only these turns: one, or the first and the last; from 1.", valueName: "n[-m]"))
  var turns: String?

  @Option(
    help: ArgumentHelp("Only for these codes, separated by commas.", valueName: "codes"), completion: .names(of: .code))
  var codes: String?

  @Option(help: "A note on the reading.")
  var note: String?

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if turns != nil, transcripts.count > 1 { throw ValidationError("--turns needs exactly one transcript.") }
  }

  func run() throws {
    let desk = try coder.desk(study)
    let turns = try turns.map(PlaceNotation.turns)
    let codes = CommaList.parts(codes ?? "")
    let answers = try desk.markRead(
      transcripts.map { ReadRequest(transcript: $0, turns: turns, codes: codes) }, note: note
    ) { Console.warn([$0]) }
    try output.show(ReadingReport.recorded(answers, study: desk.configuration.name, coder: desk.coder.text))
  }
}
