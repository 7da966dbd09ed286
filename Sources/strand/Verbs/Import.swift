import ArgumentParser
import Basics
import Deciding
import Foundation
import Importing
import Reports
import StudyDefinition
import StudyIndex

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take interviews in: any supported format becomes transcripts/NAME.txt.",
    discussion: """
      Says what it recognised (speakers, roles, turns, dates) and what it left out. Where it is wrong, import again \
      with --speaker, or correct the front matter of the transcript.

      Formats: text and Markdown in any encoding, Word (.docx), OpenDocument (.odt), Rich Text (.rtf), HTML, PDF, \
      subtitles (.vtt, .srt), what Otter, Zoom, Teams, Trint and Descript export, and tables (.csv, .tsv, .xlsx) with \
      an utterance or an open answer a row. A folder means all files in it. docs/importing.md has the details.

      EXAMPLES:
        strand import interviews/*.docx
        strand import interviews/ --comments memos
        strand import survey.csv --columns id=ResponseID,text=Q12 --participants
        strand import P1.txt --speaker "I=interviewer" --speaker "X=HC-P1"
        strand import P1.txt --speaker-pattern "(?<speaker>[A-Z]+) - (?<text>.*)"
        strand import old.txt --encoding GB18030 --language zh
        strand import P1-corrected.docx --name p1 --replace
      """)

  @Argument(help: "Files to take in, or folders with them.", completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("The transcript's name (default: from the file's name); one file only.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Who a label at line beginnings is: interviewer, participant, other, none (no label), or a participant's id.",
      valueName: "label=role"))
  var speaker: [String] = []

  @Option(
    help: ArgumentHelp(
      "How turns begin: a regular expression with the named groups speaker, and perhaps time and text.",
      valueName: "regex"))
  var speakerPattern: String?

  @Option(help: ArgumentHelp("Language of the interviews (BCP 47: en, zh, da).", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("Encoding of text files (default: recognised).", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "Which columns of a table are what: speaker, text, time, id (default: by their headings).",
      valueName: "part=heading,…"))
  var columns: String?

  @Option(help: ArgumentHelp("The sheet of a workbook (default: the first).", valueName: "name"))
  var sheet: String?

  @Option(help: "Comments in the margin: counted and left out (none), or put into your journal (memos).")
  var comments = Comments.none

  enum Comments: String, ExpressibleByArgument, CaseIterable {
    case none
    case memos
  }

  @Flag(help: "Add a row to participants.csv for each id that is not there yet.")
  var participants = false

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
  }

  func run() throws {
    let files = try ImportFiles(files)
    if files.files.count > 1, name != nil || title != nil { throw Problem.nameForSeveral() }
    let session = try replace || comments == .memos ? coder.desk(study) : nil
    var taking = StudyImport(
      try study.folder(), options: try options(), replacing: try replacing(session),
      memos: comments == .memos ? session : nil, addsParticipants: participants, isDryRun: dryRun)
    if let warning = files.warning { Console.warn([warning]) }
    let progress = ProgressLine(label: "Importing")
    taking.take(
      files.files, name: name, progress: { progress.show($0, of: files.files.count) },
      onTorn: { Console.warn([$0]) })
    progress.clear()
    if !taking.taken.isEmpty {
      try output.show(ImportReport.report(taking.taken, study: taking.folder.root.lastPathComponent))
    }
    if let carried = try taking.carryCodings(onTorn: { Console.warn([$0]) }) {
      for line in ReanchoringReport(carried.plan, written: carried.written).summary { Console.say(line) }
    }
    if !taking.problems.isEmpty { throw Problems(taking.problems) }
  }

  private func replacing(_ session: CodingSession?) throws -> StudyImport.Replacing {
    guard replace, let session else { return .no }
    return .yes(try ReplacedTranscripts(session) { try study.open() })
  }

  private func options() throws -> ImportOptions {
    ImportOptions(
      encoding: encoding, language: language, speakers: try speaker.map(SpeakerChoice.init(parsing:)),
      speakerPattern: try speakerPattern.map(SpeakerPattern.init(parsing:)), title: title,
      keepsComments: comments == .memos, columns: try columns.map(RowColumns.init(parsing:)), sheet: sheet)
  }
}

extension Problem {
  fileprivate static func nameForSeveral() -> Problem {
    Problem(
      .usage, "--name and --title are for one file, and several are to be imported", remedy: "Import it by itself.")
  }
}
