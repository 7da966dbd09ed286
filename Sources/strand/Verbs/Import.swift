import ArgumentParser
import Foundation
import Ground
import Importing
import Reports
import Studies

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take interviews in: any supported format becomes transcripts/NAME.txt.",
    discussion: """
      Says what it recognised (speakers, roles, turns, dates) and what it left out. Where it is wrong, import again \
      with --speaker, or correct the front matter of the transcript. Formats: .txt and .md in any encoding, .docx.

      EXAMPLES:
        strand import interviews/*.docx
        strand import P1.txt --speaker "I=interviewer" --speaker "X=HC-P1"
        strand import old.txt --encoding GB18030 --language zh
        strand import P1-corrected.docx --name p1 --replace
      """)

  @Argument(help: "Files to take in.", completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("The transcript's name (default: from the file's name); one file only.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Who a label is: interviewer, participant, other, none (no label), or a participant's id.",
      valueName: "label=role"))
  var speaker: [String] = []

  @Option(help: ArgumentHelp("Language of the interviews (BCP 47: en, zh, da).", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("Encoding of text files (default: recognised).", valueName: "name"))
  var encoding: String?

  @Option(help: "Title for the front matter; one file only.")
  var title: String?

  @Flag(help: "Replace a transcript of the same name; its codings are carried to the new text.")
  var replace = false

  @Flag(help: "Say what would be taken in, and write nothing.")
  var dryRun = false

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("Name at least one file.") }
    if files.count > 1, name != nil || title != nil {
      throw ValidationError("--name and --title are for one file; import the others separately.")
    }
  }

  func run() throws {
    let desk = ImportDesk(try study.folder())
    let options = ImportOptions(
      encoding: encoding, language: language, speakers: try speaker.map(SpeakerChoice.init(parsing:)), title: title)
    let replaced = replace ? try ReplacedTranscripts(study, coder) : nil
    var taken: [TakenIn] = []
    var problems: [Problem] = []
    let progress = ProgressLine(label: "Importing")
    for (index, file) in files.enumerated() {
      do {
        let one = try desk.take(
          file, name: name, options: options, replace: replace, dryRun: dryRun, besides: taken.map(\.target))
        taken.append(one)
      } catch let problem as Problem {
        problems.append(problem)
      } catch let found as Problems {
        problems += found.all
      }
      progress.show(index + 1, of: files.count)
    }
    progress.clear()
    if !taken.isEmpty { try output.show(ImportReport.report(taken, study: desk.folder.root.lastPathComponent)) }
    try replaced?.carry(taken)
    if !problems.isEmpty { throw Problems(problems) }
  }
}
