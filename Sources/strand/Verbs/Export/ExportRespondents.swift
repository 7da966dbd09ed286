import Analysis
import ArgumentParser
import Basics
import Foundation
import Reports
import Respondents
import StudyIndex

/// The forms in which respondents are written.
enum RespondentsFormat: String, CaseIterable, ExpressibleByArgument {
  case csv
  case json
  case sav
}

struct ExportRespondents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "respondents",
    abstract: "Write the survey's table with counted and derived variables and the scales' scores.",
    discussion: """
      Columns are called as study.yaml's models name them, so that R, SPSS or Stata can repeat every model. An SPSS \
      file contains labels, missing codes and dates; in CSV and JSON missing answers are empty, days are written \
      2020-07-29, and JSON has the labels under "variables".

      EXAMPLES:
        strand export respondents --output respondents.csv
        strand export respondents age hukou neighborly --labels
        strand export respondents --original --output survey.sav
        strand export respondents --format json
      """)

  @Argument(help: "Variables and scales (default: all).", completion: .names(of: .variable))
  var variables: [String] = []

  @Option(name: .shortAndLong, help: "The form of the table (default: by the ending of --output, else csv).")
  var format: RespondentsFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output, which is not for sav).", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Only the variables of the survey's own file, without what study.yaml makes of them.")
  var original = false

  @Flag(help: "Write what answers are called instead of their codes (csv and json; sav has both).")
  var labels = false

  @OptionGroup var study: StudyOptions

  private var chosen: RespondentsFormat {
    let ending = output.map { URL(fileURLWithPath: $0).pathExtension.lowercased() }
    return format ?? ending.flatMap(RespondentsFormat.init(rawValue:)) ?? .csv
  }

  func validate() throws {
    let ending = output.map { URL(fileURLWithPath: $0).pathExtension.lowercased() } ?? ""
    if format == nil, !ending.isEmpty, RespondentsFormat(rawValue: ending) == nil {
      throw ValidationError("The table of respondents cannot be written as .\(ending): .csv, .json and .sav can be.")
    }
    if chosen == .sav, output == nil { throw ValidationError("--format sav needs --output FILE.") }
    if chosen == .sav, labels { throw ValidationError("--labels is for csv and json; an SPSS file has the labels.") }
  }

  func run() throws {
    let study = try study.open(for: .survey)
    // Codes that study.yaml makes variables are among the columns.
    try BlindOptions.hideOthers(in: study, asked: false)
    let survey = try SurveyView(of: study)
    Console.warn(survey.data.failureRemarks)
    let table = try survey.respondents(variables, original: original)
    let shown = labels ? table.labelled() : table
    switch chosen {
    case .csv: try write(SurveyWriter.csv(shown))
    case .json:
      let report = try RespondentsReport.report(shown, study: survey.study, inputs: study.surveyInputs())
      try write(Array(try Renderer.render(report, as: .json).utf8))
    case .sav:
      Console.warn(SurveyWriter.losses(inSPSS: shown))
      try write(try SurveyWriter.sav(shown, shownAs: output ?? ""))
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    if let output { try OutputOptions.write(bytes, to: output) } else { try Console.writeResult(bytes) }
  }
}
