import Analysis
import ArgumentParser
import Basics
import Codings
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex

struct Tag: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Code a passage by hand.",
    discussion: """
      The passage is named by its words, by turns or by characters (Unicode scalars of the body, counted from 0, the \
      end not included). In a quote, … stands for words left out. --from codes many, all or none; its columns are \
      transcript, code, one of quote (with nth), turn, or start and end, and, where wanted, note, memo, coder (in \
      whose journal) and date (when it was coded, in UTC).

      EXAMPLES:
        strand tag hc-p1 --code norms.formal --quote "It's there on the door"
        strand tag hc-p1 --code norms --code ties --quote "the paper … reads it"
        strand tag hc-p1 --code learning --turn 12-13 --note "hesitant"
        strand tag hc-p1 --code solidarity --chars 1042-1187 --as lin
        strand tag --from codings.csv --as lin
      """)

  @Argument(help: "The transcript's name.", completion: .names(of: .transcript))
  var transcript: String?

  @Option(
    parsing: .singleValue, help: ArgumentHelp("The code's id; given twice, both codes.", valueName: "code"),
    completion: .names(of: .code))
  var code: [String] = []

  @Option(help: ArgumentHelp("The words of the passage.", valueName: "text"))
  var quote: String?

  @Option(help: ArgumentHelp("Which one, when the words occur more than once; from 1.", valueName: "n"))
  var nth: Int?

  @Option(help: ArgumentHelp("A turn, or the first and the last; from 1.", valueName: "n[-m]"))
  var turn: String?

  @Option(help: ArgumentHelp("Characters of the body.", valueName: "start-end"))
  var chars: String?

  @Option(help: "A note on the coding.")
  var note: String?

  @Option(help: ArgumentHelp("A table of passages (CSV).", valueName: "file"), completion: .file(extensions: ["csv"]))
  var from: String?

  @Flag(help: "List every coding, not only how many there are.")
  var verbose = false

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if from != nil {
      let others: [Any?] = [transcript, code.first, quote, nth, turn, chars, note]
      if others.contains(where: { $0 != nil }) {
        throw ValidationError("--from takes everything from the table; leave the other options out.")
      }
      return
    }
    if transcript == nil || code.isEmpty {
      throw ValidationError("Name a transcript and --code, or a table with --from.")
    }
    if [quote, turn, chars].compactMap({ $0 }).count != 1 {
      throw ValidationError("Name the passage by exactly one of --quote, --turn and --chars.")
    }
    if let nth, nth < 1 || quote == nil { throw ValidationError("--nth is a number from 1 and needs --quote.") }
  }

  func run() throws {
    let desk = try coder.desk(study)
    let answers = try desk.tag(try requests()) { Console.warn([$0]) }
    say(answers.filter { $0.interviewer == .some }, "partly", "which are never counted; the rest counts.")
    say(answers.filter { $0.interviewer == .all }, "wholly", "and so never counted.")
    try output.show(
      DecisionReport.tagged(
        answers, study: desk.configuration.name, coder: desk.coder.text, listed: verbose || output.format != .text))
  }

  private func say(_ answers: [TagAnswer], _ how: String, _ consequence: String) {
    guard let first = answers.first else { return }
    let which =
      answers.count == 1
      ? "\(first.id.uuidString.lowercased().prefix(8)) is" : "\(answers.count) of the codings are"
    Console.say("Note: \(which) \(how) an interviewer's words, \(consequence)")
  }

  private func requests() throws -> [TagRequest] {
    if let from { return try TagTable.read(Files.read(URL(fileURLWithPath: from), shownAs: from), file: from) }
    let place: TagRequest.Place =
      if let quote {
        .quote(quote, nth: nth)
      } else if let turn {
        .turns(try PlaceNotation.turns(turn))
      } else {
        .characters(try PlaceNotation.characters(chars ?? ""))
      }
    return code.map { TagRequest(transcript: transcript ?? "", code: $0, place: place, note: note) }
  }
}
