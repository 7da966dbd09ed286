import Analysis
public import ArgumentParser
import Basics
import Foundation
import Reports
import Respondents
public import StudyDefinition
import StudyIndex

extension QuantifiedCode.Measure: ExpressibleByArgument {}

/// The forms in which quantified codes are had: those of every answer, and an SPSS file.
enum QuantifyFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case csv
  case json
  case markdown
  case html
  case latex
  case xlsx
  case docx
  case sav
}

struct Quantify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quantify",
    abstract: "Make variables of codes: who mentions what, joined to the survey.",
    discussion: """
      One row a person. Without CODES the variables are those that study.yaml declares under `quantified:`, which \
      describe and regress know too; without any, all codes. CSV, JSON and SPSS also have the columns of \
      participants.csv and the survey's answers of participants who are respondents.

      EXAMPLES:
        strand quantify
        strand quantify norms solidarity --as mentioned --as rate
        strand quantify --where "survey.age >= 50" --format csv --output codes.csv
        strand quantify --output codes.sav
      """)

  @Argument(help: "Codes; a code counts with those below it.", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    name: .customLong("as"), parsing: .singleValue,
    help: """
      0 or 1 for who mentions the code, the number of segments, or segments per 1,000 words. May be given several times.
      """)
  var measures: [QuantifiedCode.Measure] = []

  @Option(
    name: .shortAndLong, help: "The form of the result (default: sav where --output ends so, else text).")
  var format: QuantifyFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions

  private var chosen: QuantifyFormat {
    get throws {
      if let format {
        if let form = OutputFormat(rawValue: format.rawValue) { _ = try OutputFormat.chosen(form, for: output) }
        return format
      }
      if output?.lowercased().hasSuffix(".sav") == true { return .sav }
      return QuantifyFormat(rawValue: try OutputFormat.chosen(nil, for: output).rawValue) ?? .text
    }
  }

  func validate() throws {
    do {
      let chosen = try chosen
      if chosen == .sav, output == nil { throw ValidationError("--format sav needs --output FILE.") }
      if let form = OutputFormat(rawValue: chosen.rawValue) {
        try OutputOptions.refuseTerminal(form, output: output)
      }
    } catch let problem as Problem {
      throw ValidationError("\(problem)")
    }
  }

  var request: QuantificationRequest {
    var request = QuantificationRequest()
    request.filter = filter.narrowing(people.narrowing(request.filter, to: codes))
    request.measures = measures
    return request
  }

  func run() throws {
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: people.blind)
    let answer = try request.answer(study)
    let chosen = try chosen
    Console.warn(try request.remarks(study))
    switch chosen {
    case .csv: try write(SurveyWriter.csv(answer.table))
    case .sav:
      Console.warn(SurveyWriter.losses(inSPSS: answer.table))
      try write(try SurveyWriter.sav(answer.table, shownAs: output ?? ""))
    default:
      let style = output == nil ? Console.outputStyle : .plain
      let form = OutputFormat(rawValue: chosen.rawValue) ?? .text
      try write(try Renderer.bytes(answer.report(), as: form, style: style))
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    if let output { try OutputOptions.write(bytes, to: output) } else { try Console.writeResult(bytes) }
  }
}
