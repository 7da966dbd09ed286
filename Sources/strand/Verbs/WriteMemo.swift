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
    abstract: "Write a memo on a coding, a transcript, a code, a participant or the study.",
    discussion: """
      EXAMPLES:
        strand memo "Compare with P3" --coding 3f9a1c20
        strand memo "Recorded outdoors, two interruptions" --transcript hc-p4
        strand memo "Formal and informal overlap in the fines" --code norms
        strand memo "Speaks of help as of a debt" --participant P3 --link code:norms
        strand memo "Debt runs through all" --whole-study --link 3f9a1c20
      """)

  @Argument(help: "The memo's text.")
  var text: String

  @Option(help: ArgumentHelp("On a coding, anybody's.", valueName: "id"))
  var coding: String?

  @Option(help: ArgumentHelp("On a transcript.", valueName: "name"), completion: .names(of: .transcript))
  var transcript: String?

  @Option(help: ArgumentHelp("On a code.", valueName: "code"), completion: .names(of: .code))
  var code: String?

  @Option(help: ArgumentHelp("On a participant: the id, else transcript/label.", valueName: "id"))
  var participant: String?

  @Flag(help: "On the study as a whole.")
  var wholeStudy = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "What the memo refers to: the id of a memo, or code:ID, transcript:NAME, participant:ID. Given twice, both.",
      valueName: "what"))
  var link: [String] = []

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if [coding, transcript, code, participant].compactMap({ $0 }).count + (wholeStudy ? 1 : 0) != 1 {
      throw ValidationError(
        "Say what the memo is on: exactly one of --coding, --transcript, --code, --participant and --whole-study.")
    }
  }

  func run() throws {
    let desk = try coder.desk(study)
    let subject: Decisions.Subject =
      if let coding {
        .coding(try ShortID.resolve(coding, among: desk.ledger().codings.map(\.id)))
      } else if let transcript {
        .transcript(try desk.transcript(named: transcript).name)
      } else if let participant {
        .participant(try desk.person(named: participant))
      } else if wholeStudy {
        .study
      } else {
        .code(try desk.code(code ?? "").id)
      }
    let links = try link.map(desk.memoLink)
    let event = try desk.decide(onTorn: { Console.warn([$0]) }) { try $0.memo(text, on: subject, links: links) }
    try output.show(DecisionReport.recorded(event, study: desk.configuration.name, coder: desk.coder.text))
  }
}
