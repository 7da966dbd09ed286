public import ArgumentParser
import Basics
import Foundation
public import Publishing
import StudyIndex

extension WholeReport.Form: ExpressibleByArgument {}

struct WriteReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of all that study.yaml declares, as a page or a Word document.",
    discussion: """
      What `strand run` puts into results/report.html, by itself: methods, participants, each analysis, every quote, \
      the transcripts. In Word, headings, captions and quotes have Word's own styles, notes are at the foot of the \
      page, and numbers lead to their quotes. Pictures in Word need rsvg-convert (librsvg).

      EXAMPLES:
        strand report --output report.docx
        strand report --output report.html --no-transcripts
      """)

  @Option(name: .shortAndLong, help: "The form of the report (default: by the ending of --output, else html).")
  var format: WholeReport.Form?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output, which is not for Word).", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Leave the transcripts out.")
  var noTranscripts = false

  @OptionGroup var blind: BlindOptions
  @OptionGroup var study: StudyOptions

  private var chosen: WholeReport.Form {
    get throws {
      let ending = output.map { URL(fileURLWithPath: $0).pathExtension.lowercased() } ?? ""
      let said = ending == "htm" ? .html : WholeReport.Form(rawValue: ending)
      guard let form = format ?? said ?? (ending.isEmpty ? .html : nil), said == nil || said == form else {
        throw ValidationError("The report cannot be written as .\(ending): .html and .docx can be.")
      }
      return form
    }
  }

  func validate() throws {
    if try chosen == .docx, output == nil { throw ValidationError("--format docx needs --output FILE.") }
  }

  func run() throws {
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: blind.blind)
    Console.warn(try study.remarks())
    var request = RunRequest(version: Version.text, path: ProcessInfo.processInfo.environment["PATH"])
    request.includesTranscripts = !noTranscripts
    let report = try WholeReport(study, request)
    let form = try chosen
    if form == .docx, report.lacksPictures {
      Console.say("Figures are left out: install rsvg-convert (librsvg) for pictures in Word.")
    }
    let bytes = try report.bytes(form)
    if let output { try OutputOptions.write(bytes, to: output) } else { try Console.writeResult(bytes) }
  }
}
