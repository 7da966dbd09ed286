import Analysis
import ArgumentParser
import Codebooks
import Codings
import Deciding
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

struct WriteMemo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memo",
    abstract: "Write a memo on a coding, a transcript or a code.",
    discussion: """
      EXAMPLES:
        strand memo "Compare with P3" --coding 3f9a1c20
        strand memo "Recorded outdoors, two interruptions" --transcript hc-p4
        strand memo "Formal and informal overlap in the fines" --code norms
      """)

  @Argument(help: "The memo's text.")
  var text: String

  @Option(help: ArgumentHelp("On a coding, anybody's.", valueName: "id"))
  var coding: String?

  @Option(help: ArgumentHelp("On a transcript.", valueName: "name"), completion: .names(of: .transcript))
  var transcript: String?

  @Option(help: ArgumentHelp("On a code.", valueName: "code"), completion: .names(of: .code))
  var code: String?

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if [coding, transcript, code].compactMap({ $0 }).count != 1 {
      throw ValidationError("Say what the memo is on: exactly one of --coding, --transcript and --code.")
    }
  }

  func run() throws {
    let desk = try coder.desk(study)
    let subject: Decisions.Subject =
      if let coding {
        .coding(try ShortID.resolve(coding, among: desk.ledger().codings.map(\.id)))
      } else if let transcript {
        .transcript(try desk.transcript(named: transcript).name)
      } else {
        .code(try desk.code(code ?? "").id)
      }
    let event = try desk.decide(onTorn: { Console.warn([$0]) }) { try $0.memo(text, on: subject) }
    try output.show(DecisionReport.recorded(event, study: desk.configuration.name, coder: desk.coder.text))
  }
}
