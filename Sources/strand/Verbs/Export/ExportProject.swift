import ArgumentParser
import Basics
import Exchange
import Foundation
import Reports
import StudyIndex

struct ExportProject: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "Write the study as a project of another program.",
    discussion: """
      FILE.qdpx is a project in the REFI-QDA format, which ATLAS.ti, MAXQDA, NVivo, QualCoder, Quirkos and others \
      import; FOLDER.qda is a project of QualCoder. Codes, transcripts, codings with their coders and times, memos, \
      participants and their columns go into it; the answer lists what is in it in another form, and what is not. \
      docs/exchange.md has the details.

      EXAMPLES:
        strand export project study.qdpx
        strand export project study.qda
        strand export project study.qdpx --format json --output losses.json
      """)

  @Argument(help: ArgumentHelp("The project to write: .qdpx or .qda.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard ["qdpx", "qda"].contains(URL(fileURLWithPath: file).pathExtension.lowercased()) else {
      throw ValidationError("The name of a project ends with .qdpx (REFI-QDA) or .qda (QualCoder).")
    }
  }

  func run() throws {
    let study = try study.open()
    let contents = try StudyContents(of: study, version: Version.text)
    let url = URL(fileURLWithPath: file)
    let losses: ImportInventory
    if url.pathExtension.lowercased() == "qda" {
      losses = try QualCoderWriter.write(contents, to: url, shownAs: file, time: Date())
      Console.say("Wrote \(file).")
    } else {
      let (archive, inventory) = try REFIProjectWriter.write(contents)
      try OutputOptions.write(archive, to: file)
      losses = inventory
    }
    Console.warn(try study.remarks())
    try output.show(ProjectExportReport.report(losses, file: file, of: study))
  }
}
