import Analysis
import ArgumentParser

struct ShowMemos: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "memos",
    abstract: "List the memos on codes, transcripts, codings, participants and the study.",
    discussion: """
      EXAMPLES:
        strand memos
        strand memos norms --coder lin
        strand memos --participant P1
        strand memos --transcript hc-p1 --format markdown --output memos.md
      """)

  @Argument(help: "Codes, each with those below it (default: all memos).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Only on this transcript; given twice, on both.", valueName: "name"),
    completion: .names(of: .transcript))
  var transcript: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Only on this participant, or referring to them; given twice, on both.", valueName: "id"))
  var participant: [String] = []

  @Flag(help: "Only memos on the study as a whole.")
  var wholeStudy = false

  @Option(
    name: .customLong("coder"), help: ArgumentHelp("Only this coder's memos.", valueName: "name"),
    completion: .names(of: .coder))
  var chosenCoder: String?

  @OptionGroup var blind: BlindOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { blind.blind }

  var request: MemosRequest {
    var request = MemosRequest()
    (request.codes, request.transcripts, request.coder) = (codes, transcript, chosenCoder)
    (request.participants, request.wholeStudy) = (participant, wholeStudy)
    return request
  }
}
