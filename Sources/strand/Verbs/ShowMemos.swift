import Analysis
import ArgumentParser
import Reports

struct ShowMemos: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memos",
    abstract: "List the memos on codes, transcripts and codings.",
    discussion: """
      EXAMPLES:
        strand memos
        strand memos norms --coder lin
        strand memos --transcript hc-p1 --format markdown --output memos.md
      """)

  @Argument(help: "Codes, each with those below it (default: all memos).", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Option(help: ArgumentHelp("Only on this transcript.", valueName: "name"), completion: TranscriptCompletion.kind)
  var transcript: String?

  @Option(name: .customLong("coder"), help: ArgumentHelp("Only this coder's memos.", valueName: "name"))
  var chosenCoder: String?

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let memos = try MemoListing(study.open(), codes: codes, transcript: transcript, coder: chosenCoder)
    try output.show(memos.report())
  }
}
