import Analysis
import ArgumentParser
import Basics
import Codebooks
import Exchange
import Foundation
import Reports
import StudyIndex

/// The forms in which a codebook is written, by their endings.
enum CodebookForm: String, CaseIterable {
  case md
  case docx
  case csv
  case qdc
}

struct ExportCodebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Write the codebook for an appendix, or for another program.",
    discussion: """
      The file's ending decides the form: .docx (Word) and .md (Markdown) for an appendix, .csv for a spreadsheet, .qdc \
      (REFI-QDA) for MAXQDA, NVivo, ATLAS.ti, QualCoder and others. Each code with its definition, when to use it and when \
      not, and examples; rules are not in it. `strand import-project` reads the .csv and the .qdc again.

      EXAMPLES:
        strand export codebook codebook.docx
        strand export codebook norms.md --code norms
        strand export codebook codebook.csv
      """)

  @Argument(help: "The file to write.", completion: .file())
  var file: String

  @Option(
    name: .customLong("code"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only this code, with those below it. May be given several times.", valueName: "code"),
    completion: .names(of: .code))
  var codes: [String] = []

  @OptionGroup var study: StudyOptions

  private var form: CodebookForm? {
    CodebookForm(rawValue: URL(fileURLWithPath: file).pathExtension.lowercased())
  }

  func validate() throws {
    if form == nil {
      throw ValidationError(
        "A codebook is written as .md, .docx, .csv or .qdc: name a file that ends so.")
    }
  }

  func run() throws {
    let study = try study.open()
    Console.warn(try study.remarks())
    let appendix = try CodebookAppendix(study, codes: codes)
    try OutputOptions.write(try bytes(appendix), to: file)
    let rules = appendix.codes.reduce(0) { $0 + $1.rules.count }
    if rules > 0 {
      Console.say("Left out: \(rules) \(rules == 1 ? "rule" : "rules"), which stay in the study's codebook/.")
    }
  }

  private func bytes(_ appendix: CodebookAppendix) throws -> [UInt8] {
    switch form {
    case .md: Array(appendix.markdown.utf8)
    case .docx: try Renderer.bytes(appendix.report(), as: .docx)
    case .qdc:
      try REFICodebookWriter.write(appendix.codes, version: Version.text) {
        Console.say("Left out: \($0) control \($0 == 1 ? "character" : "characters"), which XML does not have.")
      }
    case .csv, nil: try Renderer.bytes(appendix.report(), as: .csv)
    }
  }
}
