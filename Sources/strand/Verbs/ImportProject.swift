public import ArgumentParser
import Basics
public import Exchange
import Foundation
import Importing
import Reports
import StudyDefinition
import StudyIndex

extension OffsetCounting.Unit: ExpressibleByArgument {}
extension OffsetCounting.LineEnds: ExpressibleByArgument {}

struct ImportProject: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-project",
    abstract: "Take a project of another program in: texts, codes, codings, memos, people.",
    discussion: """
      Reads REFI-QDA projects and codebooks (.qdpx and .qdc: ATLAS.ti, MAXQDA, NVivo, QualCoder, Quirkos, Transana …), \
      QualCoder's folders (.qda), Taguette's databases (.sqlite3), RQDA's (.rqda), tables of coded passages or of \
      codes (.csv, .tsv, .xlsx), and codings of `strand export codings` in each of its forms, Web Annotations (.jsonld) \
      of other programs included. Tables and annotations hold no texts: their passages go into transcripts that the \
      study has.

      The answer counts every kind of thing in the project and says where it went; it is kept as import-report.md and \
      import-report.json in the study. Importing the same project again adds only what is new. docs/exchange.md has the \
      details.

      EXAMPLES:
        strand import-project wells.qdpx --into wells
        strand import-project wells.qda --dry-run
        strand import-project segments.xlsx
        strand import-project wells.qdpx --into wells --offsets utf16 --line-ends crlf
      """)

  @Argument(help: "A project: a file, or QualCoder's folder.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "The study to put it into; made where there is none (default: the study of this folder).", valueName: "dir"),
    completion: .directory)
  var into: String?

  @Option(help: "What the program counts in a text (default: found out).")
  var offsets: OffsetCounting.Unit?

  @Option(help: "Whether a line end of two characters is one (lf) or two (crlf) (default: found out).")
  var lineEnds: OffsetCounting.LineEnds?

  @Option(help: "Whether a byte-order mark counts as a character (default: found out).")
  var mark: Mark?

  enum Mark: String, ExpressibleByArgument, CaseIterable {
    case counted
    case notCounted = "not-counted"
  }

  @Option(help: ArgumentHelp("Language of the texts (BCP 47; default: recognised).", valueName: "tag"))
  var language: String?

  @Flag(help: "Say what would be taken in, and write nothing.")
  var dryRun = false

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if into != nil, study.study != nil { throw ValidationError("--into and --study name the same thing: use one.") }
  }

  func run() throws {
    let folder = try into.map { StudyFolder(root: URL(fileURLWithPath: $0)) } ?? study.folder()
    let choice = OffsetChoice(unit: offsets, lineEnds: lineEnds, countsMark: mark.map { $0 == .counted })
    let project = try ProjectImport.read(
      URL(fileURLWithPath: file), shownAs: file, choice: choice, options: ImportOptions(language: language),
      transcripts: try folder.transcriptTexts(), now: Date())
    let placement = try ProjectPlacement(project, into: folder)
    let taken = ProjectTakenIn(file: file, project: project, steps: placement.steps, dryRun: dryRun)
    let report = ProjectImportReport.report(taken, study: folder.root.lastPathComponent)
    if !dryRun {
      try placement.makeStudy(for: project, language: language)
      try placement.write()
      if !placement.changesNothing {
        let written = try placement.writeReport([
          ("md", try Renderer.render(report, as: .markdown)), ("json", try Renderer.render(report, as: .json)),
        ])
        Console.say("Wrote \(written.joined(separator: " and ")).")
      }
    }
    try output.show(report)
  }
}
