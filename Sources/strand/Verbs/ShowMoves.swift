import Analysis
import ArgumentParser

struct ShowMoves: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "moves",
    abstract: "Show which codings were given another code: from which code to which.",
    discussion: """
      Counted are codings that were moved by `recode`, `merge-codes` and `split-code`, and those that stayed with the \
      same codes. Codings that were taken off are left out. `strand figures` draws it where study.yaml has \
      `analyses: [{make: moves}]`.

      EXAMPLES:
        strand moves
        strand moves norms --coder lin
        strand moves --format csv --output moves.csv
      """)

  @Argument(help: "Codes, each with those below it (default: all moves).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Only codings in this transcript; given several times, in any of them.", valueName: "name"),
    completion: .names(of: .transcript))
  var transcript: [String] = []

  @Option(
    name: .customLong("coder"), help: ArgumentHelp("Only this coder's codings.", valueName: "name"),
    completion: .names(of: .coder))
  var chosenCoder: String?

  @OptionGroup var blind: BlindOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { blind.blind }

  var request: MovesRequest {
    var request = MovesRequest()
    (request.codes, request.transcripts, request.coder) = (codes, transcript, chosenCoder)
    return request
  }
}
